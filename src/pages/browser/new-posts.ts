import { recall, remember } from './device-store.ts'
import { listShownPosts, shownPost } from './shown-posts.ts'

/** A visit ends when a page was not opened for so long, in milliseconds. */
const visitGap = 30 * 60 * 1000

/** Pages whose posts are remembered, the latest opened first. */
const mostPages = 40

/** Of a page, when it was opened last, and the permalinks that it showed on the visit before and on this one. */
type Visit = readonly [page: string, at: number, before: readonly string[], now: readonly string[]]

/**
 * Set the posts that are new on home or a digest apart from those that the page had when the reader was there last: where
 * they border on each other, an attribute tells the stylesheet to say so. It takes no room, so that nothing moves.
 */
export function markNewPosts(now = Date.now()): void {
  const posts = listShownPosts().filter(({ element }) => element.closest('.posts, .day'))
  if (posts.length === 0) return
  const page = location.pathname
  const visits = recall('visits', isVisit)
  const last = visits.find(visit => visit[0] === page)
  const before = !last ? [] : now - last[1] > visitGap ? last[3] : last[2]
  const shown = posts.map(({ permalink }) => permalink)
  const others = visits.filter(visit => visit !== last)
  remember('visits', [[page, now, before, shown] satisfies Visit, ...others].slice(0, mostPages))
  if (before.length === 0) return

  const label = document.querySelector<HTMLElement>('main')?.dataset.newSince ?? ''
  const known = new Set(before)
  for (const [index, { permalink, element }] of posts.entries()) {
    const previous = posts[index - 1]
    if (!previous || known.has(permalink) === known.has(previous.permalink)) continue
    outermost(element).setAttribute(known.has(permalink) ? 'data-new-above' : 'data-new-below', label)
  }
}

/** Find the largest part of the page that begins with a post: a day with its heading rather than its first post. */
function outermost(post: Element): Element {
  let part = post
  for (let parent = part.parentElement; parent; parent = part.parentElement) {
    if (parent.matches('main, .posts') || parent.querySelector(shownPost) !== post) break
    part = parent
  }
  return part
}

function isVisit(value: unknown): value is Visit {
  if (!Array.isArray(value)) return false
  const [page, at, before, now] = value
  return typeof page === 'string' && typeof at === 'number' && Array.isArray(before) && Array.isArray(now)
}
