import type { Day, Post } from '../model.ts'
import type { Incoming } from './identity/incoming.ts'
import { hashContent, type ImportMark, isMadeEarlier, readMark } from './import-mark.ts'
import { ownFieldsOf } from './make-post.ts'
import type { StoredPost } from './read-posts.ts'
import { rewriteFile } from './rewrite-file.ts'
import { importedTags, mergeTags } from './tags.ts'
import { hashPieces, mergeThreeWay } from './three-way-merge.ts'

/** Which side a conflict goes to: the file as the curator has it, or the dump. */
export type Side = 'ours' | 'theirs'

/** What becomes of a stored post whose entry was found. */
export type Merged =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'written'
      readonly text: string
      readonly post: Post
      /** The entry is as it was: the program makes another post of it than an earlier version did. */
      readonly isRenewal?: boolean
    }
  /** Changed by hand and in the dump: what the file would be if the dump's side were taken. */
  | { readonly kind: 'conflict'; readonly text: string; readonly post: Post }
  /** Written into the file, the post could not be read back. */
  | { readonly kind: 'unwritable' }

export interface MergeChoices {
  /** Paths that are to lead to the post from now on. */
  readonly aliases: readonly string[]
  readonly side?: Side | undefined
  /** The day to note where the post says something else now. */
  readonly today?: Day | undefined
}

/**
 * Merge what an entry says now into the file it became, each of day, number and content by itself: what changed on one
 * side only is taken from there; of content that changed on both, each paragraph and field.
 */
export function mergePost(
  stored: StoredPost,
  incoming: Incoming,
  { aliases, side, today }: MergeChoices,
): Merged {
  const { post, text } = stored
  const { entry, feed } = incoming
  const mark = readMark(text)
  const isPlaced = mark?.number === entry.number && mark.date === entry.date && post.feed === feed
  if (mark?.entry === incoming.hash && isPlaced && aliases.length === 0) return { kind: 'unchanged' }

  const isRenewal = mark !== undefined && isMadeEarlier(mark, entry)
  const content = mergeContent(post, incoming, mark, isRenewal ? 'renewal' : side)
  const date = mergeValue(mark?.date ?? post.date, post.date, entry.date, side)
  const number = mergeValue(mark?.number ?? post.number, post.number, entry.number, side)
  const merged = { ...ownFieldsOf(post), ...content.post, feed, number: number.value, date: date.value }
  const isUpdated = hashContent(merged) !== hashContent(post)
  const isNews = isUpdated && !isRenewal && today !== undefined && today > merged.date
  const updated = isNews ? today : post.updated
  const next = withOptional(merged, joinAliases(post, aliases), updated)
  const written = rewriteFile(text, post, next, { date: entry.date, number: entry.number, ...content.mark })
  if (written === undefined) return { kind: 'unwritable' }
  const isConflict = [content, date, number].some(({ isConflict }) => isConflict)
  if (isConflict && side === undefined) return { kind: 'conflict', text: written, post: next }
  if (written === text) return { kind: 'unchanged' }
  return { kind: 'written', text: written, post: next, ...(isRenewal && isPlaced ? { isRenewal } : {}) }
}

/** Let paths lead to a post of a dump that is not imported now: nothing else of its file changes. */
export function addAliases({ post, text }: StoredPost, aliases: readonly string[]): Merged {
  const next = withOptional(post, joinAliases(post, aliases), post.updated)
  const written = rewriteFile(text, post, next, readMark(text))
  return written === undefined ? { kind: 'unwritable' } : { kind: 'written', text: written, post: next }
}

interface MergedContent {
  readonly post: Post
  /** What is to be remembered of the post as the dump has it. */
  readonly mark: Pick<ImportMark, 'entry' | 'content' | 'base'>
  readonly isConflict: boolean
}

function mergeContent(
  file: Post,
  incoming: Incoming,
  mark: ImportMark | undefined,
  side: Side | 'renewal' | undefined,
): MergedContent {
  if (mark?.entry === incoming.hash) {
    const { entry, content, base } = mark
    return {
      post: file,
      mark: { entry, content, ...(base === undefined ? {} : { base }) },
      isConflict: false,
    }
  }
  const dump = incoming.post(file.permalink)
  const hash = hashContent(dump)
  const next = { entry: incoming.hash, content: hash, base: hashPieces(dump) }
  // A file without a mark is import's own where it is what import would write.
  const base = mark?.content ?? hash
  if (mark && hash === base) return { post: file, mark: next, isConflict: false }
  const before = importedTags(file)
  const isOnlyTagged = hashContent({ ...file, tags: before }) === base
  if (hashContent(file) === base || hashContent(file) === hash || isOnlyTagged) {
    const tags = isOnlyTagged ? mergeTags(before, file.tags, dump.tags) : dump.tags
    return { post: { ...dump, tags }, mark: next, isConflict: false }
  }
  const both = mark?.base === undefined ? undefined : mergeThreeWay(mark.base, file, dump)
  if (both) {
    const tags = mergeTags(before, file.tags, importedTags(both))
    return { post: { ...both, tags }, mark: next, isConflict: false }
  }
  if (side === 'renewal') {
    // The dump says nothing new: the edited file stays, but for a title that import wrote, as the mark then tells.
    const isOwnTitle = mark !== undefined && hashContent({ ...dump, title: file.title }) === mark.content
    const title = isOwnTitle ? dump.title : file.title
    return { post: { ...file, title }, mark: next, isConflict: false }
  }
  if (side === 'ours') return { post: file, mark: next, isConflict: true }
  const added = mergeTags([...before, ...dump.tags], file.tags, [])
  return { post: { ...dump, tags: [...dump.tags, ...added] }, mark: next, isConflict: true }
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

function joinAliases({ aliases = [] }: Post, added: readonly string[]): readonly string[] {
  return [...new Set([...aliases, ...added])]
}

/** Keys in the order of `Post`, as reading the file gives them. */
function withOptional(post: Post, all: readonly string[], day: Day | undefined): Post {
  const { aliases, updated, body, ...fields } = post
  return {
    ...fields,
    ...(all.length > 0 ? { aliases: all } : {}),
    ...(day === undefined ? {} : { updated: day }),
    body,
  }
}
