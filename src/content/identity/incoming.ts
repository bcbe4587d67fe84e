import type { Entry, Post } from '../../model.ts'
import { hashEntry } from '../import-mark.ts'
import { makePost } from '../make-post.ts'

/** An entry on its way into content/posts. */
export interface Incoming {
  readonly feed: string
  readonly entry: Entry
  /** `hashEntry` of it. */
  readonly hash: string
  /** The post it makes at a permalink; made once, and only where it is asked for: parsing Markdown is the cost of an import. */
  readonly post: (permalink: string) => Post
}

export function prepareEntry(feed: string, entry: Entry): Incoming {
  let made: Post | undefined
  return {
    feed,
    entry,
    hash: hashEntry(entry),
    post: permalink => {
      made ??= makePost(feed, entry, permalink)
      return { ...made, permalink }
    },
  }
}
