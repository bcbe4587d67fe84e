import { memoize, type Remember } from '../memoize.ts'
import type { RenderedPost } from '../model.ts'
import { compareWith, type WeighedTexts, weighTexts } from './likeness.ts'
import { type Partition, planPartitions } from './partitions.ts'
import { listQuotedPosts } from './quoted-posts.ts'
import { indexSharedKeys } from './shared-keys.ts'
import { listTerms } from './terms.ts'
import { readWebAddress } from './web-address.ts'

const mostRelated = 5

/** A link, quoted post or term of more posts than these is not rare; the limit also keeps the cost linear. */
const mostSharing = 32

/** Characters of a post that are read for terms: a post says early what it is about. */
const charactersRead = 600

/** Posts with the highest likeness that are kept for each post. */
const mostAlike = 8

/** A quoted post in common outweighs links in common, and those any likeness of words, which is at most 1. */
const quoteWeight = 100
const linkWeight = 10

/** Another post, by its index among the posts of the previous, the own and the next partition, and its likeness. */
type Alike = readonly [index: number, likeness: number]

/** What follows from the texts of a partition's posts: a list for each post, in their order. */
export interface PartitionFacts {
  /** Posts of X that it quotes or links to. */
  readonly quoted: readonly (readonly string[])[]
  /** Everything else that it links to. */
  readonly linked: readonly (readonly string[])[]
  /** The most alike by their words. */
  readonly alike: readonly (readonly Alike[])[]
}

/** The facts of a partition; `start` is the index, among all posts, that its `Alike` indexes count from. */
interface LocatedFacts extends PartitionFacts {
  readonly start: number
}

/**
 * Find for each post, in reading order, up to five others on the same matter, the nearest first: those that share a post
 * of X (one quotes it, or both do), then those that share links, then those of its own and the two adjacent partitions
 * that share rare words. Of two as near, the one nearer in time comes first. Posts without any are not in the map. The
 * cost is linear. The facts of a partition follow from its posts and those of the adjacent ones: `remember` may return
 * the facts of an earlier build.
 */
export function findRelatedPosts(
  posts: readonly RenderedPost[],
  remember: Remember<PartitionFacts> = (_group, _from, make) => make(),
): ReadonlyMap<RenderedPost, readonly RenderedPost[]> {
  const facts = gatherFacts(planPartitions(posts), remember)
  const sharingQuotes = indexSharedKeys(
    facts.flatMap(({ quoted }) => quoted),
    mostSharing,
  )
  const sharingLinks = indexSharedKeys(
    facts.flatMap(({ linked }) => linked),
    mostSharing,
  )
  const likenesses = facts.flatMap(({ alike, start }) =>
    alike.map(own => new Map(own.map(([index, likeness]) => [start + index, likeness]))),
  )
  const related = new Map<RenderedPost, readonly RenderedPost[]>()
  for (const [index, post] of posts.entries()) {
    const scores = new Map(likenesses[index])
    addWeight(scores, sharingQuotes(index), quoteWeight)
    addWeight(scores, sharingLinks(index), linkWeight)
    scores.delete(index)
    const nearest = [...scores].sort(
      ([a, scoreA], [b, scoreB]) => scoreB - scoreA || Math.abs(a - index) - Math.abs(b - index) || a - b,
    )
    const found = nearest.slice(0, mostRelated).flatMap(([other]) => posts[other] ?? [])
    if (found.length > 0) related.set(post, found)
  }
  return related
}

function gatherFacts(
  partitions: readonly Partition<RenderedPost>[],
  remember: Remember<PartitionFacts>,
): readonly LocatedFacts[] {
  const weigh = memoize(({ posts }: Partition<RenderedPost>): WeighedTexts => {
    const terms = posts.map(post => listTerms(post.text.slice(0, charactersRead)))
    return weighTexts(terms, mostSharing)
  })
  let first = 0
  return partitions.map((partition, number) => {
    const [previous, next] = [partitions[number - 1], partitions[number + 1]]
    const adjacent = [previous, partition, next].flatMap(each => each ?? [])
    const countBefore = previous?.posts.length ?? 0
    const from = adjacent.map(({ posts }) => posts)
    const facts = remember(partition.name, from, () => ({
      quoted: partition.posts.map(listQuotedPosts),
      linked: partition.posts.map(listLinks),
      alike: findAlike(weigh(partition), adjacent.map(weigh), countBefore),
    }))
    const start = first - countBefore
    first += partition.posts.length
    return { ...facts, start }
  })
}

/** For each text, find the most alike among the texts of several groups, numbered through; `ownStart` is its own group's. */
function findAlike(
  texts: WeighedTexts,
  groups: readonly WeighedTexts[],
  ownStart: number,
): readonly (readonly Alike[])[] {
  let start = 0
  const comparisons = groups.map(group => {
    const comparison = { compare: compareWith(group), start }
    start += group.vectors.length
    return comparison
  })
  return texts.vectors.map((vector, own) =>
    comparisons
      .flatMap(({ compare, start }) =>
        compare(vector).map(([text, likeness]) => [start + text, likeness] as const),
      )
      .filter(([index]) => index !== ownStart + own)
      .sort(([a, likenessA], [b, likenessB]) => likenessB - likenessA || a - b)
      .slice(0, mostAlike),
  )
}

function listLinks(post: RenderedPost): readonly string[] {
  const addresses = post.links.map(readWebAddress)
  return [
    ...new Set(addresses.flatMap(address => (address && address.kind !== 'status' ? [address.key] : []))),
  ]
}

function addWeight(
  scores: Map<number, number>,
  groups: readonly (readonly number[])[],
  weight: number,
): void {
  for (const items of groups) {
    for (const other of items) scores.set(other, (scores.get(other) ?? 0) + weight)
  }
}
