import type { RenderedPost } from '../model.ts'
import { excerpt } from './excerpt.ts'

/** Address of the profile that a handle has on X. */
export function profileAddress(handle: string): string {
  return `https://x.com/${encodeURIComponent(handle)}`
}

const mostCharacters = 30

/** Address of the search on X that finds a post without a source: by its author's handle and the first words of its text. */
export function searchAddress({ handle, text }: Pick<RenderedPost, 'handle' | 'text'>): string {
  // Marks are left out: X takes some of them for operators.
  const runs = text.replace(/https?:\S+/g, '').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N} '’]*/gu) ?? []
  const words = runs.find(({ length }) => length > 3) ?? runs[0] ?? ''
  const query = `from:${handle} ${excerpt(words, mostCharacters).replace('…', '')}`
  return `https://x.com/search?q=${encodeURIComponent(query.trim())}`
}
