import { memoize, type Remember } from '../memoize.ts'
import type { RenderedPost } from '../model.ts'
import { type Era, eraLimits, planEras } from './eras.ts'
import { indexHolders } from './holders.ts'
import { compareWith, type WeighedTexts, weighTexts } from './likeness.ts'
import { listQuotedPosts } from './quoted-posts.ts'
import { listTerms } from './terms.ts'
import { readWebAddress } from './web-address.ts'

const mostRelated = 5

/** What more posts than these have in common is not rare; it also keeps the cost linear. */
const mostHolders = 32

/** Characters of a post that are read for terms: what it is about is said there. */
const charactersRead = 600

/** Of the posts that are like one by their words, so many are looked at. */
const mostAlike = 8

/** A quoted post in common outweighs links in common, and those any likeness of words, which is 1 at the most. */
const quoteWeight = 100
const linkWeight = 10

/**
 * By turns another post, by its place among those of the era before, the post's own and the one after, and how like it is.
 * Not in pairs: there would be a million at 100,000 posts.
 */
type Alike = readonly number[]

/** What is known of the posts of an era from their texts, in their order. */
export interface EraFacts {
  /** Of each, the posts of X that it holds or leads to. */
  readonly quoted: readonly (readonly string[])[]
  /** Of each, what else it leads to. */
  readonly linked: readonly (readonly string[])[]
  /** Of each, the likest by their words. */
  readonly alike: readonly Alike[]
}

/** The facts of an era, and where among all posts those begin that its places count from. */
interface PlacedFacts extends EraFacts {
  readonly start: number
}

/**
 * Find for each post, in reading order, up to five others on the same matter, the nearest first: those that hold the same
 * post of X (one quotes it, or both do), then those with links in common, then those of its era and the ones before and
 * after with rare words in common. Of two as near, the one nearer in time. Posts without any are not in the map. The cost
 * is linear. The facts of an era follow from its posts and its neighbours': `remember` may return those of an earlier build.
 */
export function findRelatedPosts(
  posts: readonly RenderedPost[],
  remember: Remember<EraFacts> = (_group, _from, make) => make(),
): ReadonlyMap<RenderedPost, readonly RenderedPost[]> {
  const eras = gatherFacts(planEras(posts, eraLimits), remember)
  const quotes = indexHolders(
    eras.flatMap(({ quoted }) => quoted),
    mostHolders,
  )
  const links = indexHolders(
    eras.flatMap(({ linked }) => linked),
    mostHolders,
  )
  const related = new Map<RenderedPost, readonly RenderedPost[]>()
  const findNearest = (index: number, scores: Map<number, number>): readonly RenderedPost[] => {
    addShared(scores, quotes(index), quoteWeight)
    addShared(scores, links(index), linkWeight)
    scores.delete(index)
    const nearest = [...scores].sort(
      ([a, scoreA], [b, scoreB]) => scoreB - scoreA || Math.abs(a - index) - Math.abs(b - index) || a - b,
    )
    return nearest.slice(0, mostRelated).flatMap(([other]) => posts[other] ?? [])
  }
  let index = 0
  for (const { alike, start } of eras) {
    for (const likest of alike) {
      const [post, found] = [posts[index], findNearest(index, scoresOf(likest, start))]
      if (post && found.length > 0) related.set(post, found)
      index++
    }
  }
  return related
}

function scoresOf(alike: Alike, start: number): Map<number, number> {
  const scores = new Map<number, number>()
  for (let at = 0; at < alike.length; at += 2) scores.set(start + (alike[at] ?? 0), alike[at + 1] ?? 0)
  return scores
}

function gatherFacts(
  eras: readonly Era<RenderedPost>[],
  remember: Remember<EraFacts>,
): readonly PlacedFacts[] {
  const weigh = memoize(({ posts }: Era<RenderedPost>): WeighedTexts => {
    const terms = posts.map(post => listTerms(post.text.slice(0, charactersRead)))
    return weighTexts(terms, mostHolders)
  })
  let first = 0
  return eras.map((era, at) => {
    const [before, after] = [eras[at - 1], eras[at + 1]]
    const near = [before, era, after].flatMap(each => each ?? [])
    const neighbours = near.map(({ posts }) => posts)
    const facts = remember(era.name, neighbours, () => ({
      quoted: era.posts.map(listQuotedPosts),
      linked: era.posts.map(listLinks),
      alike: findAlike(weigh(era), near.map(weigh), before?.posts.length ?? 0),
    }))
    const start = first - (before?.posts.length ?? 0)
    first += era.posts.length
    return { ...facts, start }
  })
}

/** For each text, the likest among several groups of texts that stand one after another, its own place left out. */
function findAlike(texts: WeighedTexts, groups: readonly WeighedTexts[], ownStart: number): readonly Alike[] {
  let start = 0
  const placed = groups.map(group => {
    const placed = { compare: compareWith(group), start }
    start += group.vectors.length
    return placed
  })
  return texts.vectors.map((vector, own) =>
    placed
      .flatMap(({ compare, start }) => compare(vector).map(([text, like]) => [start + text, like] as const))
      .filter(([place]) => place !== ownStart + own)
      .sort(([a, likenessA], [b, likenessB]) => likenessB - likenessA || a - b)
      .slice(0, mostAlike)
      .flat(),
  )
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
  for (const holders of shared) {
    for (const other of holders) scores.set(other, (scores.get(other) ?? 0) + weight)
  }
}
