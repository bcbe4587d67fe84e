import type { Day, Diagnostic, RawEntry } from '../model.ts'
import { isDateAttempt, readDay } from './dates.ts'
import { readHandleLine, readStatusUrl } from './handle.ts'
import { cutLines, isBlank, type Line, skipBlank } from './lines.ts'
import { isEntryNote } from './residue.ts'
import { report } from './rules.ts'
import type { Source } from './source.ts'

/** An entry's header, with the lines of its body. */
export interface EntryHeader {
  readonly entry: RawEntry
  readonly date: Day
  readonly author: string
  readonly handle: string
  /** Status URL between date and author. */
  readonly source?: string
  readonly lines: readonly Line[]
}

/** What one entry turns out to be; an unsound one has its reason among the diagnostics. */
export type ReadHeader =
  | { readonly kind: 'entry'; readonly header: EntryHeader; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'stub'; readonly date: Day }
  | { readonly kind: 'unsound'; readonly date?: Day; readonly diagnostics: readonly Diagnostic[] }

/**
 * Read the head of an entry: number, date, an optional status URL, display name, `@handle`; blank lines between any
 * of them. An entry with a date and nothing else is a stub.
 */
export function readHeader(source: Source, entry: RawEntry): ReadHeader {
  const lines = cutLines(entry.text, entry.start.offset)
  const dateIndex = skipBlank(lines, 1)
  const dateLine = lines[dateIndex]
  const { date, diagnostic } = readDate(source, entry, dateLine)
  if (diagnostic) return { kind: 'unsound', diagnostics: [diagnostic] }

  let index = skipNotes(lines, dateIndex + 1)
  const status = readStatusUrl(lines[index]?.text ?? '')
  if (status) index = skipNotes(lines, index + 1)
  const first = lines[index]
  if (!first) return { kind: 'stub', date }

  const byline = readByline(source, lines, index)
  if (byline.kind === 'unsound') return { kind: 'unsound', date, diagnostics: [byline.diagnostic] }
  const header = { entry, date, author: byline.author, handle: byline.handle, lines: lines.slice(byline.end) }
  return {
    kind: 'entry',
    header: status ? { ...header, source: status.url } : header,
    diagnostics: byline.diagnostics,
  }
}

/** Clean a display name: outer white space (U+3000 too), the editor's escapes, a link around it. */
export function readName(line: string): string {
  const name = line.trim().replace(/\\([!-/:-@[-`{-~])/g, '$1')
  return /^\[([^\]]+)\]\(https?:\/\/(?:www\.)?(?:x|twitter)\.com\/\w+\/?\)$/.exec(name)?.[1] ?? name
}

function readDate(source: Source, entry: RawEntry, line: Line | undefined) {
  const text = line?.text.trim() ?? ''
  const date = readDay(text)
  if (date !== undefined) return { date }
  const isAttempt = line !== undefined && isDateAttempt(text)
  const diagnostic = isAttempt
    ? report(
        source,
        'date-invalid',
        indentOf(line),
        `Unexpected date \`${text}\`, expected a day written \`YYYY-MM-DD\``,
      )
    : report(
        source,
        'date-missing',
        entry.start.offset,
        `Unexpected ${line ? 'text' : 'end'} below \`### ${entry.number}\`, expected a date \`YYYY-MM-DD\``,
      )
  return { date: '', diagnostic }
}

type Byline =
  | {
      readonly kind: 'sound'
      readonly author: string
      readonly handle: string
      /** Index of the first line of the body. */
      readonly end: number
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly kind: 'unsound'; readonly diagnostic: Diagnostic }

function readByline(source: Source, lines: readonly Line[], nameIndex: number): Byline {
  const nameLine = lines[nameIndex]
  const lone = nameLine && readHandleLine(nameLine.text)
  if (nameLine && lone !== undefined) {
    const message = `Unexpected handle \`@${lone}\` without a name, expected a display name above it`
    const diagnostics = [report(source, 'author-missing', indentOf(nameLine), message)]
    return { kind: 'sound', author: lone, handle: lone, end: nameIndex + 1, diagnostics }
  }
  const handleIndex = skipNotes(lines, nameIndex + 1)
  const handleLine = lines[handleIndex]
  const handle = handleLine && readHandleLine(handleLine.text)
  if (nameLine && handle !== undefined) {
    return { kind: 'sound', author: readName(nameLine.text), handle, end: handleIndex + 1, diagnostics: [] }
  }
  const place = handleLine ?? nameLine
  const offset = place ? indentOf(place) : 0
  const found = place ? clip(place.text) : ''
  const isAttempt = place !== undefined && /^\s*[@＠]\S*\s*$/.test(place.text)
  const diagnostic = isAttempt
    ? report(
        source,
        'handle-invalid',
        offset,
        `Unexpected handle \`${found}\`, expected \`@\` and up to 20 of A–Z, a–z, 0–9, _`,
      )
    : report(
        source,
        'handle-missing',
        offset,
        `Unexpected \`${found}\`, expected the author's \`@handle\` on a line of its own`,
      )
  return { kind: 'unsound', diagnostic }
}

function skipNotes(lines: readonly Line[], from: number): number {
  let index = skipBlank(lines, from)
  while (index < lines.length && isEntryNote(lines[index]?.text ?? '')) index = skipBlank(lines, index + 1)
  return index
}

/** Offset of a line's first visible character. */
function indentOf(line: Line): number {
  return line.offset + (isBlank(line.text) ? 0 : line.text.length - line.text.trimStart().length)
}

function clip(text: string): string {
  const characters = [...text.trim().slice(0, 100)]
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
}
