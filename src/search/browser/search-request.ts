import type { Order } from './find-posts.ts'

/** What results are shown for. The address holds all of it. */
export interface SearchRequest {
  /** Words and operators, as typed. */
  readonly query: string
  readonly order: Order
  /** The chosen value of each filter, '' where none is; of an author and a tag, the identity of the name. */
  readonly filters: Readonly<Record<FilterName, string>>
}

export const filterNames = ['author', 'tag', 'month', 'lang', 'has'] as const
export type FilterName = (typeof filterNames)[number]

export const noFilters: SearchRequest['filters'] = { author: '', tag: '', month: '', lang: '', has: '' }

/** Read a request from the query part of an address. */
export function readRequest(search: string): SearchRequest {
  const params = new URLSearchParams(search)
  const value = (name: string): string => params.get(name) ?? ''
  return {
    query: value('q'),
    order: readOrder(value('sort')),
    filters: readFilters(value),
  }
}

/** Read the value of every filter from where they are kept. */
export function readFilters(value: (name: FilterName) => string): SearchRequest['filters'] {
  return {
    author: value('author'),
    tag: value('tag'),
    month: value('month'),
    lang: value('lang'),
    has: value('has'),
  }
}

export function readOrder(value: string): Order {
  return value === 'newest' || value === 'oldest' ? value : 'relevance'
}

/** Write a request as the query part of an address, without what is not chosen. */
export function writeRequest({ query, order, filters }: SearchRequest): string {
  const chosen = filterNames.map(name => [name, filters[name]])
  const named = [['q', query], ...chosen, ['sort', order === 'relevance' ? '' : order]]
  const params = new URLSearchParams(named.filter(([, value]) => value !== '')).toString()
  return params && `?${params}`
}

export function hasFilters({ filters }: SearchRequest): boolean {
  return filterNames.some(name => filters[name] !== '')
}
