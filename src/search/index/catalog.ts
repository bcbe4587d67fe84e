/**
 * What posts are filtered by, as columns of one small file of a shard. It is loaded when a reader filters, and not
 * before. Its rows are those of the shard.
 */
import { identityOf } from '../../identity.ts'
import type { Day, Person } from '../../model.ts'
import { type Trait, traits } from '../query/operators.ts'

export interface CatalogPost {
  readonly date: Day
  readonly author: string
  readonly handle: string
  /** All handles of the author, that of their page first, where there are several. */
  readonly handles?: Person | undefined
  readonly lang: string
  readonly tags: readonly string[]
  readonly has: readonly Trait[]
}

/** Columns of numbers, which point into lists of values. Of several spellings of a name, the list has the latest. */
interface Columns {
  readonly dates: readonly Day[]
  readonly authors: readonly (readonly [name: string, ...handles: Person])[]
  readonly langs: readonly string[]
  readonly tags: readonly string[]
  readonly posts: {
    readonly date: readonly number[]
    readonly author: readonly number[]
    readonly lang: readonly number[]
    readonly has: readonly number[]
    readonly tags: readonly (readonly number[])[]
  }
}

/** Write posts, given in the index's order, oldest first, as the text of a catalog. */
export function writeCatalog(posts: readonly CatalogPost[]): string {
  const dates = numbered(posts.map(({ date }) => [date, date]))
  const keyOf = ({ handle, handles }: CatalogPost) => identityOf(handles?.[0] ?? handle)
  const authors = numbered(
    posts.map(post => [keyOf(post), [post.author, ...(post.handles ?? [post.handle])] as const] as const),
  )
  const langs = numbered(posts.map(({ lang }) => [lang, lang]))
  const tags = numbered(posts.flatMap(post => post.tags.map(tag => [identityOf(tag), tag] as const)))
  const columns: Columns = {
    dates: dates.values,
    authors: authors.values,
    langs: langs.values,
    tags: tags.values,
    posts: {
      date: posts.map(({ date }) => dates.numberOf(date)),
      author: posts.map(post => authors.numberOf(keyOf(post))),
      lang: posts.map(({ lang }) => langs.numberOf(lang)),
      has: posts.map(({ has }) =>
        traits.reduce((bits, trait, at) => bits | (Number(has.includes(trait)) << at), 0),
      ),
      tags: posts.map(post => [...new Set(post.tags.map(tag => tags.numberOf(identityOf(tag))))]),
    },
  }
  return JSON.stringify(columns)
}

/**
 * Read what {@link writeCatalog} wrote: the posts in the same order, each name in its latest spelling, the handle of one who
 * has several being that of their page.
 */
export function readCatalog(source: string): readonly CatalogPost[] {
  const { dates, authors, langs, tags, posts }: Columns = JSON.parse(source)
  const at = <Value>(values: readonly Value[], number = -1): Value => {
    const value = values[number]
    if (value === undefined) throw new Error(`expected a value number ${number} in the catalog`)
    return value
  }
  return posts.date.map((date, row) => {
    const [author, ...handles] = at(authors, posts.author[row])
    const bits = at(posts.has, row)
    return {
      date: at(dates, date),
      author,
      handle: handles[0],
      ...(handles.length > 1 && { handles }),
      lang: at(langs, posts.lang[row]),
      tags: at(posts.tags, row).map(tag => at(tags, tag)),
      has: traits.filter((_, bit) => bits & (1 << bit)),
    }
  })
}

/** Number keys in order of first appearance. Of several values of one key, the last one counts. */
function numbered<Value>(entries: readonly (readonly [key: string, value: Value])[]) {
  const byKey = new Map(entries)
  const numbers = new Map(Array.from(byKey.keys(), (key, number) => [key, number]))
  return { values: [...byKey.values()], numberOf: (key: string): number => numbers.get(key) ?? -1 }
}
