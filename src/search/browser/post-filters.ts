import { identityOf } from '../../identity.ts'
import type { CatalogPost } from '../index/catalog.ts'
import { foldName } from '../query/fold.ts'
import type { Operator } from '../query/operators.ts'
import { type FilterName, filterNames, type SearchRequest } from './search-request.ts'

export type PostTest = (post: CatalogPost) => boolean

/** List the values of a post for a filter, as they are in the address. */
export function filterValues(name: FilterName, post: CatalogPost): readonly string[] {
  switch (name) {
    case 'author':
      return post.handle === '' ? [] : [identityOf(post.handle)]
    case 'tag':
      return post.tags.map(identityOf)
    case 'month':
      return [post.date.slice(0, 'YYYY-MM'.length)]
    case 'lang':
      return [post.lang]
    case 'has':
      return post.has
  }
}

/** Make a test of the chosen filters; `aside` is not tested. */
export function filterTest({ filters }: SearchRequest, aside?: FilterName): PostTest {
  const chosen = filterNames.filter(name => name !== aside && filters[name] !== '')
  return post =>
    chosen.every(name => {
      const values = filterValues(name, post)
      const others = name === 'author' ? (post.handles?.map(identityOf) ?? []) : []
      return [...values, ...others].includes(filters[name])
    })
}

/** Make a test of operators. A post must have one of the authors and one of the languages, and pass all others. */
export function operatorTest(operators: readonly Operator[]): PostTest {
  const valuesOf = (name: Operator['name']): readonly string[] =>
    operators.filter(operator => operator.name === name).map(({ value }) => foldName(value))
  const [from, lang, tags, has] = [valuesOf('from'), valuesOf('lang'), valuesOf('tag'), valuesOf('has')]
  const [since, until] = [valuesOf('since'), valuesOf('until')]
  return post => {
    const names = [post.handle, post.author, ...(post.handles ?? [])].map(foldName)
    const postTags = post.tags.map(foldName)
    return (
      (from.length === 0 || from.some(name => names.includes(name))) &&
      (lang.length === 0 || lang.includes(foldName(post.lang))) &&
      tags.every(tag => postTags.includes(tag)) &&
      has.every(trait => post.has.some(each => each === trait)) &&
      since.every(date => post.date >= date) &&
      // A month or a year is meant to its end.
      until.every(date => post.date.slice(0, date.length) <= date)
    )
  }
}
