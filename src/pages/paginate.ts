import { listPagePath } from '../archive/urls.ts'

/** A link to a page of a list, and the subject of the list. */
export interface ListLink<Subject> {
  readonly path: string
  readonly subject: Subject
  /** From 1. */
  readonly number: number
}

/** One page of a list that may need several. */
export interface ListPage<Subject, Item> extends ListLink<Subject> {
  readonly items: readonly Item[]
  /** How many pages the list has. */
  readonly of: number
  readonly previous?: ListLink<Subject>
  readonly next?: ListLink<Subject>
}

export interface ListShape<Subject, Item> {
  readonly path: (subject: Subject) => string
  readonly items: (subject: Subject) => readonly Item[]
  /** What an item adds to its page, in any unit; a page holds items up to `limit`, and one at least. */
  readonly weight: (item: Item) => number
  readonly limit: number
}

/** Cut the list of one subject into pages, each linked with the ones before and after it. */
export function paginate<Subject, Item>(
  subject: Subject,
  shape: ListShape<Subject, Item>,
): readonly ListPage<Subject, Item>[] {
  return paginateSeries([subject], shape)
}

/** Cut the lists of subjects into pages; the last page of a subject leads on to the first of the next. */
export function paginateSeries<Subject, Item>(
  subjects: readonly Subject[],
  shape: ListShape<Subject, Item>,
): readonly ListPage<Subject, Item>[] {
  const pages = subjects.flatMap(subject => {
    const chunks = chunk(shape.items(subject), shape.weight, shape.limit)
    return chunks.map((items, index) => ({
      path: listPagePath(shape.path(subject), index + 1),
      subject,
      number: index + 1,
      items,
      of: chunks.length,
    }))
  })
  const links = pages.map(({ path, subject, number }) => ({ path, subject, number }))
  return pages.map((page, index) => {
    const previous = links[index - 1]
    const next = links[index + 1]
    return { ...page, ...(previous && { previous }), ...(next && { next }) }
  })
}

/** Cut items into runs that weigh at most `limit`, or hold a single item; no items are one empty run. */
function chunk<Item>(
  items: readonly Item[],
  weight: (item: Item) => number,
  limit: number,
): readonly (readonly Item[])[] {
  const chunks: Item[][] = []
  let current: Item[] = []
  let total = 0
  for (const item of items) {
    const added = weight(item)
    if (current.length > 0 && total + added > limit) {
      chunks.push(current)
      current = []
      total = 0
    }
    current.push(item)
    total += added
  }
  return [...chunks, current]
}
