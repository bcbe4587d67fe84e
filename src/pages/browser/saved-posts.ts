import { base, onChange, recall, remember } from './device-store.ts'

/** What is told of a saved post, also when its page is gone. */
export interface SavedPost {
  readonly permalink: string
  readonly title: string
  readonly author: string
  readonly date: string
  readonly lang: string
}

const mostSaved = 1000

/** How long it is said that a post could not be saved, in milliseconds. */
const shown = 4000

/** Make `[data-save]` buttons, which hold a permalink, save the post of their article, or take it back. */
export function watchSaveButtons(): void {
  const show = (): void => {
    const saved = new Set(recallSaved().map(({ permalink }) => permalink))
    for (const button of document.querySelectorAll<HTMLElement>('[data-save]'))
      button.ariaPressed = String(saved.has(button.dataset.save ?? ''))
  }
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-save]')
    if (!button) return
    if (!toggle(describe(button))) sayFull(button)
    show()
  })
  onChange(show)
  show()
}

/** List the saved posts, the latest first. */
export function recallSaved(): readonly SavedPost[] {
  return recall('saved', isSavedPost)
}

/** Save a post, or take it back if it is saved. Returns whether that worked: the list has a limit, as has the browser. */
function toggle(post: SavedPost): boolean {
  const saved = recallSaved()
  const others = saved.filter(({ permalink }) => permalink !== post.permalink)
  if (others.length < saved.length) return remember('saved', others)
  if (saved.length >= mostSaved || !remember('saved', [post, ...saved])) return false
  // The service worker keeps what it answers with: a saved post can be read without a connection.
  if (navigator.serviceWorker?.controller) fetch(base + post.permalink.slice(1)).catch(() => {})
  return true
}

function describe(button: HTMLElement): SavedPost {
  const post = button.closest<HTMLElement>('.h-entry')
  const textOf = (selector: string) => post?.querySelector(selector)?.textContent ?? ''
  return {
    permalink: button.dataset.save ?? '',
    title: textOf(':is(h1, h2, h3, h4, h5, h6) bdi'),
    author: textOf('.p-name'),
    date: post?.querySelector('time')?.dateTime ?? '',
    lang: post?.lang ?? '',
  }
}

function sayFull(button: HTMLElement): void {
  const status = button.parentElement?.querySelector('[role="status"]')
  if (!status) return
  status.textContent = button.dataset.full ?? ''
  setTimeout(() => {
    status.textContent = ''
  }, shown)
}

function isSavedPost(value: unknown): value is SavedPost {
  const fields = ['permalink', 'title', 'author', 'date', 'lang'] as const
  const post = value as Partial<SavedPost> | null
  return typeof post === 'object' && fields.every(field => typeof post?.[field] === 'string')
}
