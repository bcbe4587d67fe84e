import type { Fix, RawEntry } from '../model.ts'
import { findStarts, type Mark, type Slip, type Start, type VisibleLine } from './entry-starts.ts'
import { closesFence } from './fences.ts'
import { cutLines, isBlank } from './lines.ts'
import { writeNumberLine } from './number-line.ts'
import { clip, report } from './rules.ts'
import type { Source } from './source.ts'

export interface SplitFeed {
  /** What stands above the first entry, the byte order mark included. */
  readonly preamble: string
  /** `preamble` and the entries' texts joined are the feed, to the last character. */
  readonly entries: readonly RawEntry[]
}

const byteOrderMark = '\uFEFF'

/**
 * Cut a feed into entries at whole header lines (`### digits`, then a date as the next line that is not blank; a status
 * URL may stand between).
 * No Markdown is parsed: an unclosed fence or `<!--` cannot swallow the entries below it. A header whose date was
 * forgotten is found by its author, or by its number where it is the next one. A header that is malformed or missing
 * begins an entry with a `fault` where date, name and handle below say so. Time is linear in the feed's length.
 */
export function splitFeed(source: Source): SplitFeed {
  const lines = findVisible(source.text)
  const starts = chooseStarts(findStarts(lines), lines)
  const numbers = new Set(starts.map(start => start.number))
  let last = 0
  const entries = starts.map((start, position): RawEntry => {
    const offset = lines[start.index]?.offset ?? 0
    const next = starts[position + 1]
    const text = source.text.slice(offset, next ? lines[next.index]?.offset : source.text.length)
    const number = start.number ?? freeNumber(last, numbers)
    last = number
    const entry = { text, start: source.pointAt(offset) }
    if (!start.slip) return { ...entry, number }
    const diagnostic = reportSlip(source, lines, start, start.slip, number)
    const { day } = start.slip
    return {
      ...entry,
      ...(start.number === undefined ? {} : { number }),
      fault: { diagnostic, ...(day && { day }) },
    }
  })
  const first = starts[0] && lines[starts[0].index]?.offset
  return { preamble: source.text.slice(0, first ?? source.text.length), entries }
}

/** The number an entry would have that has none: the next one if it is free, else one above all others. */
function freeNumber(last: number, used: ReadonlySet<number | undefined>): number {
  if (!used.has(last + 1)) return last + 1
  return Math.max(...[...used].map(number => number ?? 0)) + 1
}

function reportSlip(
  source: Source,
  lines: readonly VisibleLine[],
  { index }: Start,
  { rule, lastReplaced, below }: Slip,
  number: number,
) {
  const { text = '', offset = 0 } = lines[index] ?? {}
  const line = source.pointAt(offset).line
  const lastLine =
    lastReplaced === undefined ? undefined : source.pointAt(lines[lastReplaced]?.offset ?? 0).line
  const mended = writeNumberLine(number)
  const fix: Fix = {
    line,
    count: lastLine === undefined ? 0 : lastLine - line + 1,
    text: [mended, ...below].join('\n'),
  }
  const shown = below.filter(below => below !== '').join(' ⏎ ')
  const message =
    rule === 'header-missing'
      ? `Unexpected \`${clip(text)}\` without the number of its entry, expected \`${mended}\` above it`
      : `Unexpected header \`${clip(text)}\`, expected \`${mended}\`${shown === '' ? '' : ` and below it \`${shown}\``}`
  return { ...report(source, rule, offset + text.length - text.trimStart().length, message), fix }
}

function findVisible(text: string): VisibleLine[] {
  const visible: VisibleLine[] = []
  let isBelowBlank = true
  for (const line of cutLines(text, 0)) {
    if (isBlank(line.text)) {
      isBelowBlank = true
      continue
    }
    const hasMark = line.offset === 0 && line.text.startsWith(byteOrderMark)
    visible.push({
      text: hasMark ? line.text.slice(1) : line.text,
      offset: hasMark ? 1 : line.offset,
      isBelowBlank,
    })
    isBelowBlank = false
  }
  return visible
}

function chooseStarts(marks: readonly Mark[], lines: readonly VisibleLine[]): Start[] {
  const nextStart = indexOfNext(marks, isSure)
  const nextNumber = indexOfNext(marks, mark => mark.kind === 'start' && !mark.slip)
  const startAt = (index: number) => {
    const mark = marks[nextStart[index] ?? marks.length]
    return mark?.kind === 'start' ? mark : undefined
  }
  const closers = { '`': findClosers(marks, '`'), '~': findClosers(marks, '~') }
  const chosen: Start[] = []
  let last = 0
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index]
    if (!mark) break
    if (mark.kind === 'start') {
      const next = startAt(index + 1)
      const below = marks[nextNumber[index + 1] ?? marks.length]
      const hasGap = isBeyond(next, last + 1) && !(below?.kind === 'start' && below.number === last + 1)
      if (!isEntry(mark, last, next, hasGap)) continue
      chosen.push(mark)
      last = mark.number ?? (hasGap ? last + 1 : last)
      continue
    }
    const closerIndex = closers[mark.fence.character === '~' ? '~' : '`'][index + 1] ?? marks.length
    const closer = marks[closerIndex]
    if (closer?.kind !== 'fence' || !closesFence(closer.fence, mark.fence)) continue
    const inside = nextStart[index + 1] ?? marks.length
    const hasFirstLine =
      lines[mark.index + 1]?.isBelowBlank === false && marks[inside]?.index === mark.index + 1
    if (inside > closerIndex || isQuoted(hasFirstLine, startAt(index + 1), startAt(closerIndex), last)) {
      index = closerIndex
    }
  }
  return chosen
}

/** Whether a place begins an entry wherever it stands, fences apart. */
function isSure(mark: Mark): boolean {
  return mark.kind === 'start' && (mark.slip ? mark.slip.condition === 'always' : mark.follow === 'date')
}

function findClosers(marks: readonly Mark[], character: string): number[] {
  return indexOfNext(
    marks,
    mark => mark.kind === 'fence' && !mark.fence.hasInfo && mark.fence.character === character,
  )
}

/** A number that is so far above the last one is none of the next entries. */
const farthestNext = 10

/**
 * A header without a date is believed where an author follows, or where it is the next number; above a text not where
 * the entry of that number is still to come, with its date: then it is a heading of the post (`### 2`).
 */
function isEntry(start: Start, last: number, next: Start | undefined, hasGap: boolean): boolean {
  const { number, follow, slip } = start
  if (slip) return isBelieved(slip, number, last, next, hasGap)
  if (follow === 'date' || follow === 'author') return true
  if (number === undefined || number <= last) return false
  const isStillToCome = next?.number !== undefined && !isBeyond(next, number)
  if (follow === 'late' && number <= last + farthestNext && !isStillToCome) return true
  return number === last + 1 && (follow === 'nothing' || next?.number !== number)
}

function isBelieved(
  { condition }: Slip,
  number: number | undefined,
  last: number,
  next: Start | undefined,
  hasGap: boolean,
): boolean {
  if (condition === 'always') return true
  if (condition === 'gap' || condition === 'gapOrLast') return next ? hasGap : condition === 'gapOrLast'
  if (number === undefined || number > last + farthestNext) return false
  // A number used twice is told as that once the header is mended.
  if (condition === 'near') return number >= last
  return number > last && (next?.number === undefined || isBeyond(next, number))
}

function isBeyond(start: Start | undefined, number: number): boolean {
  return start?.number !== undefined && start.number > number
}

/**
 * Whether a fence with a header inside quotes it, or was never meant to reach so far and is unclosed. The numbers
 * tell: of the header inside and the first one below the fence, the one that goes on counting is the real one. Where
 * they cannot, a header on the first line of the fence is what the fence was opened for.
 */
function isQuoted(
  hasFirstLine: boolean,
  inside: Start | undefined,
  below: Start | undefined,
  last: number,
): boolean {
  const insideStep = stepFrom(last, inside)
  const belowStep = stepFrom(last, below)
  if (belowStep !== Number.POSITIVE_INFINITY) return belowStep <= insideStep
  return hasFirstLine || (below === undefined && insideStep === Number.POSITIVE_INFINITY)
}

/** How far a number is above the last one; an entry whose number is missing is the next. */
function stepFrom(last: number, start: Start | undefined): number {
  if (!start) return Number.POSITIVE_INFINITY
  const number = start.number ?? last + 1
  return number > last ? number - last : Number.POSITIVE_INFINITY
}

/** For each index, the first index at or after it whose mark passes the test, or the length. */
function indexOfNext(marks: readonly Mark[], test: (mark: Mark) => boolean): number[] {
  const next = new Array<number>(marks.length + 1).fill(marks.length)
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index]
    next[index] = mark && test(mark) ? index : (next[index + 1] ?? marks.length)
  }
  return next
}
