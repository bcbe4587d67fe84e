import type { Day } from '../model.ts'
import { isContinuation } from './announcement.ts'
import { type MarkedLine, type MarkedLines, markLine } from './body-lines.ts'
import { type DateReading, isWholeDate, readDate } from './dates.ts'
import { isAlike, readNameShape } from './display-name.ts'
import { type Fence, readFence } from './fences.ts'
import { readDatedByline, readHandleLine } from './handle.ts'
import { type Head, readHead } from './head.ts'
import type { Line } from './lines.ts'
import { type NumberLine, readNumberLine } from './number-line.ts'

/** A line of a feed that shows something. */
export interface VisibleLine extends Line {
  readonly isBelowBlank: boolean
}

/** What the lines below a sound number line look like; `late`: an author below a line or two of something else. */
export type Follow = 'date' | 'author' | 'late' | 'nothing' | 'text'

/** What is wrong with the beginning of an entry, and how it is mended. Indexes are of the visible lines. */
export interface Slip {
  readonly rule: 'header-malformed' | 'header-missing'
  /**
   * When the lines are believed: `always`; where the number is `near` the last one; where it stands `between` the last
   * one and the next; where the numbers of the feed leave a `gap` for the entry, or where it would be the last.
   */
  readonly condition: 'always' | 'near' | 'between' | 'gap' | 'gapOrLast'
  readonly day?: Day
  /** The last line that the mended lines replace; none where they are put above the first. */
  readonly lastReplaced?: number
  /** The mended lines below the number line. */
  readonly below: readonly string[]
}

/** A place where an entry may begin. */
export interface Start {
  readonly kind: 'start'
  /** Index of its first line. */
  readonly index: number
  readonly number?: number
  readonly follow: Follow
  /** Missing where the number line is sound. */
  readonly slip?: Slip
  /** Index behind its number line and what of its head is sure: no other entry begins there. */
  readonly end: number
  /** Whether a date follows and no name or handle. */
  readonly isStub: boolean
}

/** A place where an entry may begin, or a code fence that may quote such places. */
export type Mark = Start | { readonly kind: 'fence'; readonly index: number; readonly fence: Fence }

interface FeedLines {
  readonly lines: readonly VisibleLine[]
  readonly marked: MarkedLines
}

/**
 * Find every line that may begin an entry: a sound number line; a near miss of one, or the head of an entry whose number
 * line is missing, where date, name and handle say so. Time is linear: below each such line only a few are read.
 */
export function findStarts(lines: readonly VisibleLine[]): Mark[] {
  const feed = { lines, marked: markLazily(lines) }
  const marks: Mark[] = []
  let above: Start | undefined
  for (const [index, { text }] of lines.entries()) {
    if (above && index < above.end) continue
    const fence = readFence(text)
    const start = fence ? undefined : readStart(feed, index, above?.isStub === true && above.end === index)
    if (fence) marks.push({ kind: 'fence', index, fence })
    if (!start) continue
    marks.push(start)
    above = start
  }
  return marks
}

/** `isBelowStub`: the line above is the date of an entry that holds nothing else. */
function readStart(feed: FeedLines, index: number, isBelowStub: boolean): Start | undefined {
  const text = feed.lines[index]?.text ?? ''
  const numberLine = readNumberLine(text)
  if (numberLine?.kind === 'sound') return readSoundStart(feed, index, numberLine.number)
  if (numberLine) return readMalformedStart(feed, index, numberLine)
  const date = readDate(text)
  return date ? readDateStart(feed, index, date, isBelowStub) : readInlineStart(feed, index)
}

function readSoundStart(feed: FeedLines, index: number, number: number): Start {
  const head = readHead(feed.marked, index + 1)
  const follow = followOf(head)
  return { ...beginAt(index, head, follow), number, end: head.date ? head.end : index + 1 }
}

function followOf({ date, name, handle, surplus, first }: Head): Follow {
  if (handle) return date ? 'date' : surplus.length === 0 ? 'author' : 'late'
  const isInline = date !== undefined && date.index === name?.index
  if (date && isWholeDate(date.reading) && !isInline) return 'date'
  return first === undefined ? 'nothing' : 'text'
}

type Malformed = Extract<NumberLine, { kind: 'malformed' }>

function readMalformedStart(feed: FeedLines, index: number, line: Malformed): Start | undefined {
  const { number, title, isHeading } = line
  const titleDate = isHeading ? readDate(title) : undefined
  if (titleDate) return readDatedHeading(feed, index, number, titleDate, title)
  const head = readHead(feed.marked, index + 1)
  const condition = conditionOf(head, line)
  if (condition === undefined) return undefined
  // The words of a heading are the curator's: they become the first line of the post.
  const lastReplaced = title === '' ? index : head.handle?.index
  const moved = title === '' ? [] : [...textsOf(feed, index + 1, lastReplaced), title]
  const slip = { rule: 'header-malformed', condition, ...dayOf(head), below: moved } as const
  return {
    ...beginAt(index, head),
    ...(number === undefined ? {} : { number }),
    slip: lastReplaced === undefined ? { ...slip, lastReplaced: index } : { ...slip, lastReplaced },
  }
}

function conditionOf(head: Head, { number, isHeading }: Malformed): Slip['condition'] | undefined {
  const { date, name, handle, surplus } = head
  const isWhole = date !== undefined && isWholeDate(date.reading)
  const isAuthored = name !== undefined && handle !== undefined && surplus.length === 0
  const isStamp = date?.reading.kind === 'day' && date.reading.form === 'stamp'
  if (isWhole && isAuthored && isHeading && !(isStamp && number === undefined)) return 'always'
  if (number === undefined || !date) return undefined
  if (isWhole && (isAuthored || (isHeading && handle))) return 'near'
  if (isWhole) return 'between'
  // X prints `4月9日` behind a handle: as the entry's date it stands above.
  return isHeading && handle && name && date.index < handle.index ? 'near' : undefined
}

/** `### 2024-04-09 ⏎ 46`, `### 46 2024-04-09`: number and date have changed places, or share a line. */
function readDatedHeading(
  feed: FeedLines,
  index: number,
  number: number | undefined,
  reading: DateReading,
  dateText: string,
): Start | undefined {
  const below = number === undefined ? readNumberLine(feed.lines[index + 1]?.text ?? '') : undefined
  const found = number ?? below?.number
  const last = below ? index + 1 : index
  const head = readHead(feed.marked, last + 1)
  if (found === undefined || head.date || (head.name && !head.handle)) return undefined
  const slip: Slip = {
    rule: 'header-malformed',
    condition: head.handle ? 'near' : 'between',
    ...dayOf({ date: { reading } }),
    lastReplaced: last,
    below: ['', reading.kind === 'day' ? reading.day : dateText],
  }
  return { ...beginAt(index, head), number: found, slip }
}

/** A date without a number line above it. */
function readDateStart(
  feed: FeedLines,
  index: number,
  reading: DateReading,
  isBelowStub: boolean,
): Start | undefined {
  if (!isWholeDate(reading) || (reading.kind === 'day' && reading.form === 'stamp')) return undefined
  const isNumeric = reading.kind === 'day' && reading.form === 'numeric'
  const swapped = isNumeric ? readSwapped(feed, index, reading.day) : undefined
  if (swapped) return swapped
  const head = readHead(feed.marked, index)
  const isAuthored = head.handle !== undefined && head.surplus.length === 0 && isByline(feed, head)
  const isStampOfAbove = !isNumeric && isBelowHandle(feed, index)
  if (isAuthored && !isStampOfAbove) return missing(index, head, 'always')
  if (head.handle && head.surplus.length > 0 && isNumeric) return missing(index, head, 'gap')
  if (!isNumeric) return undefined
  if (isBelowHandle(feed, index) && isName(feed.lines[index - 2]?.text)) {
    return missing(index - 2, { ...head, end: index + 1 }, 'gapOrLast')
  }
  const isBare = !head.name && !head.handle
  if (!isBare || !(feed.lines[index]?.isBelowBlank ?? false)) return undefined
  if (isBelowStub) return missing(index, head, 'always')
  return missing(index, head, index === feed.lines.length - 1 ? 'gapOrLast' : 'gap')
}

/** The date above its number line, `2024-04-09 ⏎ ### 46 ⏎ name`. */
function readSwapped(feed: FeedLines, index: number, day: Day): Start | undefined {
  const numberLine = readNumberLine(feed.lines[index + 1]?.text ?? '')
  if (numberLine?.number === undefined || (numberLine.kind === 'malformed' && !numberLine.isHeading))
    return undefined
  const head = readHead(feed.marked, index + 2)
  if (head.date || (head.name && !head.handle)) return undefined
  const slip = {
    rule: 'header-malformed',
    condition: head.handle ? 'near' : 'between',
    day,
    lastReplaced: index + 1,
    below: ['', day],
  } as const
  return { ...beginAt(index, head), number: numberLine.number, slip }
}

/** `name @handle 2023-12-12` without a number line above it. */
function readInlineStart(feed: FeedLines, index: number): Start | undefined {
  const text = feed.lines[index]?.text ?? ''
  if (text.length > longestInline || !numericDate.test(text) || text.includes('·')) return undefined
  const dated = readDatedByline(text)
  if (!dated || !isWholeDate(dated.date)) return undefined
  const head = readHead(feed.marked, index)
  if (dated.handle === undefined)
    return feed.lines[index]?.isBelowBlank ? missing(index, head, 'gap') : undefined
  return isName(dated.name) ? missing(index, head, 'always') : undefined
}

const longestInline = 160
const numericDate = /\d{2,6}[-/.]\d{1,2}[-/.]\d{1,2}/

function missing(index: number, head: Head, condition: Slip['condition']): Start {
  const slip = { rule: 'header-missing', condition, ...dayOf(head), below: [''] } as const
  return { ...beginAt(index, head), slip }
}

function beginAt(index: number, head: Head, follow: Follow = 'date'): Omit<Start, 'number' | 'slip'> {
  const isStub = head.date !== undefined && !head.name && !head.handle
  return { kind: 'start', index, follow, isStub, end: Math.max(index + 1, head.end) }
}

function dayOf({ date }: { readonly date?: { readonly reading: DateReading } }): { readonly day?: Day } {
  return date?.reading.kind === 'day' ? { day: date.reading.day } : {}
}

/** Whether name and handle announce a post and are no mention torn out of its sentence. */
function isByline(feed: FeedLines, { name, handle, end }: Head): boolean {
  if (!name || !handle) return false
  const nameLine = feed.lines[name.index]?.text ?? ''
  const isTorn =
    name.index !== handle.index && /\S[ \u00A0]$/.test(nameLine) && !isAlike(name.text, handle.handle)
  return isName(name.text) && !isTorn && !isContinuation(feed.lines[end]?.text ?? '')
}

function isName(text: string | undefined): boolean {
  const shape = readNameShape(text ?? '')
  return shape === 'plain' || shape === 'doubtful'
}

function isBelowHandle(feed: FeedLines, index: number): boolean {
  const above = feed.lines[index - 1]?.text ?? ''
  return above.trim() === '·' || readHandleLine(above) !== undefined
}

function textsOf(feed: FeedLines, start: number, last: number | undefined): string[] {
  if (last === undefined) return []
  return feed.lines
    .slice(start, last + 1)
    .flatMap(({ text, isBelowBlank }) => (isBelowBlank ? ['', text] : [text]))
}

/** Mark a line when it is asked for: most lines of a feed never are. */
function markLazily(lines: readonly Line[]): MarkedLines {
  const marked: MarkedLine[] = []
  return {
    at(index) {
      const line = lines[index]
      if (!line) return undefined
      marked[index] ??= { text: line.text, offset: line.offset, mark: markLine(line.text) }
      return marked[index]
    },
  }
}
