import type { Story } from '../../archive/stories.ts'
import type { Day, RenderedLead, RenderedPost } from '../../model.ts'

/** A feed, whatever its format: the newest items, newest first. */
export interface Feed {
  /** Site path of the feed without extension: `/feed`, `/authors/ann/feed`. */
  readonly path: string
  /** Site path of the page with the same posts. */
  readonly page: string
  readonly title: string
  readonly description: string
  readonly items: readonly FeedItem[]
}

/** An item of a feed: a post, or a digest with all posts of a day or a week. */
export interface FeedItem {
  /** Site path of the page; its address is the item's id too. */
  readonly path: string
  readonly title: string
  /** The content's day; of a digest, its last. */
  readonly date: Day
  /** The day on which the content last changed: never before `date`. */
  readonly updated: Day
  /** What the curator says of the digest. */
  readonly lead?: RenderedLead | undefined
  /** Those of its posts that stand together. */
  readonly stories?: readonly Story[]
  /** In the order of the page. */
  readonly posts: readonly [RenderedPost, ...RenderedPost[]]
  readonly kind: 'post' | 'digest'
}

/**
 * Write the moment that stands for a day: noon UTC, which is on that day in every time zone from UTC−12 to UTC+11. A dump
 * says no more than the day, and the time of the build would change every feed with every build.
 */
export function momentOf(date: Day): string {
  return `${date}T12:00:00Z`
}
