import type { CatalogPost } from '../index/catalog.ts'
import type { NamedValue } from '../query/complete-operator.ts'
import { valuesOf } from './catalog-values.ts'
import type { Catalog } from './search-index.ts'
import {
  type FilterName,
  filterNames,
  hasFilters,
  readFilters,
  readOrder,
  type SearchRequest,
} from './search-request.ts'
import type { SearchStrings } from './strings.ts'

/** The form's selects: one for each filter and one for the order. */
export interface FilterControls {
  read(): Omit<SearchRequest, 'query'>
  /** Show the choices of a request. */
  write(request: SearchRequest): void
  /** List the values of each filter, with the number of posts that each would leave. */
  fill(catalog: Catalog, isOpen: (name: FilterName, id: number, post: CatalogPost) => boolean): void
}

export function filterControls(form: HTMLFormElement, strings: SearchStrings): FilterControls {
  const selects = new Map(filterNames.map(name => [name, selectIn(form, name)]))
  const sort = selectIn(form, 'sort')
  return {
    read: () => ({
      order: readOrder(sort.value),
      filters: readFilters(name => selects.get(name)?.value ?? ''),
    }),
    write: request => {
      sort.value = request.order
      for (const [name, select] of selects) choose(select, request.filters[name])
      const details = form.querySelector('details')
      if (details && hasFilters(request)) details.open = true
    },
    fill: (catalog, isOpen) => {
      const labelOf = labels(strings)
      for (const [name, select] of selects) {
        const chosen = select.value
        const values = valuesOf(name, catalog, (id, post) => isOpen(name, id, post))
          .filter(({ count, value }) => count > 0 || value === chosen)
          .toSorted(name === 'month' ? byNewest : byCount)
        const options = values.map(each => new Option(`${labelOf(name, each)} (${each.count})`, each.value))
        select.replaceChildren(new Option(strings.all, ''), ...options)
        choose(select, chosen)
      }
    },
  }
}

function byNewest(a: NamedValue, b: NamedValue): number {
  return a.value < b.value ? 1 : -1
}

function byCount(a: NamedValue, b: NamedValue): number {
  return b.count - a.count || a.label.localeCompare(b.label, document.documentElement.lang)
}

/**
 * Label values. The names of languages are loaded here, as late as possible: a browser takes longer for them than for a
 * search.
 */
function labels(strings: SearchStrings): (name: FilterName, value: NamedValue) => string {
  const languages = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' })
  return (name, { value, label }) => {
    if (name === 'has') return strings.traits[value] ?? label
    return name === 'lang' ? (languages.of(value) ?? label) : label
  }
}

/** Choose a value, also one that no post has any more: the address of a search stays valid. */
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
