import type { CatalogPost } from '../catalog.ts'
import type { NamedValue } from '../complete-operator.ts'
import type { Catalog } from './pagefind-index.ts'
import { filterValues } from './post-filters.ts'
import type { FilterName } from './search-request.ts'

/** List the values that posts of a catalog have for a filter, each with its label and its number of posts. */
export function valuesOf(
  name: FilterName,
  catalog: Catalog,
  counts: (id: string, post: CatalogPost) => boolean = () => true,
): readonly NamedValue[] {
  const values = new Map<string, { label: string; count: number }>()
  for (const [id, post] of catalog) {
    const one = Number(counts(id, post))
    for (const value of filterValues(name, post)) {
      const known = values.get(value)
      if (known) known.count += one
      else values.set(value, { label: labelOf(name, value, post), count: one })
    }
  }
  return Array.from(values, ([value, { label, count }]) => ({ value, label, count }))
}

function labelOf(name: FilterName, value: string, post: CatalogPost): string {
  if (name === 'tag') return post.tags.find(tag => tag.toLowerCase() === value) ?? value
  if (name !== 'author') return value
  return post.author === '' ? `@${post.handle}` : `${post.author} @${post.handle}`
}
