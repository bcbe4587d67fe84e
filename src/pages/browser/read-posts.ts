import { onChange, recall, remember } from './device-store.ts'
import { listShownPosts, type ShownPost } from './shown-posts.ts'

/** Permalinks that are remembered, the newest last. */
const mostRead = 2000

/**
 * Make posts that were read calmer, by `data-read`. A post is read when its page was opened, or when it was scrolled by in
 * a digest: it was in view and left by the top, or was in view at the end of the page. That shows on the next page.
 */
export function watchReadPosts(): void {
  const posts = listShownPosts()
  const inFull = posts.filter(({ element }) => element.matches('article'))
  const mark = (): void => {
    const read = new Set(recallRead())
    for (const { permalink, element } of posts) {
      if (element.closest('.posts, .lines')) element.toggleAttribute('data-read', read.has(permalink))
    }
  }
  mark()
  onChange(mark)
  if (document.querySelector('.posts')) watchPassing(inFull)
  else keepRead(inFull)
}

function watchPassing(posts: readonly ShownPost[]): void {
  const foot = document.querySelector('.site-footer')
  const byElement = new Map(posts.map(post => [post.element, post]))
  const inView = new Set<ShownPost>()
  const observer = new IntersectionObserver(entries => {
    const passed: ShownPost[] = []
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const post = byElement.get(target)
      if (post && isIntersecting) inView.add(post)
      else if (post && inView.delete(post) && boundingClientRect.top < 0) passed.push(post)
    }
    if (entries.some(({ target, isIntersecting }) => target === foot && isIntersecting))
      passed.push(...inView)
    keepRead(passed)
  })
  for (const element of [...byElement.keys(), ...(foot ? [foot] : [])]) observer.observe(element)
}

function keepRead(posts: readonly ShownPost[]): void {
  if (posts.length === 0) return
  const permalinks = posts.map(({ permalink }) => permalink)
  remember('read', [...new Set([...recallRead(), ...permalinks])].slice(-mostRead))
}

function recallRead(): readonly string[] {
  return recall('read', value => typeof value === 'string')
}
