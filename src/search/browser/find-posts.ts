import type { Phrase } from '../match.ts'
import type { Query, Term } from '../query.ts'
import { otherScripts } from '../term-forms.ts'
import type { Hit, IndexPart } from './search-index.ts'

export type Order = 'relevance' | 'newest' | 'oldest'

/** How a post holds a term: as typed; in the other script; by a synonym. The smaller, the nearer. */
type Distance = number

interface TermHit extends Hit {
  readonly distance: Distance
}

/** A post is about what it says in its first tokens: about two lines of Chinese. */
const LEAD = 60

/**
 * Find the posts that hold every term of a query or a synonym of it, in order.
 *
 * Pagefind answers one phrase exactly and several wrongly, so that every phrase is a search of its own. By relevance,
 * posts that hold the terms as typed come first; of those, posts that hold them side by side, then those that begin
 * with one; the newer of two equals.
 */
export async function findPosts(
  part: IndexPart,
  query: Query,
  order: Order,
  synonymsOf: (term: Term) => readonly Term[],
): Promise<readonly Hit[]> {
  if (query.terms.length === 0) return []
  const found = query.terms.map(term => findTerm(part, term, synonymsOf(term)))
  const hits = intersect(await Promise.all(found))
  if (order !== 'relevance' || hits.length < 2) return sortByRank(hits, order)
  const together = await Promise.all(query.together.map(phrase => part.find(phrase)))
  const first = new Set(together.flat().map(hit => hit.place))
  return sortByRank(
    hits,
    order,
    ({ place, lead, distance }) => 4 * distance + (first.has(place) ? 0 : 2) + (lead < LEAD ? 0 : 1),
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
): Promise<readonly Hit[]> {
  const holders = await Promise.all(terms.map(term => findHolders(part, term)))
  const whole = ({ place }: Hit): number => holders.filter(places => places.has(place)).length
  const lists = await Promise.all(clues.map(clue => findInAnyScript(part, clue)))
  const held = new Map<number, number>()
  for (const { place } of lists.flat()) held.set(place, (held.get(place) ?? 0) + 1)
  const count = ({ place }: Hit): number => held.get(place) ?? 0
  const near = nearestOf(lists.flat()).filter(
    hit => whole(hit) * 2 >= terms.length || count(hit) * 2 >= clues.length,
  )
  return sortByRank(near, order, hit => -(whole(hit) * (clues.length + 1) + count(hit)))
}

/** Find the places of posts that hold a phrase, in whichever script. */
export async function findHolders(part: IndexPart, phrase: Phrase): Promise<ReadonlySet<number>> {
  return new Set((await findInAnyScript(part, phrase)).map(({ place }) => place))
}

/** Sort by rank, the smallest first, where relevance is asked for; else, and of equals, by date. */
export function sortByRank<Found extends Hit>(
  hits: readonly Found[],
  order: Order,
  rank: (hit: Found) => number = () => 0,
): readonly Found[] {
  if (order === 'oldest') return hits.toSorted((a, b) => a.place - b.place)
  const byDate = hits.toSorted((a, b) => b.place - a.place)
  return order === 'newest' ? byDate : byDate.sort((a, b) => rank(a) - rank(b))
}

async function findTerm(part: IndexPart, term: Term, synonyms: readonly Term[]): Promise<readonly TermHit[]> {
  const others = synonyms.map(async synonym =>
    (await findInAnyScript(part, synonym)).map(hit => ({ ...hit, distance: 2 })),
  )
  return nearestOf((await Promise.all([findInAnyScript(part, term), ...others])).flat())
}

async function findInAnyScript(part: IndexPart, phrase: Phrase): Promise<readonly TermHit[]> {
  const find = async (each: Phrase, distance: Distance): Promise<readonly TermHit[]> =>
    (await part.find(each)).map(hit => ({ ...hit, distance }))
  const lists = [find(phrase, 0), ...otherScripts(phrase).map(other => find(other, 1))]
  return nearestOf((await Promise.all(lists)).flat())
}

/** Each post once, as the nearest of its hits has it. */
function nearestOf(hits: readonly TermHit[]): readonly TermHit[] {
  const byPlace = new Map<number, TermHit>()
  for (const hit of hits) {
    const known = byPlace.get(hit.place)
    if (!known || hit.distance < known.distance) byPlace.set(hit.place, hit)
  }
  return [...byPlace.values()]
}

/** Hits that stand in every list, with the earliest of their leads and the farthest of their distances. */
function intersect(lists: readonly (readonly TermHit[])[]): readonly TermHit[] {
  const [first = [], ...others] = lists.map(list => new Map(list.map(hit => [hit.place, hit])))
  return [...first.values()].flatMap(hit => {
    const same = others.flatMap(list => list.get(hit.place) ?? [])
    if (same.length < others.length) return []
    const lead = Math.min(hit.lead, ...same.map(each => each.lead))
    const distance = Math.max(hit.distance, ...same.map(each => each.distance))
    return [{ ...hit, lead, distance }]
  })
}
