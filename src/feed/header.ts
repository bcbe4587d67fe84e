import type { Day, Diagnostic, RawEntry } from '../model.ts'
import { isContinuation } from './announcement.ts'
import { isEmptyEnd, type MarkedLine, markLines, skipBlank } from './body-lines.ts'
import type { WrittenDate } from './check-dates.ts'
import { readNameShape } from './display-name.ts'
import { type Head, type HeadDate, readHead } from './head.ts'
import { cutLines, isBlank, type Line } from './lines.ts'
import { writeNumberLine } from './number-line.ts'
import { clip, report } from './rules.ts'
import type { Source } from './source.ts'
import type { StatusUrl } from './status-url.ts'

/** An entry's header, with the lines of its body. */
export interface EntryHeader {
  readonly entry: NumberedEntry
  readonly date: Day
  readonly author: string
  readonly handle: string
  /** Where the handle stands in the feed. */
  readonly handleOffset: number
  /** Status URL between date and handle. */
  readonly source?: string
  readonly lines: readonly MarkedLine[]
}

/** An entry whose number line is sound. */
export type NumberedEntry = RawEntry & { readonly number: number }

/** What one entry turns out to be; an unsound one has its reason among the diagnostics, or in a date that is none. */
export type ReadHeader =
  | {
      readonly kind: 'entry'
      readonly header: EntryHeader
      readonly date: Day
      readonly written: WrittenDate
      readonly diagnostics: readonly Diagnostic[]
    }
  | {
      readonly kind: 'stub'
      readonly date: Day
      readonly written: WrittenDate
      readonly diagnostics: readonly []
    }
  | {
      readonly kind: 'unsound'
      readonly date?: Day
      readonly written?: WrittenDate
      readonly diagnostics: readonly Diagnostic[]
    }

/**
 * Read the head of an entry: number, date, display name, `@handle`; an optional status URL, blank lines and notes of X's
 * interface (`置顶`, `Verified account`) between any of them. A second status URL is the first line of the body. An entry
 * with a date and nothing else (a ruler apart) is a stub. A date from which no day follows is left to `checkDates`.
 */
export function readHeader(source: Source, entry: RawEntry): ReadHeader {
  const { number, fault } = entry
  if (fault || number === undefined) {
    const { day, diagnostic } = fault ?? {}
    return { kind: 'unsound', ...(day && { date: day }), diagnostics: diagnostic ? [diagnostic] : [] }
  }
  const [, ...below] = cutLines(entry.text, entry.start.offset)
  const lines = markLines(below)
  const head = readHead(lines, 0)
  if (!head.date) return readUndated(source, entry.start.offset, number, lines, head)
  const written = writtenDate(lines, head.date)
  const { reading } = head.date
  if (reading.kind !== 'day') return { kind: 'unsound', written, diagnostics: [] }
  const date = reading.day
  if (isStub(lines, head)) return { kind: 'stub', date, written, diagnostics: [] }
  const unsound = findSlip(source, lines, head)
  if (unsound) return { kind: 'unsound', date, written, diagnostics: [unsound] }
  const { name, handle: { handle, index } = { handle: '', index: 0 } } = head
  const [status, ...others] = findStatuses(lines, head.end)
  const further = others.filter(({ id }) => id !== status?.id).map(({ line }) => line)
  const header: EntryHeader = {
    entry: { ...entry, number },
    date,
    author: name?.text ?? handle,
    handle,
    handleOffset: indentOf(lines[index]),
    lines: [...further, ...lines.slice(head.end)],
    ...(status && { source: status.url }),
  }
  const message = `Unexpected handle \`@${handle}\` without a name, expected a display name above it`
  const diagnostics = name ? [] : [report(source, 'author-missing', indentOf(lines[index]), message)]
  return { kind: 'entry', header, date, written, diagnostics }
}

/** The status URLs among the lines of a header, each with its line. */
function findStatuses(
  lines: readonly MarkedLine[],
  end: number,
): (StatusUrl & { readonly line: MarkedLine })[] {
  return lines.slice(0, end).flatMap(line => (line.mark.kind === 'status' ? [{ ...line.mark, line }] : []))
}

function writtenDate(lines: readonly MarkedLine[], { index, text }: HeadDate): WrittenDate {
  const line = lines[index] ?? { text: '', offset: 0 }
  const at = line.text.indexOf(text)
  return { text, offset: at < 0 ? indentOf(line) : line.offset + at, line }
}

/** A line in the date's place is told as a wrong date where an author stands below it. */
function readUndated(
  source: Source,
  start: number,
  number: number,
  lines: readonly MarkedLine[],
  { surplus }: Head,
): ReadHeader {
  const [inPlace] = surplus
  if (inPlace !== undefined) {
    const text = clip(lines[inPlace]?.text ?? '')
    return {
      kind: 'unsound',
      written: writtenDate(lines, { index: inPlace, text, reading: { kind: 'unclear', isWhole: false } }),
      diagnostics: [],
    }
  }
  const first = lines.findIndex(({ text }) => !isBlank(text))
  // Below the number and a blank line is the place of the date, empty where more blank lines follow.
  const line = first >= 0 && first < 2 ? lines[first] : lines[1]
  const found = !line ? 'end' : isBlank(line.text) ? 'blank line' : `\`${clip(line.text)}\``
  const message = `Unexpected ${found} below \`${writeNumberLine(number)}\`, expected a date \`YYYY-MM-DD\``
  return {
    kind: 'unsound',
    diagnostics: [report(source, 'date-missing', line ? indentOf(line) : start, message)],
  }
}

function isStub(lines: readonly MarkedLine[], { date, name, handle, end }: Head): boolean {
  const rest = date ? [...lines.slice(0, date.index), ...lines.slice(date.index + 1)] : lines
  const isBare =
    !name && !handle && lines.slice(end).every(line => isEmptyEnd(line) || line.mark.kind === 'label')
  return isBare && rest.every(line => line.mark.kind !== 'status')
}

/** Tell what stands where the name or the handle should be. */
function findSlip(source: Source, lines: readonly MarkedLine[], head: Head): Diagnostic | undefined {
  const { date, name, handle, surplus, end } = head
  const [first] = surplus
  if (handle && first === undefined) return undefined
  const isInline = name !== undefined && date?.index === name.index
  const isByline = name && readNameShape(name.text) !== 'sentence' && !isContinuation(lines[end]?.text ?? '')
  if (handle && first !== undefined && isByline)
    return reportSurplus(source, lines, first, name.index, handle.index)
  const belowName = name && (isInline ? name.index : skipBlank(lines, name.index + 1))
  const at = handle ? (surplus[1] ?? name?.index) : belowName
  const line = (at === undefined ? undefined : lines[at]) ?? lines.findLast(({ text }) => !isBlank(text))
  if (isInline) return reportHandle(source, line, `\`${name.text} @handle ${date.text}\``)
  const below = "the author's `@handle` on a line of its own"
  return reportHandle(source, line, name || handle ? below : `the author's name, and ${below} below it`)
}

function reportSurplus(
  source: Source,
  lines: readonly MarkedLine[],
  first: number,
  nameIndex: number,
  handleIndex: number,
): Diagnostic {
  const text = (index: number) => lines[index]?.text ?? ''
  const offset = indentOf(lines[first])
  const { line } = source.pointAt(offset)
  const moved = lines.slice(first, nameIndex).filter(({ text }) => !isBlank(text))
  const count = source.pointAt(lines[handleIndex]?.offset ?? 0).line - line + 1
  const mended = [...lines.slice(nameIndex, handleIndex + 1), ...moved].map(({ text }) => text)
  const message = `Unexpected \`${clip(text(first))}\` above the author \`${clip(text(nameIndex))}\`, expected it below \`${clip(text(handleIndex))}\``
  return report(source, 'text-before-author', offset, message, { line, count, text: mended.join('\n') })
}

function reportHandle(source: Source, line: Line | undefined, missing: string): Diagnostic {
  const found = line ? clip(line.text) : ''
  const isAttempt = line !== undefined && /^[@＠]\S*$/.test(line.text.trim())
  const expected = isAttempt ? '`@` and up to 20 of A–Z, a–z, 0–9, _' : missing
  const message = `Unexpected ${isAttempt ? 'handle ' : ''}\`${found}\`, expected ${expected}`
  return report(source, isAttempt ? 'handle-invalid' : 'handle-missing', indentOf(line), message)
}

/** Offset of a line's first visible character. */
function indentOf(line: Line | undefined): number {
  if (!line) return 0
  return line.offset + (isBlank(line.text) ? 0 : line.text.length - line.text.trimStart().length)
}
