/** Name an author as a filter and a completion do. */
export function authorLabel({
  author,
  handle,
}: {
  readonly author: string
  readonly handle: string
}): string {
  return author === '' ? `@${handle}` : `${author} @${handle}`
}
