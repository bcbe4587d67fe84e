import { loosen } from '../loosen.ts'
import type { Phrase } from '../match.ts'
import type { Query, Term } from '../query.ts'
import { otherScripts } from '../term-forms.ts'
import type { DateOrder, Hit, SearchIndex } from './pagefind-index.ts'

export type Order = 'relevance' | 'newest' | 'oldest'

export interface Answer {
  /** `exact`: every hit holds every term; `loose`: none does, these come near; `empty`: there is nothing. */
  readonly state: 'exact' | 'loose' | 'empty'
  readonly hits: readonly Hit[]
  /** What to mark in the hits. */
  readonly phrases: readonly Phrase[]
}

/** How a post holds a term: as typed; in the other script; by a synonym. The smaller, the nearer. */
type Distance = number

interface TermHit extends Hit {
  readonly distance: Distance
}

/** A post is about what it says in its first tokens: about two lines of Chinese. */
const LEAD = 60

/**
 * Find the posts that hold every term of a query or a synonym of it; where none does, those that hold at least half of
 * its clues.
 *
 * Pagefind answers one phrase exactly and several wrongly, so that every phrase is a search of its own. By relevance,
 * posts that hold the terms as typed come first; of those, posts that hold them side by side, then those that begin
 * with one; the newer of two equals.
 */
export async function findPosts(
  index: SearchIndex,
  query: Query,
  order: Order,
  synonymsOf: (term: Term) => readonly Term[],
): Promise<Answer> {
  const byDate = order === 'oldest' ? 'oldest' : 'newest'
  if (query.terms.length === 0) return { state: 'empty', hits: [], phrases: [] }
  const found = query.terms.map(term => findTerm(index, term, synonymsOf(term), byDate))
  const hits = intersect(await Promise.all(found))
  if (hits.length === 0) return findNear(index, loosen(query), order, byDate)
  const phrases = query.terms.flatMap(term => [term, ...synonymsOf(term)])
  if (order !== 'relevance') return { state: 'exact', hits: await inOrder(index, hits, byDate), phrases }
  const together = await Promise.all(query.together.map(phrase => index.find(phrase, byDate)))
  const first = new Set(together.flat().map(hit => hit.id))
  const rank = ({ id, lead, distance }: TermHit): number =>
    4 * distance + (first.has(id) ? 0 : 2) + (lead < LEAD ? 0 : 1)
  return { state: 'exact', hits: stableSort(await inOrder(index, hits, byDate), rank), phrases }
}

/** Find the ids of posts that hold a phrase, in whichever script. */
export async function findHolders(index: SearchIndex, phrase: Phrase): Promise<ReadonlySet<string>> {
  const hits = await findInAnyScript(index, phrase, 'newest')
  return new Set(hits.map(({ id }) => id))
}

async function findTerm(
  index: SearchIndex,
  term: Term,
  synonyms: readonly Term[],
  order: DateOrder,
): Promise<readonly TermHit[]> {
  const others = synonyms.map(async synonym =>
    (await findInAnyScript(index, synonym, order)).map(hit => ({ ...hit, distance: 2 })),
  )
  return nearestOf((await Promise.all([findInAnyScript(index, term, order), ...others])).flat())
}

async function findInAnyScript(
  index: SearchIndex,
  phrase: Phrase,
  order: DateOrder,
): Promise<readonly TermHit[]> {
  const find = async (each: Phrase, distance: Distance): Promise<readonly TermHit[]> =>
    (await index.find(each, order)).map(hit => ({ ...hit, distance }))
  const lists = [find(phrase, 0), ...otherScripts(phrase).map(other => find(other, 1))]
  return nearestOf((await Promise.all(lists)).flat())
}

/** Each post once, as the nearest of its hits has it. */
function nearestOf(hits: readonly TermHit[]): readonly TermHit[] {
  const byId = new Map<string, TermHit>()
  for (const hit of hits) {
    const known = byId.get(hit.id)
    if (!known || hit.distance < known.distance) byId.set(hit.id, hit)
  }
  return [...byId.values()]
}

/** Bring hits of several searches, each by date, into one order by date. */
async function inOrder<Found extends Hit>(
  index: SearchIndex,
  hits: readonly Found[],
  order: DateOrder,
): Promise<readonly Found[]> {
  const byId = new Map(hits.map(hit => [hit.id, hit]))
  return (await index.list(order)).flatMap(({ id }) => byId.get(id) ?? [])
}

async function findNear(
  index: SearchIndex,
  clues: readonly Phrase[],
  order: Order,
  byDate: DateOrder,
): Promise<Answer> {
  const lists = await Promise.all(clues.map(clue => findInAnyScript(index, clue, byDate)))
  const held = new Map<string, number>()
  for (const { id } of lists.flat()) held.set(id, (held.get(id) ?? 0) + 1)
  const count = (hit: Hit): number => held.get(hit.id) ?? 0
  const near = await inOrder(index, lists.flat(), byDate)
  const hits = near.filter(hit => count(hit) * 2 >= clues.length)
  if (hits.length === 0) return { state: 'empty', hits, phrases: [] }
  return {
    state: 'loose',
    hits: order === 'relevance' ? stableSort(hits, hit => -count(hit)) : hits,
    phrases: clues,
  }
}

/** Hits that stand in every list, with the earliest of their leads and the farthest of their distances. */
function intersect(lists: readonly (readonly TermHit[])[]): readonly TermHit[] {
  const [first = [], ...others] = lists.map(list => new Map(list.map(hit => [hit.id, hit])))
  return [...first.values()].flatMap(hit => {
    const same = others.flatMap(list => list.get(hit.id) ?? [])
    if (same.length < others.length) return []
    const lead = Math.min(hit.lead, ...same.map(each => each.lead))
    const distance = Math.max(hit.distance, ...same.map(each => each.distance))
    return [{ ...hit, lead, distance }]
  })
}

function stableSort<Found extends Hit>(
  hits: readonly Found[],
  rank: (hit: Found) => number,
): readonly Found[] {
  return [...hits].sort((a, b) => rank(a) - rank(b))
}
