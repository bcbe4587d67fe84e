import { groupBy } from '../group-by.ts'

/** Give authors of one list names that differ: with the handle, too, where another one of the list has the same name. */
export function nameApart<Named extends { readonly name: string; readonly handle: string }>(
  authors: readonly Named[],
): readonly Named[] {
  const alike = groupBy(authors, ({ name }) => name)
  return authors.map(author =>
    alike.get(author.name)?.length === 1 ? author : { ...author, name: `${author.name} @${author.handle}` },
  )
}
