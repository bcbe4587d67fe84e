import type { RenderedPost } from '../../model.ts'

/**
 * Write a post's text, then the web addresses that it leads to without showing them, one a line: links
 * behind words, and the status it was copied from. A search for an address finds the posts that cite it.
 */
export function withAddresses({
  text,
  links,
  source,
}: Pick<RenderedPost, 'text' | 'links' | 'source'>): string {
  const addresses = new Set(source === undefined ? links : [...links, source])
  const isShown = (address: string): boolean => text.includes(address.replace(/^https?:\/\//i, ''))
  return [text, ...[...addresses].filter(address => !isShown(address))].join('\n')
}
