import type { CatalogPost } from '../catalog.ts'
import { type Operator, parseInput, type SearchInput } from '../operators.ts'
import { parseQuery } from '../query.ts'
import { synonymIndex } from '../synonyms.ts'
import { type Answer, findHolders, findPosts } from './find-posts.ts'
import type { Catalog, SearchIndex } from './pagefind-index.ts'
import { filterTest, operatorTest } from './post-filters.ts'
import { type FilterName, filterNames, hasFilters, type SearchRequest } from './search-request.ts'
import type { Suggestion } from './suggestions.ts'

export interface FilteredAnswer extends Answer {
  /** Synonyms that were looked for as well. */
  readonly synonyms: readonly string[]
  readonly wrongDates: readonly Operator[]
  /** What else to search for; only where no post was found as asked. */
  readonly suggestions: readonly Suggestion[]
  /** Where they were asked for: the catalog, and which posts a filter chooses from, as the others leave them. */
  readonly choice?: {
    readonly catalog: Catalog
    isOpen(name: FilterName, id: string, post: CatalogPost): boolean
  }
}

/** Answer a request: find its words, or list all posts where it has none, and leave what its filters leave. */
export async function answerRequest(
  index: SearchIndex,
  request: SearchRequest,
  wantsChoice: boolean,
): Promise<FilteredAnswer> {
  const input = parseInput(request.query)
  const query = parseQuery(input.words)
  const synonymsOf = synonymIndex(index.settings.synonyms)
  const [found, left, catalog] = await Promise.all([
    input.words === '' ? listPosts(index, request) : findPosts(index, query, request.order, synonymsOf),
    Promise.all(input.excluded.map(term => findHolders(index, term))),
    wantsChoice || hasFilters(request) || input.operators.length > 0 ? index.catalog() : undefined,
  ])
  const passesOperators = operatorTest(input.operators)
  const passesFilters = filterTest(request)
  const isAsked = (id: string): boolean => {
    const post = catalog?.get(id)
    return !left.some(ids => ids.has(id)) && (post === undefined || passesOperators(post))
  }
  const open = found.hits.filter(({ id }) => isAsked(id))
  const hits = open.filter(({ id }) => {
    const post = catalog?.get(id)
    return post === undefined || passesFilters(post)
  })
  const state = hits.length > 0 ? found.state : 'empty'
  return {
    ...found,
    state,
    hits,
    synonyms: [...new Set(query.terms.flatMap(synonymsOf).map(({ text }) => text))],
    wrongDates: input.wrongDates,
    suggestions: state === 'exact' ? [] : await suggest(index, request, input),
    ...(catalog && { choice: choiceOf(catalog, new Set(open.map(({ id }) => id)), request) }),
  }
}

async function suggest(
  index: SearchIndex,
  request: SearchRequest,
  input: SearchInput,
): Promise<readonly Suggestion[]> {
  const [{ suggestSearches }, catalog] = await Promise.all([import('./suggestions.ts'), index.catalog()])
  return suggestSearches(request, input, catalog)
}

async function listPosts(index: SearchIndex, { order }: SearchRequest): Promise<Answer> {
  const hits = await index.list(order === 'oldest' ? 'oldest' : 'newest')
  return { state: 'exact', hits, phrases: [] }
}

function choiceOf(
  catalog: Catalog,
  open: ReadonlySet<string>,
  request: SearchRequest,
): NonNullable<FilteredAnswer['choice']> {
  const tests = new Map(filterNames.map(name => [name, filterTest(request, name)]))
  return { catalog, isOpen: (name, id, post) => open.has(id) && tests.get(name)?.(post) === true }
}
