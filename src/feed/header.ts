import type { Day, Diagnostic, RawEntry } from '../model.ts'
import { isEmptyEnd, labelOf, type MarkedLine, markLines, skipPostedAt } from './body-lines.ts'
import { isDateAttempt, readDay } from './dates.ts'
import { readName } from './display-name.ts'
import { readBareByline } from './handle.ts'
import { cutLines, isBlank, type Line } from './lines.ts'
import { report } from './rules.ts'
import type { Source } from './source.ts'
import { readStatusUrl, type StatusUrl } from './status-url.ts'

/** An entry's header, with the lines of its body. */
export interface EntryHeader {
  readonly entry: RawEntry
  readonly date: Day
  readonly author: string
  readonly handle: string
  /** Status URL between date and handle. */
  readonly source?: string
  readonly lines: readonly MarkedLine[]
}

/** What one entry turns out to be; an unsound one has its reason among the diagnostics. */
export type ReadHeader =
  | { readonly kind: 'entry'; readonly header: EntryHeader; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'stub'; readonly date: Day }
  | { readonly kind: 'unsound'; readonly date?: Day; readonly diagnostics: readonly Diagnostic[] }

/**
 * Read the head of an entry: number, date, display name, `@handle`; an optional status URL, blank lines and notes of X's
 * interface (`置顶`, `Verified account`) between any of them. A second status URL is the first line of the body. An entry with a date and nothing else (a ruler apart) is a stub.
 */
export function readHeader(source: Source, entry: RawEntry): ReadHeader {
  const raw = cutLines(entry.text, entry.start.offset)
  const dateIndex = raw.findIndex(
    ({ text }, index) => index > 0 && !isBlank(text) && readStatusUrl(text) === undefined,
  )
  const { date, diagnostic } = readDate(source, entry, raw[dateIndex])
  if (diagnostic) return { kind: 'unsound', diagnostics: [diagnostic] }
  const rest = [...raw.slice(1, dateIndex), ...raw.slice(dateIndex + 1)]
  if (rest.every(line => isBlank(line.text))) return { kind: 'stub', date }

  const lines = markLines(rest)
  const nameIndex = skipNotes(lines, 0)
  const isEmpty = lines.slice(nameIndex).every(isEmptyEnd) && findStatuses(lines, nameIndex).length === 0
  if (isEmpty) return { kind: 'stub', date }
  const byline = readByline(source, lines, nameIndex)
  if (byline.kind === 'unsound') return { kind: 'unsound', date, diagnostics: [byline.diagnostic] }
  const { author, handle, end, diagnostics } = byline
  const [status, ...others] = findStatuses(lines, end)
  const further = others.filter(({ id }) => id !== status?.id).map(({ line }) => line)
  const header = { entry, date, author, handle, lines: [...further, ...lines.slice(end)] }
  return {
    kind: 'entry',
    header: status === undefined ? header : { ...header, source: status.url },
    diagnostics,
  }
}

/** The status URLs among the lines of a header, each with its line. */
function findStatuses(
  lines: readonly MarkedLine[],
  end: number,
): (StatusUrl & { readonly line: MarkedLine })[] {
  return lines.slice(0, end).flatMap(line => (line.mark.kind === 'status' ? [{ ...line.mark, line }] : []))
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

function readByline(source: Source, lines: readonly MarkedLine[], nameIndex: number): Byline {
  const nameLine = lines[nameIndex]
  if (nameLine?.mark.kind === 'handle') return readLoneHandle(source, lines, nameIndex, nameLine)
  const index = skipNotes(lines, nameIndex + 1)
  const handleLine = lines[index]
  if (nameLine && handleLine?.mark.kind === 'handle' && handleLine.mark.name === undefined) {
    const { handle } = handleLine.mark
    const end = skipPostedAt(lines, index)
    return { kind: 'sound', author: readName(nameLine.text), handle, end, diagnostics: [] }
  }
  const bare = nameLine && readBareByline(nameLine.text)
  if (bare)
    return { kind: 'sound', author: bare.name, handle: bare.handle, end: nameIndex + 1, diagnostics: [] }
  return {
    kind: 'unsound',
    diagnostic: reportHandle(source, handleLine ?? nameLine ?? lines.findLast(line => !isBlank(line.text))),
  }
}

/** A handle where the name should be: with its name on the same line, or without any. */
function readLoneHandle(
  source: Source,
  lines: readonly MarkedLine[],
  index: number,
  line: MarkedLine,
): Byline {
  const { handle = '', name } = line.mark.kind === 'handle' ? line.mark : {}
  const end = skipPostedAt(lines, index)
  if (name !== undefined) return { kind: 'sound', author: name, handle, end, diagnostics: [] }
  const message = `Unexpected handle \`@${handle}\` without a name, expected a display name above it`
  const diagnostics = [report(source, 'author-missing', indentOf(line), message)]
  return { kind: 'sound', author: handle, handle, end, diagnostics }
}

function reportHandle(source: Source, place: Line | undefined): Diagnostic {
  const offset = place ? indentOf(place) : 0
  const found = place ? clip(place.text) : ''
  const isAttempt = place !== undefined && /^[@＠]\S*$/.test(place.text.trim())
  return isAttempt
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
}

/** Index of the first line from `from` on that is neither blank nor a status URL nor a note beside a name. */
function skipNotes(lines: readonly MarkedLine[], from: number): number {
  let index = from
  for (; index < lines.length; index++) {
    const kind = lines[index]?.mark.kind
    const label = labelOf(lines[index])
    const isNote = label === 'note' || label === 'button' || label === 'dot' || label === 'repost'
    if (kind !== 'blank' && kind !== 'status' && !isNote) break
  }
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
