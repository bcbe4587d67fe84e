import type { Order } from './find-posts.ts'

/** What the page shows results for; all of it stands in the address. */
export interface SearchRequest {
  readonly query: string
  readonly order: Order
  /** Chosen value by filter, as in the address: an author by the handle in lower case. */
  readonly filters: Readonly<Record<FilterName, string>>
}

export const filterNames = ['author', 'month', 'tag', 'kind'] as const
export type FilterName = (typeof filterNames)[number]

/** Read a request from the query part of an address. */
export function readRequest(search: string): SearchRequest {
  const params = new URLSearchParams(search)
  const value = (name: string): string => params.get(name) ?? ''
  const sort = value('sort')
  return {
    query: value('q'),
    order: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
    filters: { author: value('author'), month: value('month'), tag: value('tag'), kind: value('kind') },
  }
}

/** Write a request as the query part of an address; what is not chosen is not named. */
export function writeRequest({ query, order, filters }: SearchRequest): string {
  const chosen = filterNames.map(name => [name, filters[name]])
  const named = [['q', query], ...chosen, ['sort', order === 'relevance' ? '' : order]]
  const params = new URLSearchParams(named.filter(([, value]) => value !== '')).toString()
  return params && `?${params}`
}

/** The address's value of a filter value of the index: an author is known by the handle that ends it. */
export function addressValue(name: string, value: string): string {
  return name === 'author' ? value.slice(value.lastIndexOf('@') + 1).toLowerCase() : value
}

export function hasFilters({ filters }: SearchRequest): boolean {
  return filterNames.some(name => filters[name] !== '')
}
