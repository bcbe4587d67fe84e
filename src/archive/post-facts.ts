import { memoize, type Remember } from '../memoize.ts'
import type { RenderedPost } from '../model.ts'
import { type ComparedText, compareWith, inCommon, type WeighedTexts, weighTexts } from './likeness.ts'
import { type Partition, planPartitions } from './partitions.ts'
import { listQuotedPosts } from './quoted-posts.ts'
import { listTerms } from './terms.ts'
import { readWebAddress } from './web-address.ts'

/** Characters of a post that are read for words: a post says early what it is about. */
const charactersRead = 300

/** Posts with the highest likeness that are kept for each post, and topics in common that are kept for each of these. */
const mostAlike = 8
const mostTopics = 2

/** What follows from a post and the posts around it. */
export interface StoredFacts {
  /** Posts of X that it is, quotes or links to. */
  readonly quoted: readonly string[]
  /** Everything else that it links to. */
  readonly linked: readonly string[]
  /** The most alike by their topics and words, those that are most alike first. */
  readonly alike: readonly LikePost[]
}

/** What ties a post to others; `start` is the index, among all posts, that its `alike` count from. */
export interface PostFacts extends StoredFacts {
  readonly start: number
}

/** Another post: how much it is alike, how many rare words both have, and the rarest topics that both are about. */
export type LikePost = readonly [post: number, likeness: number, words: number, topics: readonly string[]]

/**
 * Gather what ties each post, in reading order, to others. Only posts of its own and the two adjacent partitions are alike.
 * The cost is linear. The facts of a partition follow from its posts and those of the adjacent ones: `remember` may return
 * the facts of an earlier build.
 */
export function gatherFacts(
  posts: readonly RenderedPost[],
  remember: Remember<readonly StoredFacts[]>,
): readonly PostFacts[] {
  const partitions = planPartitions(posts)
  const { terms, numberOf } = numberTerms()
  const weigh = memoize(({ posts }: Partition<RenderedPost>) => {
    const texts = posts.map(post => describe(post, numberOf))
    return weighTexts(texts, terms.length)
  })
  let first = 0
  return partitions.flatMap((partition, number) => {
    const [previous, next] = [partitions[number - 1], partitions[number + 1]]
    const adjacent = [previous, partition, next].flatMap(each => each ?? [])
    const countBefore = previous?.posts.length ?? 0
    const from = adjacent.map(({ posts }) => posts)
    const facts = remember(partition.name, from, () => {
      const alike = findAlike(weigh(partition), adjacent.map(weigh), countBefore, terms)
      return partition.posts.map((post, own) => ({
        quoted: listQuotedPosts(post),
        linked: listLinks(post),
        alike: alike[own] ?? [],
      }))
    })
    const start = first - countBefore
    first += partition.posts.length
    return facts.map(own => ({ ...own, start }))
  })
}

/** Number terms as they come: a term's number is its index. */
function numberTerms() {
  const numbers = new Map<string, number>()
  const terms: string[] = []
  return {
    terms: terms as readonly string[],
    numberOf(term: string): number {
      const known = numbers.get(term)
      if (known !== undefined) return known
      numbers.set(term, terms.length)
      return terms.push(term) - 1
    },
  }
}

/** No word begins as topics do here. */
const topicMark = '#'

/** A topic that is named later is less of what a post is about, and one that it only quotes even less. */
function describe(
  { text, topics, titleTopics, quotedTopics }: RenderedPost,
  numberOf: (term: string) => number,
): ComparedText {
  return {
    words: listTerms(text.slice(0, charactersRead)).map(numberOf),
    topics: topics.map(topic => numberOf(topicMark + topic)),
    shares: topics.map(topic =>
      titleTopics.includes(topic) ? 1 : quotedTopics.includes(topic) ? 0.25 : 0.5,
    ),
  }
}

/** For each text, find the most alike among the texts of several groups, numbered through; `ownStart` is its own group's. */
function findAlike(
  texts: WeighedTexts,
  groups: readonly WeighedTexts[],
  ownStart: number,
  terms: readonly string[],
): readonly (readonly LikePost[])[] {
  let start = 0
  const comparisons = groups.map(group => {
    const comparison = { compare: compareWith(group), start }
    start += group.vectors.length
    return comparison
  })
  const vectors = groups.flatMap(group => group.vectors)
  return texts.vectors.map((vector, number) => {
    const own = ownStart + number
    return comparisons
      .flatMap(({ compare, start }) =>
        compare(vector, own - start).map(([text, likeness]) => [start + text, likeness] as const),
      )
      .filter(([post]) => post !== own)
      .sort(
        ([a, likenessA], [b, likenessB]) =>
          likenessB - likenessA || Math.abs(a - own) - Math.abs(b - own) || a - b,
      )
      .slice(0, mostAlike)
      .map(([post, likeness]): LikePost => {
        const { topics, words } = vectors[post] ?? vector
        const named = inCommon(vector.topics, topics).slice(0, mostTopics)
        return [
          post,
          likeness,
          inCommon(vector.words, words).length,
          named.flatMap(topic => terms[topic]?.slice(topicMark.length) ?? []),
        ]
      })
  })
}

function listLinks(post: RenderedPost): readonly string[] {
  const addresses = post.links.map(readWebAddress)
  return [
    ...new Set(addresses.flatMap(address => (address && address.kind !== 'status' ? [address.key] : []))),
  ]
}
