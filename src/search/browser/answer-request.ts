import type { CatalogPost } from '../index/catalog.ts'
import { loosen } from '../query/loosen.ts'
import type { Phrase } from '../query/match.ts'
import { parseInput, type SearchInput } from '../query/operators.ts'
import { parseQuery } from '../query/query.ts'
import { synonymIndex } from '../query/synonyms.ts'
import { findHolders, findNear, findPosts, listPosts, type RankedHit } from './find-posts.ts'
import { filterTest, operatorTest } from './post-filters.ts'
import type { Catalog, Hit, IndexPart, SearchIndex } from './search-index.ts'
import { type FilterName, filterNames, hasFilters, type SearchRequest } from './search-request.ts'
import { type Suggestion, suggestForms, suggestSearches } from './suggestions.ts'

export interface Answer {
  /** `exact`: every hit answers every term; `loose`: none does, these come near; `empty`: there is nothing. */
  readonly state: 'exact' | 'loose' | 'empty'
  readonly hits: readonly Hit[]
  /** The first hits, so many, come before every hit that parts not yet searched may have. */
  readonly final: number
  /**
   * The first hits, so many, may be shown before all parts are searched. What was typed as one word comes first, in
   * whichever part it is.
   */
  readonly ready: number
  /** What to mark in the hits. */
  readonly phrases: readonly Phrase[]
  /** All parts of the index were searched. Until then, more hits may follow these. */
  readonly isWhole: boolean
  /** Synonyms that were looked for as well. */
  readonly synonyms: readonly string[]
  /** What was typed beside words. */
  readonly input: Pick<SearchInput, 'operators' | 'wrong'>
  /** The word that is being typed: words that begin with it count. */
  readonly unfinished?: string
  /** Find what else to search for, where no post or only a few were found. */
  suggest(): Promise<readonly Suggestion[]>
  /** What the counts of filters are made of, where they were asked for: the catalog of the searched parts, and which posts a filter chooses from. */
  readonly choice?: {
    readonly catalog: Catalog
    isOpen(name: FilterName, id: number, post: CatalogPost): boolean
  }
}

type Choice = NonNullable<Answer['choice']>

/** How to answer a request. */
export interface AnswerOptions {
  /** The counts of filters are wanted. */
  readonly wantsChoice: boolean
  /** While the request is being typed: resolves once the reader has paused. Until then, nothing found is no answer. */
  readonly typing?: Promise<void> | undefined
}

/** With fewer posts, other forms of the words are suggested: a reader may not have typed the usual one. */
const FEW = 10

/**
 * Answer a request: find its words, or list all posts where it has none, and apply its filters. Each answer adds the hits of
 * one more part of the index. Where no part has any, all are searched once more, for posts that come near. The last answer,
 * and only that, is whole.
 */
export async function* answerRequest(
  index: SearchIndex,
  request: SearchRequest,
  { wantsChoice, typing }: AnswerOptions,
): AsyncGenerator<Answer, void, void> {
  const { order } = request
  const input = parseInput(request.query)
  const query = parseQuery(input.words)
  const synonymsOf = synonymIndex(index.settings.synonyms)
  const filter = filterOf(request, input, wantsChoice)
  const parts = order === 'oldest' ? index.parts.toReversed() : index.parts
  const isTyping = typing !== undefined
  const common = {
    synonyms: [...new Set(query.terms.flatMap(synonymsOf).map(({ text }) => text))],
    input,
    ...(isTyping && query.unfinished && { unfinished: query.unfinished.text }),
  }
  const findWords = (part: IndexPart) => findPosts(part, query, order, { synonymsOf, isTyping })
  const listAll = async (part: IndexPart) => listPosts(part, order)
  const suggestOthers = () => suggestSearches(request, input, query, index)
  const find = input.words === '' ? listAll : findWords
  const phrases = query.terms.flatMap(term => [
    isTyping && term === query.unfinished ? { ...term, isPrefix: true } : term,
    ...(term.spellings ?? []),
    ...synonymsOf(term),
  ])
  for await (const { hasMatches, ...found } of searchParts(parts, find, filter)) {
    const count = found.hits.length
    const answer = { ...common, ...found, phrases, ready: query.isOneWord ? found.final : count }
    const isFew = found.isWhole && count < FEW
    const suggest = async () => (isFew ? suggestForms(request, query, parts) : [])
    if (count > 0) yield { ...answer, state: 'exact', suggest }
    else if (hasMatches && found.isWhole) {
      await typing
      yield { ...answer, state: 'empty', suggest: suggestOthers }
    }
    if (hasMatches && found.isWhole) return
  }
  await typing
  const clues = loosen(query)
  const near = (part: IndexPart) => findNear(part, query.terms, clues, order)
  for await (const { hasMatches: _, ...found } of searchParts(parts, near, filter)) {
    const count = found.hits.length
    if (count === 0 && !found.isWhole) continue
    yield {
      ...common,
      ...found,
      ready: count,
      state: count > 0 ? 'loose' : 'empty',
      phrases: [...query.terms, ...clues],
      suggest: suggestOthers,
    }
  }
}

interface Found extends Pick<Answer, 'hits' | 'final' | 'isWhole' | 'choice'> {
  /** Some post was found, perhaps one that a filter then left out. */
  readonly hasMatches: boolean
}

/** Search one part after the other. Each time, yield all hits so far, by rank, then by part. */
async function* searchParts(
  parts: readonly IndexPart[],
  find: (part: IndexPart) => Promise<readonly RankedHit[]>,
  filter: PartFilter,
): AsyncGenerator<Found, void, void> {
  if (parts.length === 0) yield { hits: [], final: 0, hasMatches: false, isWhole: true }
  let hits: readonly RankedHit[] = []
  const choices: Choice[] = []
  let hasMatches = false
  for (const [at, part] of parts.entries()) {
    const [found, leave] = await Promise.all([find(part), filter(part)])
    const left = leave(found)
    hits = [...hits, ...left.hits].sort((a, b) => a.rank - b.rank)
    if (left.choice) choices.push(left.choice)
    hasMatches ||= found.length > 0
    const choice = choices.length > 0 ? joinChoices(choices) : undefined
    const isWhole = at === parts.length - 1
    const final = isWhole ? hits.length : hits.filter(({ rank }) => rank === 0).length
    yield { hits, final, hasMatches, isWhole, ...(choice && { choice }) }
  }
}

/** Load what is needed of a part to leave out hits that were not asked for. */
type PartFilter = (
  part: IndexPart,
) => Promise<
  (hits: readonly RankedHit[]) => { readonly hits: readonly RankedHit[]; readonly choice?: Choice }
>

function filterOf(
  request: SearchRequest,
  { operators, excluded }: SearchInput,
  wantsChoice: boolean,
): PartFilter {
  const passesOperators = operatorTest(operators)
  const passesFilters = filterTest(request)
  const needsCatalog = wantsChoice || hasFilters(request) || operators.length > 0
  return async part => {
    const [holders, catalog] = await Promise.all([
      // A word excludes no post for a part of its author's name.
      Promise.all(excluded.map(term => findHolders(part, term, ['whole']))),
      needsCatalog ? part.catalog() : undefined,
    ])
    const passes = ({ id }: Hit, test: (post: CatalogPost) => boolean): boolean => {
      const post = catalog?.get(id)
      return post === undefined || test(post)
    }
    return hits => {
      const open = hits.filter(hit => !holders.some(ids => ids.has(hit.id)) && passes(hit, passesOperators))
      const ids = new Set(open.map(({ id }) => id))
      return {
        hits: open.filter(hit => passes(hit, passesFilters)),
        ...(catalog && { choice: choiceOf(catalog, ids, request) }),
      }
    }
  }
}

function choiceOf(catalog: Catalog, open: ReadonlySet<number>, request: SearchRequest): Choice {
  const tests = new Map(filterNames.map(name => [name, filterTest(request, name)]))
  return { catalog, isOpen: (name, id, post) => open.has(id) && tests.get(name)?.(post) === true }
}

/** Join what the parts tell; no post is in two of them. */
function joinChoices(choices: readonly Choice[]): Choice {
  const catalog = new Map(choices.flatMap(choice => [...choice.catalog]).sort(([a], [b]) => a - b))
  return { catalog, isOpen: (...asked) => choices.some(choice => choice.isOpen(...asked)) }
}
