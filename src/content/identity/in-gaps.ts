import { groupBy } from '../../group-by.ts'
import { readMark } from '../import-mark.ts'
import type { StoredPost } from '../read-posts.ts'
import type { Incoming } from './incoming.ts'
import type { FeedOf } from './signs.ts'

/** A gap that holds more stored posts says little of which is which. */
const widestGap = 8

/**
 * Find, for entries without a match, the stored posts that stand between the posts of the entries above and below them. Linear but for sorting.
 */
export function findInGaps(
  entries: readonly Incoming[],
  stored: readonly StoredPost[],
  matched: ReadonlyMap<Incoming, StoredPost>,
  feedOf: FeedOf,
): ReadonlyMap<Incoming, readonly StoredPost[]> {
  const found = new Map<Incoming, readonly StoredPost[]>()
  const storedByFeed = groupBy(stored, feedOf)
  for (const [feed, own] of groupBy(entries, incoming => incoming.feed)) {
    const inOrder = sortByNumber(storedByFeed.get(feed) ?? [])
    const positions = new Map(inOrder.map((post, index) => [post, index]))
    const positionOf = (incoming: Incoming) => {
      const post = matched.get(incoming)
      return post && positions.get(post)
    }
    const below = positionsBelow(own.map(positionOf), inOrder.length)
    let above = -1
    for (const [index, incoming] of own.entries()) {
      const position = positionOf(incoming)
      const gap = inOrder.slice(above + 1, Math.min(below[index] ?? 0, above + 2 + widestGap))
      if (position !== undefined) above = position
      else if (gap.length > 0 && gap.length <= widestGap) found.set(incoming, gap)
    }
  }
  return found
}

/** Find for each entry the position of the next matched one below it. */
function positionsBelow(positions: readonly (number | undefined)[], end: number): readonly number[] {
  const below: number[] = []
  let next = end
  for (let index = positions.length - 1; index >= 0; index--) {
    below[index] = next
    next = positions[index] ?? next
  }
  return below
}

/** The order of the dump, as import found it. */
function sortByNumber(stored: readonly StoredPost[]): readonly StoredPost[] {
  return stored
    .map(post => ({ post, number: (readMark(post.text) ?? post.post).number }))
    .sort((one, other) => one.number - other.number || (one.post.path < other.post.path ? -1 : 1))
    .map(({ post }) => post)
}
