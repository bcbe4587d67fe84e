import type { RenderedPost } from '../model.ts'
import { indexHolders } from './holders.ts'
import { compareTerms } from './likeness.ts'
import { listQuotedPosts } from './quoted-posts.ts'
import { listTerms } from './terms.ts'
import { readWebAddress } from './web-address.ts'

const mostRelated = 5

/** What more posts than these have in common is not rare; it also keeps the cost linear. */
const mostHolders = 32

/** Characters of a post that are read for terms: what it is about is said there. */
const charactersRead = 600

/** A quoted post in common outweighs links in common, and those any likeness of words, which is 1 at the most. */
const quoteWeight = 100
const linkWeight = 10

/**
 * Find for each post, in reading order, up to five others on the same matter, the nearest first: those that hold the same
 * post of X (one quotes it, or both do), then those with links in common, then those with rare words in common. Of two
 * as near, the one nearer in time. Posts without any are not in the map. The cost is linear.
 */
export function findRelatedPosts(
  posts: readonly RenderedPost[],
): ReadonlyMap<RenderedPost, readonly RenderedPost[]> {
  const quotes = indexHolders(posts.map(listQuotedPosts), mostHolders)
  const links = indexHolders(posts.map(listLinks), mostHolders)
  const alike = compareTerms(
    posts.map(post => listTerms(post.text.slice(0, charactersRead))),
    mostHolders,
  )
  const related = new Map<RenderedPost, readonly RenderedPost[]>()
  for (const [index, post] of posts.entries()) {
    const scores = new Map(alike(index))
    addShared(scores, quotes(index), quoteWeight)
    addShared(scores, links(index), linkWeight)
    scores.delete(index)
    const nearest = [...scores].sort(
      ([a, scoreA], [b, scoreB]) => scoreB - scoreA || Math.abs(a - index) - Math.abs(b - index) || a - b,
    )
    const found = nearest.slice(0, mostRelated).flatMap(([other]) => posts[other] ?? [])
    if (found.length > 0) related.set(post, found)
  }
  return related
}

function listLinks(post: RenderedPost): readonly string[] {
  const addresses = post.links.map(readWebAddress)
  return [
    ...new Set(addresses.flatMap(address => (address && address.kind !== 'status' ? [address.key] : []))),
  ]
}

function addShared(
  scores: Map<number, number>,
  shared: readonly (readonly number[])[],
  weight: number,
): void {
  for (const other of shared.flat()) scores.set(other, (scores.get(other) ?? 0) + weight)
}
