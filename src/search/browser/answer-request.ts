import { parseQuery } from '../query.ts'
import { type Answer, findPosts } from './find-posts.ts'
import type { Facets, SearchIndex } from './pagefind-index.ts'
import {
  addressValue,
  type FilterName,
  filterNames,
  hasFilters,
  type SearchRequest,
} from './search-request.ts'

export interface FilteredAnswer extends Answer {
  /** Where they were asked for: the filters' values, and the ids a filter chooses from, as the others leave them. */
  readonly choice?: { readonly facets: Facets; idsOf(name: FilterName): readonly string[] }
}

/** Answer a request: find its words, or list all posts where it has none, and leave what its filters leave. */
export async function answerRequest(
  index: SearchIndex,
  request: SearchRequest,
  wantsChoice: boolean,
): Promise<FilteredAnswer> {
  const [found, facets] = await Promise.all([
    request.query.trim() === ''
      ? listPosts(index, request)
      : findPosts(index, parseQuery(request.query), request.order),
    wantsChoice || hasFilters(request) ? index.facets() : undefined,
  ])
  if (!facets) return found
  const passes = filterTest(request, facets)
  const hits = found.hits.filter(({ id }) => passes(id))
  const idsOf = (name: FilterName): readonly string[] =>
    found.hits.flatMap(({ id }) => (passes(id, name) ? [id] : []))
  return { ...found, state: hits.length > 0 ? found.state : 'empty', hits, choice: { facets, idsOf } }
}

async function listPosts(index: SearchIndex, { order }: SearchRequest): Promise<Answer> {
  const hits = await index.list(order === 'oldest' ? 'oldest' : 'newest')
  return { state: 'exact', hits, phrases: [] }
}

/** Make the test whether a post passes the chosen filters, one of which may be left aside. */
function filterTest({ filters }: SearchRequest, facets: Facets): (id: string, aside?: FilterName) => boolean {
  const chosen = filterNames
    .filter(name => filters[name] !== '')
    .map(name => {
      const values = [...(facets.get(name) ?? [])]
      const members = values.find(([value]) => addressValue(name, value) === filters[name])?.[1]
      return { name, members }
    })
  return (id, aside) => chosen.every(({ name, members }) => name === aside || members?.has(id) === true)
}
