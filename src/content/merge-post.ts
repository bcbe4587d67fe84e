import type { Post } from '../model.ts'
import type { Incoming } from './identity/incoming.ts'
import { hashContent, type ImportMark, readMark } from './import-mark.ts'
import type { StoredPost } from './read-posts.ts'
import { rewriteFile } from './rewrite-file.ts'
import { importedTags, mergeTags } from './tags.ts'

/** Which side a conflict goes to: the file as the curator has it, or the dump. */
export type Side = 'ours' | 'theirs'

/** What becomes of a stored post whose entry was found. */
export type Merged =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'written'; readonly text: string; readonly post: Post }
  /** Changed by hand and in the dump: what the file would be if the dump's side were taken. */
  | { readonly kind: 'conflict'; readonly text: string; readonly post: Post }

/**
 * Merge what an entry says now into the file it became, each of day, number and content by itself: what changed on one
 * side only is taken from there. `aliases` are paths that are to lead to the post from now on.
 */
export function mergePost(
  stored: StoredPost,
  incoming: Incoming,
  aliases: readonly string[],
  side: Side | undefined,
): Merged {
  const { post, text } = stored
  const { entry, feed } = incoming
  const mark = readMark(text)
  const isPlaced = mark?.number === entry.number && mark.date === entry.date && post.feed === feed
  if (mark?.entry === incoming.hash && isPlaced && aliases.length === 0) return { kind: 'unchanged' }

  const content = mergeContent(post, incoming, mark, side)
  const date = mergeValue(mark?.date ?? post.date, post.date, entry.date, side)
  const number = mergeValue(mark?.number ?? post.number, post.number, entry.number, side)
  const next = withAliases({ ...content.post, feed, number: number.value, date: date.value }, post, aliases)
  const nextMark = { date: entry.date, number: entry.number, entry: incoming.hash, content: content.hash }
  const written = rewriteFile(text, post, next, nextMark)
  const isConflict = [content, date, number].some(({ isConflict }) => isConflict)
  if (isConflict && side === undefined) return { kind: 'conflict', text: written, post: next }
  return written === text ? { kind: 'unchanged' } : { kind: 'written', text: written, post: next }
}

/** Let paths lead to a post of a dump that is not imported now: nothing else of its file changes. */
export function addAliases(
  { post, text }: StoredPost,
  aliases: readonly string[],
): { readonly text: string; readonly post: Post } {
  const next = withAliases(post, post, aliases)
  return { text: rewriteFile(text, post, next, readMark(text)), post: next }
}

interface MergedContent {
  readonly post: Post
  /** Hash of the post as the dump has it. */
  readonly hash: string
  readonly isConflict: boolean
}

function mergeContent(
  file: Post,
  incoming: Incoming,
  mark: ImportMark | undefined,
  side: Side | undefined,
): MergedContent {
  if (mark?.entry === incoming.hash) return { post: file, hash: mark.content, isConflict: false }
  const dump = incoming.post(file.permalink)
  const hash = hashContent(dump)
  // A file without a mark is import's own where it is what import would write.
  const base = mark?.content ?? hash
  if (mark && hash === base) return { post: file, hash, isConflict: false }
  const before = importedTags(file)
  const isOnlyTagged = hashContent({ ...file, tags: before }) === base
  if (hashContent(file) === base || hashContent(file) === hash || isOnlyTagged) {
    const tags = isOnlyTagged ? mergeTags(before, file.tags, dump.tags) : dump.tags
    return { post: { ...dump, tags }, hash, isConflict: false }
  }
  if (side === 'ours') return { post: file, hash, isConflict: true }
  const added = mergeTags([...before, ...dump.tags], file.tags, [])
  return { post: { ...dump, tags: [...dump.tags, ...added] }, hash, isConflict: true }
}

/** Merge one value that stood at `base`: the file's, the dump's, or a conflict. */
function mergeValue<Value extends string | number>(
  base: Value,
  file: Value,
  dump: Value,
  side: Side | undefined,
): { readonly value: Value; readonly isConflict: boolean } {
  if (dump === base || dump === file) return { value: file, isConflict: false }
  if (file === base) return { value: dump, isConflict: false }
  return { value: side === 'ours' ? file : dump, isConflict: true }
}

/** Keys in the order of `Post`, as reading the file gives them. */
function withAliases(next: Post, { aliases = [] }: Post, added: readonly string[]): Post {
  const { aliases: none, body, ...fields } = next
  const all = [...new Set([...aliases, ...added])]
  return { ...fields, ...(all.length > 0 ? { aliases: all } : {}), body }
}
