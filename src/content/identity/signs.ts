import { handleKey } from '../../feed/handle.ts'
import { statusIdOf } from '../../feed/status-url.ts'
import { memoize } from '../../memoize.ts'
import { readMark } from '../import-mark.ts'
import type { StoredPost } from '../read-posts.ts'
import { postKey } from './compared-text.ts'
import type { Incoming } from './incoming.ts'

/** A sign that an entry and a stored post are the same: both have this key. A stored post may have none. */
export interface Sign {
  readonly ofEntry: (incoming: Incoming) => string
  readonly ofStored: (stored: StoredPost) => string | undefined
}

export interface Signs {
  /** The surest first. An entry that is the very same comes before a number that is: renumbering leaves the number to another. */
  readonly within: readonly Sign[]
  /** Of posts that went from one dump to another; only for dumps imported together, or each would take them from the other. */
  readonly across: readonly Sign[]
  /** Of posts whose text became another: a placeholder filled in, a wrong text mended. Only for what nothing else tells. */
  readonly inPlace: readonly Sign[]
}

/** Name the dump that a stored post is counted to. */
export type FeedOf = (stored: StoredPost) => string

/**
 * Make the signs of one import. Numbers and days of stored posts are those that import found, whatever the curator made of
 * them since. What costs time to find is found once. Of an `unreadable` file, day and number say enough.
 */
export function createSigns(feedOf: FeedOf, unreadable: ReadonlySet<StoredPost>): Signs {
  const markOf = memoize((stored: StoredPost) => readMark(stored.text))
  const sameEntry: Sign = { ofEntry: ({ hash }) => hash, ofStored: stored => markOf(stored)?.entry }
  const sameText: Sign = {
    ofEntry: memoize((incoming: Incoming) => postKey(incoming.post('/'))),
    ofStored: memoize(({ post }: StoredPost) => postKey(post)),
  }
  const feed: Sign = { ofEntry: ({ feed }) => feed, ofStored: feedOf }
  const number: Sign = {
    ofEntry: ({ entry }) => `${entry.number}`,
    ofStored: stored => `${(markOf(stored) ?? stored.post).number}`,
  }
  const date: Sign = {
    ofEntry: ({ entry }) => entry.date,
    ofStored: stored => (markOf(stored) ?? stored.post).date,
  }
  const handle: Sign = {
    ofEntry: ({ entry }) => handleKey(entry.parts[0].handle),
    ofStored: ({ post }) => handleKey(post.handle),
  }
  const status: Sign = {
    ofEntry: ({ entry: { parts, source } }) => statusIdOf({ handle: parts[0].handle, source }) ?? '',
    ofStored: ({ post }) => statusIdOf(post),
  }
  const isUnreadable: Sign = {
    ofEntry: () => '',
    ofStored: stored => (unreadable.has(stored) ? '' : undefined),
  }
  return {
    within: [
      ...[sameEntry, sameText].flatMap(same => [
        join([feed, number, date, same]),
        join([feed, number, same]),
        join([feed, date, same]),
        join([feed, same]),
      ]),
      join([feed, status]),
    ],
    across: [sameEntry, sameText],
    inPlace: [join([isUnreadable, feed, number, date]), join([feed, number, date, handle])],
  }
}

function join(signs: readonly Sign[]): Sign {
  return {
    ofEntry: incoming => signs.map(({ ofEntry }) => ofEntry(incoming)).join('\n'),
    ofStored: stored => {
      const keys = signs.map(({ ofStored }) => ofStored(stored))
      return keys.includes(undefined) ? undefined : keys.join('\n')
    },
  }
}
