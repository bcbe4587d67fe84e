import type { NamedValue } from '../query/complete-operator.ts'
import { findMatches, foldPhrase, type Phrase } from '../query/match.ts'
import { nearestNames } from '../query/nearest-names.ts'
import { type CountedWord, hanPatterns, nearestWords, wordForms } from '../query/nearest-words.ts'
import type { Operator, SearchInput } from '../query/operators.ts'
import type { Query, Term } from '../query/query.ts'
import { kindOfKey, tokenize } from '../query/tokens.ts'
import type { Hit, IndexPart, SearchIndex } from './search-index.ts'
import { hasFilters, noFilters, type SearchRequest } from './search-request.ts'

/** Another search that may find what this one did not. */
export interface Suggestion {
  readonly kind: 'author' | 'tag' | 'unfiltered' | 'word'
  readonly label: string
  readonly request: SearchRequest
}

const MAX_OF_A_KIND = 3

/** Posts that are read to learn which character stands where another one was typed. */
const READ_POSTS = 3

/**
 * Suggest what to search for where nothing was found: the same words without conditions, the nearest words of the
 * index, and authors and tags whose names come near. Only what the archive has; what does not load is left out.
 */
export async function suggestSearches(
  request: SearchRequest,
  input: SearchInput,
  query: Query,
  index: SearchIndex,
): Promise<readonly Suggestion[]> {
  const nothing = () => []
  const [author, tag, words] = await Promise.all([
    index.names().then(names => suggestNames(request, input, names.author, 'author'), nothing),
    index.names().then(names => suggestNames(request, input, names.tag, 'tag'), nothing),
    suggestWords(request, query, index.parts, nearestTo).catch(nothing),
  ])
  const isNarrowed = input.words !== '' && (hasFilters(request) || input.operators.length > 0)
  const unfiltered: Suggestion = {
    kind: 'unfiltered',
    label: input.words,
    request: { query: input.words, order: request.order, filters: noFilters },
  }
  return [...(isNarrowed ? [unfiltered] : []), ...words, ...author, ...tag]
}

/** Suggest other forms of the words of a query, such as `agent` for `agents`, that posts hold. */
export function suggestForms(
  request: SearchRequest,
  query: Query,
  parts: readonly IndexPart[],
): Promise<readonly Suggestion[]> {
  return suggestWords(request, query, parts, formsOf).catch(() => [])
}

/** Suggest names near to an operator's value, which takes its place, or to the words. */
function suggestNames(
  { query, order }: SearchRequest,
  { words, operators }: SearchInput,
  names: readonly NamedValue[],
  kind: 'author' | 'tag',
): readonly Suggestion[] {
  const operatorName: Operator['name'] = kind === 'author' ? 'from' : 'tag'
  const wrong = operators.find(({ name }) => name === operatorName)
  return nearestNames(wrong?.value ?? words, names, namesOf, MAX_OF_A_KIND).map(({ label, value }) => {
    const named = `${operatorName}:${value}`
    const other = wrong ? query.replace(wrong.text, () => named) : named
    return { kind, label, request: { query: other, order, filters: noFilters } }
  })
}

function namesOf({ value, label }: NamedValue): readonly string[] {
  return value === label ? [value] : [value, label.slice(0, label.lastIndexOf('@')).trim()]
}

/** Find what a reader may have meant by a term: texts of the term, and what may take their place. */
type FindOthers = (
  term: Term,
  parts: readonly IndexPart[],
) => Promise<readonly (readonly [typed: string, other: string])[]>

async function suggestWords(
  request: SearchRequest,
  { terms }: Query,
  parts: readonly IndexPart[],
  findOthers: FindOthers,
): Promise<readonly Suggestion[]> {
  const found = await Promise.all(terms.map(term => findOthers(term, parts)))
  // The texts of terms are in NFKC.
  const typedQuery = request.query.normalize('NFKC').trim()
  const queries = found.flat().map(([typed, other]) => typedQuery.replace(typed, () => other))
  return [...new Set(queries)]
    .slice(0, MAX_OF_A_KIND)
    .map(query => ({ kind: 'word', label: query, request: { ...request, query } }))
}

const formsOf: FindOthers = async (term, parts) => {
  const forms = term.keys.length === 1 && !term.isQuoted ? wordForms(term.text) : []
  const found = forms.map(async form => ((await findAll(parts, tokenize(form))).length > 0 ? [form] : []))
  return (await Promise.all(found)).flat().map(form => [term.text, form] as const)
}

const nearestTo: FindOthers = async (term, parts) => {
  if ((await findAll(parts, tokenize(term.text))).length > 0) return []
  if (term.keys.every(key => kindOfKey(key) === 'cjk')) {
    return (await nearestHan(term.keys, parts)).map(other => [term.text, other] as const)
  }
  const words = joinCounts((await Promise.all(parts.map(part => part.words()))).flat())
  const written = new Set(words.map(([word]) => word.toLowerCase()))
  const unknown = tokenize(term.text)
    .map(({ start, end }) => term.text.slice(start, end))
    .filter(word => !written.has(word.toLowerCase()))
  return unknown.flatMap(word =>
    nearestWords(word, words, MAX_OF_A_KIND).map(other => [word, other] as const),
  )
}

/** Add up the counts of words that differ in case, under the first spelling. */
function joinCounts(words: readonly CountedWord[]): readonly CountedWord[] {
  const counts = new Map<string, CountedWord>()
  for (const [word, posts] of words) {
    const [spelling, before] = counts.get(word.toLowerCase()) ?? [word, 0]
    counts.set(word.toLowerCase(), [spelling, before + posts])
  }
  return [...counts.values()]
}

async function findAll(
  parts: readonly IndexPart[],
  keys: readonly ({ readonly key: string } | string)[],
): Promise<readonly Hit[]> {
  const phrase = foldPhrase({ keys: keys.map(key => (typeof key === 'string' ? key : key.key)) })
  return (await Promise.all(parts.map(part => part.find(phrase)))).flat()
}

/** Find Han texts of the index that differ in one character, the commonest first. */
async function nearestHan(keys: readonly string[], parts: readonly IndexPart[]): Promise<readonly string[]> {
  const counts = new Map<string, number>()
  for (const pattern of hanPatterns(keys)) {
    const hits = await findAll(parts, pattern)
    for (const hit of hits.slice(-READ_POSTS)) {
      for (const text of textsAt((await hit.load()).text, { keys: pattern })) {
        counts.set(text, Math.max(hits.length, counts.get(text) ?? 0))
      }
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_OF_A_KIND)
    .map(([text]) => text)
}

function textsAt(text: string, phrase: Phrase): readonly string[] {
  const texts = findMatches(text, [foldPhrase(phrase)]).map(({ start, end }) => text.slice(start, end))
  return texts.filter(each => /^\p{sc=Han}+$/u.test(each))
}
