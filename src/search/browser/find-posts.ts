import { loosen } from '../loosen.ts'
import type { Phrase } from '../match.ts'
import type { Query } from '../query.ts'
import type { DateOrder, Hit, SearchIndex } from './pagefind-index.ts'

export type Order = 'relevance' | 'newest' | 'oldest'

export interface Answer {
  /** `exact`: every hit holds every term; `loose`: none does, these come near; `empty`: there is nothing. */
  readonly state: 'exact' | 'loose' | 'empty'
  readonly hits: readonly Hit[]
  /** What to mark in the hits. */
  readonly phrases: readonly Phrase[]
}

/** A post is about what it says in its first tokens: about two lines of Chinese. */
const LEAD = 60

/**
 * Find the posts that hold every term of a query; where none does, those that hold at least half of its clues.
 *
 * Pagefind answers one phrase exactly and several wrongly, so that every term is a search of its own. By relevance,
 * posts that hold the terms side by side come first, then those that begin with one; the newer of two equals.
 */
export async function findPosts(index: SearchIndex, query: Query, order: Order): Promise<Answer> {
  const byDate = order === 'oldest' ? 'oldest' : 'newest'
  if (query.terms.length === 0) return { state: 'empty', hits: [], phrases: [] }
  const hits = intersect(await findEach(index, query.terms, byDate))
  if (hits.length > 0) {
    const together = order === 'relevance' ? await findEach(index, query.together, byDate) : []
    const first = new Set(together.flat().map(hit => hit.id))
    const rank = (hit: Hit): number => (first.has(hit.id) ? 0 : 2) + (hit.lead < LEAD ? 0 : 1)
    const ranked = order === 'relevance' ? stableSort(hits, rank) : hits
    return { state: 'exact', hits: ranked, phrases: query.terms }
  }
  return findNear(index, loosen(query), order, byDate)
}

async function findNear(
  index: SearchIndex,
  clues: readonly Phrase[],
  order: Order,
  byDate: DateOrder,
): Promise<Answer> {
  const lists = await findEach(index, clues, byDate)
  const held = new Map<string, number>()
  for (const { id } of lists.flat()) held.set(id, (held.get(id) ?? 0) + 1)
  const count = (hit: Hit): number => held.get(hit.id) ?? 0
  const byId = new Map(lists.flat().map(hit => [hit.id, hit]))
  const near = (await index.list(byDate)).flatMap(({ id }) => byId.get(id) ?? [])
  const hits = near.filter(hit => count(hit) * 2 >= clues.length)
  if (hits.length === 0) return { state: 'empty', hits, phrases: [] }
  return {
    state: 'loose',
    hits: order === 'relevance' ? stableSort(hits, h => -count(h)) : hits,
    phrases: clues,
  }
}

function findEach(
  index: SearchIndex,
  phrases: readonly Phrase[],
  order: DateOrder,
): Promise<readonly (readonly Hit[])[]> {
  return Promise.all(phrases.map(phrase => index.find(phrase, order)))
}

/** Hits that stand in every list, as the first list has them, with the earliest of their leads. */
function intersect(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const [first = [], ...others] = lists.map(list => new Map(list.map(hit => [hit.id, hit])))
  return [...first.values()].flatMap(hit => {
    const same = others.flatMap(list => list.get(hit.id) ?? [])
    if (same.length < others.length) return []
    return [{ ...hit, lead: Math.min(hit.lead, ...same.map(({ lead }) => lead)) }]
  })
}

function stableSort(hits: readonly Hit[], rank: (hit: Hit) => number): readonly Hit[] {
  return [...hits].sort((a, b) => rank(a) - rank(b))
}
