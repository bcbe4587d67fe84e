import { hashVersions, readMark } from '../import-mark.ts'
import type { StoredPost } from '../read-posts.ts'
import { postKey } from './compared-text.ts'
import type { Incoming } from './incoming.ts'

/** A dump that is another one under a new name holds more than this part of its posts. */
const leastShared = 1 / 2

/**
 * Find the dumps that were renamed, by what they hold: old name → name of the dump whose entries are more than half of its
 * posts. Only dumps that are not there (`isThere`) can have another name now, and an entry that has a post of its own dump
 * tells nothing: its dump was there beside the other, of which it is a copy.
 */
export function findRenamedDumps(
  entries: readonly Incoming[],
  stored: readonly StoredPost[],
  isThere: (feed: string) => boolean,
): ReadonlyMap<string, string> {
  const left = stored.filter(({ post }) => !isThere(post.feed))
  if (left.length === 0) return new Map()
  const hashOf = (post: StoredPost) => readMark(post.text)?.entry
  const owned = new Set(
    stored.filter(({ post }) => isThere(post.feed)).map(stored => `${stored.post.feed} ${hashOf(stored)}`),
  )
  const hashed = entries.map(incoming => ({ ...incoming, hashes: hashVersions(incoming.entry) }))
  const free = hashed.filter(({ feed, hashes }) => !hashes.some(hash => owned.has(`${feed} ${hash}`)))
  const byHash = new Map(free.flatMap(({ feed, hashes }) => hashes.map(hash => [hash, feed] as const)))
  // Making posts of all entries is the cost of an import: only for archives from before there were marks.
  const byText = new Map(
    left.every(hashOf) ? [] : free.map(({ post, feed }) => [postKey(post('/')), feed] as const),
  )
  const counts = new Map<string, { all: number; readonly shared: Map<string, number> }>()
  for (const stored of left) {
    const { post } = stored
    const count = counts.get(post.feed) ?? { all: 0, shared: new Map<string, number>() }
    counts.set(post.feed, count)
    count.all++
    const feed = byHash.get(hashOf(stored) ?? '') ?? byText.get(byText.size > 0 ? postKey(post) : '')
    if (feed !== undefined) count.shared.set(feed, (count.shared.get(feed) ?? 0) + 1)
  }
  const renamed = new Map<string, string>()
  for (const [old, { all, shared }] of counts) {
    for (const [feed, number] of shared) if (number > all * leastShared) renamed.set(old, feed)
  }
  return renamed
}
