import { identityOf } from '../identity.ts'
import { hashtagsIn } from '../markdown/plain.ts'
import type { Post } from '../model.ts'

/** Keep the first spelling of each tag; case and width do not make another. */
export function uniqueTags(tags: readonly string[]): string[] {
  const bySpelling = new Map<string, string>()
  for (const tag of tags) if (!bySpelling.has(identityOf(tag))) bySpelling.set(identityOf(tag), tag)
  return [...bySpelling.values()]
}

/** The tags that import gives a post with this body. */
export function importedTags({ body }: Pick<Post, 'body'>): string[] {
  return hashtagsIn(body)
}

/** Merge the curator's changes of tags, from `before` to `file`, into those of the dump: what he added stays, what he removed stays away. */
export function mergeTags(
  before: readonly string[],
  file: readonly string[],
  dump: readonly string[],
): readonly string[] {
  const had = new Set(before.map(identityOf))
  const has = new Set(file.map(identityOf))
  const kept = dump.filter(tag => has.has(identityOf(tag)) || !had.has(identityOf(tag)))
  return uniqueTags([...kept, ...file.filter(tag => !had.has(identityOf(tag)))])
}
