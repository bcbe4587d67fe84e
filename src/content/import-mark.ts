import { createHash } from 'node:crypto'
import type { Day, Entry, Post } from '../model.ts'

/**
 * What import remembers in a post's file of the entry it last took over, as `imported: 2024-04-09 46 ENTRY CONTENT BASE`.
 * It tells which side changed since: the dump where the entry is another, the file where the post is. It stands in the
 * file itself, so that it is never of another state of the file, wherever that is copied.
 */
export interface ImportMark {
  readonly date: Day
  readonly number: number
  /** Hash of the entry's parts and source (`hashEntry`). */
  readonly entry: string
  /** Hash of the post that was made of them (`hashContent`). */
  readonly content: string
  /** Hashes of that post's fields and paragraphs (`hashPieces`), the base of a three-way merge. Older versions wrote none. */
  readonly base?: string
}

/**
 * To be raised when the same entry makes another post than before (a mended rule of Markdown, a better title): the next
 * import then makes every post anew, and what nobody edited follows.
 */
const making = 2

const lineOfMark =
  /(?:^|[{,][ \t]*)imported: (["']?)(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{16}) ([0-9a-f]{16})(?: ((?:[\w-]{4})+))?\1[ \t]*(?:\r?$|[,}])/m

/**
 * Tell whether a version wrote a post's file that writes what this one would misread. Such a version begins its marks with
 * its format (`imported: v2 …`), those of format 1 say none: the mark goes wherever the file goes, and merges with it.
 */
export function isOfNewerFormat(text: string): boolean {
  return /^imported: ["']?v\d/m.test(headOf(text))
}

/** Read the mark in the text of a post's file. A file of an older version, or whose mark was spoilt, has none. */
export function readMark(text: string): ImportMark | undefined {
  const [, , date, number, entry, content, base] = lineOfMark.exec(headOf(text)) ?? []
  if (date === undefined || number === undefined || entry === undefined || content === undefined)
    return undefined
  return { date, number: Number(number), entry, content, ...(base === undefined ? {} : { base }) }
}

function headOf(text: string): string {
  return text.slice(0, text.indexOf('\n---', 3))
}

/** Whether a file says what import wrote into it. One that import remembers nothing of does not. */
export function isAsImported({ text, post }: { readonly text: string; readonly post: Post }): boolean {
  return readMark(text)?.content === hashContent(post)
}

export function formatMark({ date, number, entry, content, base }: ImportMark): string {
  return [date, number, entry, content, ...(base === undefined ? [] : [base])].join(' ')
}

/** Hash what an entry says, wherever it stands: its day and number are no part of it. */
export function hashEntry(entry: Entry): string {
  return hashMaking(entry, making)
}

/** Tell whether an entry is the one that a mark remembers, of which earlier rules made another post. */
export function isMadeEarlier(mark: ImportMark, entry: Entry): boolean {
  return mark.entry !== hashEntry(entry) && hashVersions(entry).includes(mark.entry)
}

/** Hash an entry as each version of the rules did, the earliest first. */
export function hashVersions(entry: Entry): readonly string[] {
  return Array.from({ length: making }, (_, index) => hashMaking(entry, index + 1))
}

function hashMaking({ source, parts }: Entry, version: number): string {
  const told = parts.map(({ kind, author, handle, body, source }) => [kind, author, handle, body, source])
  return hash([version, source, told])
}

/** Hash what a post says, wherever it stands. Line ends do not count: a checkout on Windows edits nothing. */
export function hashContent({ author, handle, title, parts, source, tags, body }: Post): string {
  const heads = parts?.map(({ kind, author, handle }) => [kind, author, handle])
  return hash([author, handle, title, heads, source, tags, body.replaceAll('\r\n', '\n')])
}

function hash(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
