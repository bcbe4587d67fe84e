import type { SearchStrings } from '../strings.ts'
import type { Facets } from './pagefind-index.ts'
import {
  addressValue,
  type FilterName,
  filterNames,
  hasFilters,
  type SearchRequest,
} from './search-request.ts'

/** The form's selects: one for each filter and one for the order. */
export interface FilterControls {
  read(): Omit<SearchRequest, 'query'>
  /** Choose what a request names. */
  write(request: SearchRequest): void
  /** List the values of each filter, with how many of `idsOf` that filter's posts each would leave. */
  fill(facets: Facets, idsOf: (name: FilterName) => readonly string[]): void
}

export function filterControls(form: HTMLFormElement, strings: SearchStrings): FilterControls {
  const selects = new Map(filterNames.map(name => [name, selectIn(form, name)]))
  const sort = selectIn(form, 'sort')
  const value = (name: FilterName): string => selects.get(name)?.value ?? ''
  return {
    read: () => ({
      order: sort.value === 'newest' || sort.value === 'oldest' ? sort.value : 'relevance',
      filters: { author: value('author'), month: value('month'), tag: value('tag'), kind: value('kind') },
    }),
    write: request => {
      sort.value = request.order
      for (const [name, select] of selects) choose(select, request.filters[name])
      const details = form.querySelector('details')
      if (details && hasFilters(request)) details.open = true
    },
    fill: (facets, idsOf) => {
      for (const [name, select] of selects) {
        const chosen = select.value
        const ids = idsOf(name)
        const values = [...(facets.get(name) ?? [])].sort(([a], [b]) => a.localeCompare(b))
        if (name === 'month') values.reverse()
        const options = values.flatMap(([label, members]) => {
          const count = ids.filter(id => members.has(id)).length
          const address = addressValue(name, label)
          if (count === 0 && address !== chosen) return []
          return [
            new Option(`${name === 'kind' ? (strings.kinds[label] ?? label) : label} (${count})`, address),
          ]
        })
        select.replaceChildren(new Option(strings.all, ''), ...options)
        choose(select, chosen)
      }
    },
  }
}

/** Choose a value, also one that no post has: an old address stays true. */
function choose(select: HTMLSelectElement, value: string): void {
  const isListed = Array.from(select.options).some(option => option.value === value)
  if (!isListed) select.add(new Option(value, value))
  select.value = value
}

function selectIn(form: HTMLFormElement, name: string): HTMLSelectElement {
  const control = form.elements.namedItem(name)
  if (!(control instanceof HTMLSelectElement)) throw new Error(`expected a select named ${name}`)
  return control
}
