import { base } from './device-store.ts'

/** Selects posts, as lines or in full. */
export const shownPost = '.lines > li, .h-entry'

/** A post that a page shows, in full or as a line. */
export interface ShownPost {
  /** What identifies it, without the site's base. */
  readonly permalink: string
  readonly element: Element
}

/** List the posts of a page's lists and digests, in their order. */
export function listShownPosts(): readonly ShownPost[] {
  return Array.from(document.querySelectorAll(shownPost), element => ({
    permalink: permalinkOf(element),
    element,
  }))
}

function permalinkOf(element: Element): string {
  const link = element.querySelector<HTMLAnchorElement>(element.matches('.h-entry') ? '.u-url' : 'a')
  return link?.pathname.replace(base, '/') ?? ''
}
