import type { BylineMatch } from '../query/byline.ts'
import { foldPhrase, type Phrase } from '../query/match.ts'
import type { Query, Term } from '../query/query.ts'
import type { Hit, IndexPart } from './search-index.ts'

export type Order = 'relevance' | 'newest' | 'oldest'

/** How a post answers a term; the smaller, the nearer. */
const distances = {
  asTyped: 0,
  otherLetters: 1,
  otherSpelling: 2,
  synonym: 3,
  byline: 4,
  beginning: 5,
} as const

interface TermHit extends Hit {
  readonly distance: number
}

/** How far a post is from what was asked for; 0 is nearest. By relevance, a post comes before all of a larger rank. */
export interface RankedHit extends Hit {
  readonly rank: number
}

/** A phrase that stands for a term. */
interface TermPhrase {
  readonly phrase: Phrase
  readonly distance: number
}

/** What stands for the terms of a query beside what was typed. */
export interface QueryOptions {
  synonymsOf(term: Term): readonly Term[]
  /** The last word is still being typed: words that begin with it count. */
  readonly isTyping: boolean
}

/** A match within so many tokens, about two lines of Chinese, is at a post's beginning: it is what the post is about. */
const BEGINNING = 60

/**
 * Find the posts that answer every term of a query, in order.
 *
 * By relevance, posts that hold the terms as typed come first; of those, posts that hold them side by side; of one
 * rank, those that begin with one; the newer of two equals.
 */
export async function findPosts(
  part: IndexPart,
  query: Query,
  order: Order,
  options: QueryOptions,
): Promise<readonly RankedHit[]> {
  // A query that is a whole name means its author, whatever terms it is cut into.
  const named = (await part.findByline(query.asTyped))
    .filter(({ match }) => match === 'whole')
    .map(hit => ({ ...hit, distance: distances.asTyped }))
  const terms = query.terms.map(term => phrasesOf(term, query, options))
  const among = terms.length > 1 ? await sketchAll(part, terms) : undefined
  const lists = await Promise.all(terms.map(phrases => findAny(part, phrases, among)))
  const hits = intersect(lists.map(list => nearestOf([...named, ...list])))
  if (order !== 'relevance' || hits.length === 0) return sortByDate(hits, order).map(unranked)
  const ids = new Set(hits.map(({ id }) => id))
  const together = await Promise.all(
    query.together.map(async phrases => {
      const found = await Promise.all(phrases.map(phrase => part.find(phrase, ids)))
      return new Set(found.flat().map(hit => hit.id))
    }),
  )
  const ways = together.length
  const isNamed = new Set(named.map(({ id }) => id))
  const apart = ({ id }: Hit): number => {
    const way = isNamed.has(id) ? 0 : together.findIndex(holders => holders.has(id))
    return way < 0 ? ways : way
  }
  const ranked = hits.map(hit => ({ ...hit, rank: hit.distance * (ways + 1) + apart(hit) }))
  return sortByDate(ranked, order).toSorted(
    (a, b) => a.rank - b.rank || Number(a.offset >= BEGINNING) - Number(b.offset >= BEGINNING),
  )
}

/**
 * Find the posts that hold at least half of some terms, or of the clues to them. Those with the most whole terms come
 * first, then those with the most clues.
 */
export async function findNear(
  part: IndexPart,
  terms: readonly Phrase[],
  clues: readonly Phrase[],
  order: Order,
): Promise<readonly RankedHit[]> {
  const holders = await Promise.all(terms.map(term => findHolders(part, term)))
  const whole = ({ id }: Hit): number => holders.filter(ids => ids.has(id)).length
  const found = (await Promise.all(clues.map(clue => part.find(foldPhrase(clue))))).flat()
  const counts = new Map<number, number>()
  for (const { id } of found) counts.set(id, (counts.get(id) ?? 0) + 1)
  const count = ({ id }: Hit): number => counts.get(id) ?? 0
  const hits = new Map(found.map(hit => [hit.id, hit]))
  const near = [...hits.values()].filter(
    hit => whole(hit) * 2 >= terms.length || count(hit) * 2 >= clues.length,
  )
  if (order !== 'relevance') return sortByDate(near, order).map(unranked)
  const missing = (hit: Hit): number =>
    (terms.length - whole(hit)) * (clues.length + 1) + clues.length - count(hit)
  const ranked = near.map(hit => ({ ...hit, rank: missing(hit) }))
  return sortByDate(ranked, order).toSorted((a, b) => a.rank - b.rank)
}

/**
 * Find the ids of posts that hold a phrase in any spelling, or whose byline answers it in one of some ways.
 */
export async function findHolders(
  part: IndexPart,
  phrase: Phrase,
  ways: readonly BylineMatch[] = ['whole', 'part'],
): Promise<ReadonlySet<number>> {
  const [hits, named] = await Promise.all([part.find(foldPhrase(phrase)), part.findByline(phrase)])
  const answered = named.filter(({ match }) => ways.includes(match))
  return new Set([...hits, ...answered].map(({ id }) => id))
}

/** List all posts, in order. */
export function listPosts(part: IndexPart, order: Order): readonly RankedHit[] {
  return sortByDate(part.list(), order).map(unranked)
}

function unranked(hit: Hit): RankedHit {
  return { ...hit, rank: 0 }
}

function sortByDate<Found extends Hit>(hits: readonly Found[], order: Order): readonly Found[] {
  return hits.toSorted((a, b) => (order === 'oldest' ? a.id - b.id : b.id - a.id))
}

/** Find the ids of posts that may answer every term. Long phrases are then looked for in these alone. */
async function sketchAll(
  part: IndexPart,
  terms: readonly (readonly TermPhrase[])[],
): Promise<ReadonlySet<number>> {
  const sketches = terms.map(async phrases => {
    const found = await Promise.all(
      phrases.map(async ({ phrase, distance }) =>
        distance === distances.byline
          ? (await part.findByline(phrase)).map(({ id }) => id)
          : part.sketch(phrase),
      ),
    )
    return new Set(found.flat())
  })
  const [first = new Set<number>(), ...others] = await Promise.all(sketches)
  return new Set([...first].filter(id => others.every(ids => ids.has(id))))
}

function phrasesOf(
  term: Term,
  { unfinished }: Query,
  { synonymsOf, isTyping }: QueryOptions,
): readonly TermPhrase[] {
  const folded = (phrases: readonly Phrase[], distance: number): readonly TermPhrase[] =>
    phrases.map(phrase => ({ phrase: foldPhrase(phrase), distance }))
  return [
    { phrase: term, distance: distances.asTyped },
    ...folded([term], distances.otherLetters),
    ...folded(term.spellings ?? [], distances.otherSpelling),
    ...folded(synonymsOf(term), distances.synonym),
    ...folded(isTyping && term === unfinished ? [{ ...term, isPrefix: true }] : [], distances.beginning),
    {
      phrase: isTyping && term === unfinished ? { ...term, isPrefix: true } : term,
      distance: distances.byline,
    },
  ]
}

/** Find the posts that answer any of some phrases. */
async function findAny(
  part: IndexPart,
  phrases: readonly TermPhrase[],
  among?: ReadonlySet<number>,
): Promise<readonly TermHit[]> {
  const lists = phrases.map(async ({ phrase, distance }): Promise<readonly TermHit[]> => {
    if (distance !== distances.byline) {
      return (await part.find(phrase, among)).map(hit => ({ ...hit, distance }))
    }
    return (await part.findByline(phrase)).map(hit => ({
      ...hit,
      distance: hit.match === 'whole' && !phrase.isPrefix ? distances.asTyped : distance,
    }))
  })
  return (await Promise.all(lists)).flat()
}

/** Keep the nearest hit of each post. */
function nearestOf(hits: readonly TermHit[]): readonly TermHit[] {
  const byId = new Map<number, TermHit>()
  for (const hit of hits) {
    const other = byId.get(hit.id)
    if (!other || hit.distance < other.distance) byId.set(hit.id, hit)
  }
  return [...byId.values()]
}

/** Intersect lists of hits. A post keeps the earliest of its offsets and the largest of its distances. */
function intersect(lists: readonly (readonly TermHit[])[]): readonly TermHit[] {
  const [first = [], ...others] = lists.map(list => new Map(list.map(hit => [hit.id, hit])))
  return [...first.values()].flatMap(hit => {
    const same = others.flatMap(list => list.get(hit.id) ?? [])
    if (same.length < others.length) return []
    const offset = Math.min(hit.offset, ...same.map(each => each.offset))
    const distance = Math.max(hit.distance, ...same.map(each => each.distance))
    return [{ ...hit, offset, distance }]
  })
}
