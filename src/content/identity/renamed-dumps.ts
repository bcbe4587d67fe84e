import { hashVersions, readMark } from '../import-mark.ts'
import type { StoredPost } from '../read-posts.ts'
import { postKey } from './compared-text.ts'
import type { Incoming } from './incoming.ts'

/** A dump that is another one under a new name holds more than this part of its posts. */
const leastShared = 1 / 2

/**
 * Find the dumps that were renamed, by what they hold: old name → name of the dump whose entries are more than half of its
 * posts. `stored` are the posts of dumps that are no longer there.
 */
export function findRenamedDumps(
  entries: readonly Incoming[],
  stored: readonly StoredPost[],
): ReadonlyMap<string, string> {
  const hasMark = (post: StoredPost) => readMark(post.text) !== undefined
  const byHash = new Map(
    entries.flatMap(({ entry, feed }) => hashVersions(entry).map(hash => [hash, feed] as const)),
  )
  // Making posts of all entries is the cost of an import: only for archives from before there were marks.
  const byText = new Map(
    stored.every(hasMark) ? [] : entries.map(({ post, feed }) => [postKey(post('/')), feed]),
  )
  const counts = new Map<string, { all: number; readonly shared: Map<string, number> }>()
  for (const { text, post } of stored) {
    const count = counts.get(post.feed) ?? { all: 0, shared: new Map<string, number>() }
    counts.set(post.feed, count)
    count.all++
    const feed = byHash.get(readMark(text)?.entry ?? '') ?? byText.get(byText.size > 0 ? postKey(post) : '')
    if (feed !== undefined) count.shared.set(feed, (count.shared.get(feed) ?? 0) + 1)
  }
  const renamed = new Map<string, string>()
  for (const [old, { all, shared }] of counts) {
    for (const [feed, number] of shared) if (number > all * leastShared) renamed.set(old, feed)
  }
  return renamed
}
