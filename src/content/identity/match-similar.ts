import { handleKey, isSameHandle } from '../../feed/handle.ts'
import { groupBy } from '../../group-by.ts'
import { isAsImported, readMark } from '../import-mark.ts'
import type { StoredPost } from '../read-posts.ts'
import { type ComparedText, compareText } from './compared-text.ts'
import { findInGaps } from './in-gaps.ts'
import type { Incoming } from './incoming.ts'
import { resemblance } from './resemblance.ts'
import type { FeedOf } from './signs.ts'
import { indexTexts } from './similarity-index.ts'

/** A number that more stored posts have says nothing of which is which; comparing each with each would be quadratic. */
const mostOfNumber = 16

type Pair = readonly [incoming: Incoming, stored: StoredPost]

/** What the same number or the same day adds to a resemblance when several posts are like an entry. */
const worthOfNumber = 0.2
const worthOfDay = 0.1

/**
 * Pair entries with stored posts of the same dump whose text is alike, the likest first; `matched` are the pairs found by
 * surer signs. Each entry is compared with a few posts only: those of its number, those between the same neighbours, and
 * what an index of its author's posts finds.
 */
export function matchSimilar(
  entries: readonly Incoming[],
  stored: readonly StoredPost[],
  matched: ReadonlyMap<Incoming, StoredPost>,
  feedOf: FeedOf,
): readonly Pair[] {
  const open = entries.filter(incoming => !matched.has(incoming))
  const assigned = new Set(matched.values())
  const free = stored.filter(post => !assigned.has(post))
  if (open.length === 0 || free.length === 0) return []
  const texts = new Map(free.map(post => [post, compareText(post.post.body)]))
  const byNumber = groupBy(free, post => `${feedOf(post)} ${(readMark(post.text) ?? post.post).number}`)
  const inGaps = findInGaps(entries, stored, matched, feedOf)
  const findByAuthor = indexByAuthor(free, texts, feedOf)
  const candidates = open.flatMap(incoming => {
    const text = compareText(incoming.post('/').body)
    const numbered = byNumber.get(`${incoming.feed} ${incoming.entry.number}`) ?? []
    const isTelling = numbered.length <= mostOfNumber
    const inPlace = new Set([...(isTelling ? numbered : []), ...(inGaps.get(incoming) ?? [])])
    return [...new Set([...inPlace, ...findByAuthor(incoming, text)])].flatMap(post => {
      const known = texts.get(post)
      if (!known) return []
      const score = resemblance(text, known, {
        hasSameAuthor: isSameHandle(post.post.handle, incoming.entry.parts[0].handle),
        isInPlace: inPlace.has(post),
        isEdited: readMark(post.text) !== undefined && !isAsImported(post),
      })
      return score === 0 ? [] : [{ incoming, post, score: score + signsBeside(incoming, post) }]
    })
  })
  return pairBest(candidates)
}

interface Candidate {
  readonly incoming: Incoming
  readonly post: StoredPost
  readonly score: number
}

function pairBest(candidates: readonly Candidate[]): readonly Pair[] {
  const paired = new Set<Incoming | StoredPost>()
  const pairs: Pair[] = []
  for (const { incoming, post } of candidates.toSorted((one, other) => other.score - one.score)) {
    if (paired.has(incoming) || paired.has(post)) continue
    paired.add(incoming).add(post)
    pairs.push([incoming, post])
  }
  return pairs
}

function signsBeside({ entry }: Incoming, { text, post }: StoredPost): number {
  const { number, date } = readMark(text) ?? post
  return (number === entry.number ? worthOfNumber : 0) + (date === entry.date ? worthOfDay : 0)
}

function indexByAuthor(
  free: readonly StoredPost[],
  texts: ReadonlyMap<StoredPost, ComparedText>,
  feedOf: FeedOf,
) {
  const keyOf = (feed: string, handle: string) => `${feed}\n${handleKey(handle)}`
  const indexes = new Map(
    Array.from(
      groupBy(free, post => keyOf(feedOf(post), post.post.handle)),
      ([key, posts]) => {
        const find = indexTexts(posts.map(post => texts.get(post) ?? compareText('')))
        return [key, (text: ComparedText) => find(text).flatMap(index => posts[index] ?? [])]
      },
    ),
  )
  return ({ feed, entry }: Incoming, text: ComparedText): readonly StoredPost[] =>
    indexes.get(keyOf(feed, entry.parts[0].handle))?.(text) ?? []
}
