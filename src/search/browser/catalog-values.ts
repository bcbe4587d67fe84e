import { identityOf } from '../../identity.ts'
import type { CatalogPost } from '../index/catalog.ts'
import { authorLabel, type NamedValue } from '../query/complete-operator.ts'
import { filterValues } from './post-filters.ts'
import type { Catalog } from './search-index.ts'
import type { FilterName } from './search-request.ts'

/**
 * List the values that posts of a catalog have for a filter. Each has the latest of its labels, and the number of its posts
 * that count.
 */
export function valuesOf(
  name: FilterName,
  catalog: Catalog,
  counts: (id: number, post: CatalogPost) => boolean = () => true,
): readonly NamedValue[] {
  const values = new Map<string, { label: string; count: number }>()
  for (const [id, post] of catalog) {
    const one = Number(counts(id, post))
    for (const value of filterValues(name, post)) {
      const count = (values.get(value)?.count ?? 0) + one
      values.set(value, { label: labelOf(name, value, post), count })
    }
  }
  return Array.from(values, ([value, { label, count }]) => ({ value, label, count }))
}

function labelOf(name: FilterName, value: string, post: CatalogPost): string {
  if (name === 'tag') return post.tags.find(tag => identityOf(tag) === value) ?? value
  if (name !== 'author') return value
  return authorLabel(post)
}
