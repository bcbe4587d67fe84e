import type { RawEntry } from '../model.ts'
import { isDateAttempt } from './dates.ts'
import { closesFence, type Fence, readFence } from './fences.ts'
import { readHandleLine } from './handle.ts'
import { endWithoutReturns, isBlank } from './lines.ts'
import type { Source } from './source.ts'
import { readStatusUrl } from './status-url.ts'

export interface SplitFeed {
  /** What stands above the first entry, the byte order mark included. */
  readonly preamble: string
  /** `preamble` and the entries' texts joined are the feed, to the last character. */
  readonly entries: readonly RawEntry[]
}

/** A line that may begin an entry, or a code fence that may quote such lines. */
type Mark =
  | { readonly kind: 'header'; readonly offset: number; readonly number: number; readonly follow: Follow }
  | { readonly kind: 'fence'; readonly end: number; readonly fence: Fence }

/** What the lines below a header line look like. */
type Follow = 'date' | 'author' | 'nothing' | 'text'

const headerLine = /^###[ \t\u3000]+(\d{1,9})[ \t\u3000]*$/
const byteOrderMark = '\uFEFF'

/**
 * Cut a feed into entries at whole header lines (`### digits`, then a date as the next line that is not blank; a status
 * URL may stand between).
 * No Markdown is parsed: an unclosed fence or `<!--` cannot swallow the entries below it. A header whose date was
 * forgotten is found by its author, or by its number where it is the next one. Time is linear in the feed's length.
 */
export function splitFeed(source: Source): SplitFeed {
  const headers = chooseHeaders(findMarks(source.text))
  const entries = headers.map(({ number, offset }, index): RawEntry => {
    const end = headers[index + 1]?.offset ?? source.text.length
    return { number, text: source.text.slice(offset, end), start: source.pointAt(offset) }
  })
  return { preamble: source.text.slice(0, headers[0]?.offset ?? source.text.length), entries }
}

function findMarks(text: string): Mark[] {
  const marks: Mark[] = []
  let at = text.startsWith(byteOrderMark) ? 1 : 0
  while (at < text.length) {
    const end = lineEnd(text, at)
    const first = text.charCodeAt(at)
    if (first === 35 /* # */) {
      const number = headerLine.exec(lineText(text, at, end))?.[1]
      if (number !== undefined) {
        marks.push({ kind: 'header', offset: at, number: Number(number), follow: lookBelow(text, end + 1) })
      }
    } else if (first === 96 /* ` */ || first === 126 /* ~ */ || first === 32) {
      const fence = readFence(lineText(text, at, end))
      if (fence) marks.push({ kind: 'fence', end: end + 1, fence })
    }
    at = end + 1
  }
  return marks
}

/** Look at the lines below a header: its date, or where that is missing, `name ⏎ @handle`, or nothing at all. */
function lookBelow(text: string, from: number): Follow {
  const seen: string[] = []
  let at = from
  while (at < text.length && seen.length < 2) {
    const end = lineEnd(text, at)
    const line = lineText(text, at, end)
    if (!isBlank(line) && !readStatusUrl(line)) {
      if (headerLine.test(line)) break
      seen.push(line)
      if (isDateAttempt(line)) return seen.length === 1 ? 'date' : 'text'
      if (readHandleLine(line)) return 'author'
    }
    at = end + 1
  }
  return seen.length === 0 ? 'nothing' : 'text'
}

type Header = Extract<Mark, { kind: 'header' }>

function chooseHeaders(marks: readonly Mark[]): Header[] {
  const nextHeader = indexOfNext(marks, mark => mark.kind === 'header' && mark.follow === 'date')
  const dated = (index: number) => {
    const mark = marks[nextHeader[index] ?? marks.length]
    return mark?.kind === 'header' ? mark : undefined
  }
  const closers = {
    '`': indexOfNext(
      marks,
      mark => mark.kind === 'fence' && !mark.fence.hasInfo && mark.fence.character === '`',
    ),
    '~': indexOfNext(
      marks,
      mark => mark.kind === 'fence' && !mark.fence.hasInfo && mark.fence.character === '~',
    ),
  }
  const chosen: Header[] = []
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index]
    if (!mark) break
    const last = chosen.at(-1)?.number ?? 0
    if (mark.kind === 'header') {
      if (isEntry(mark, last, dated(index + 1))) chosen.push(mark)
      continue
    }
    const closerIndex = closers[mark.fence.character === '~' ? '~' : '`'][index + 1] ?? marks.length
    const closer = marks[closerIndex]
    if (closer?.kind !== 'fence' || !closesFence(closer.fence, mark.fence)) continue
    const inside = nextHeader[index + 1] ?? marks.length
    if (inside > closerIndex || isQuoted(mark.end, marks[inside], dated(closerIndex), last)) {
      index = closerIndex
    }
  }
  return chosen
}

/**
 * A header without a date is believed where an author follows, or where it is the next number; above a text not where
 * the entry of that number is still to come, with its date: then it is a heading of the post (`### 2`).
 */
function isEntry({ number, follow }: Header, last: number, nextDated: Header | undefined): boolean {
  if (follow === 'date' || follow === 'author') return true
  return number === last + 1 && (follow === 'nothing' || nextDated?.number !== number)
}

/**
 * Whether a fence with a header inside quotes it, or was never meant to reach so far and is unclosed. The numbers
 * tell: of the header inside and the first one below the fence, the one that goes on counting is the real one. Where
 * they cannot, a header on the first line of the fence is what the fence was opened for.
 */
function isQuoted(
  fenceEnd: number,
  inside: Mark | undefined,
  below: Mark | undefined,
  last: number,
): boolean {
  const insideStep = stepFrom(last, inside)
  const belowStep = stepFrom(last, below)
  if (belowStep !== Number.POSITIVE_INFINITY) return belowStep <= insideStep
  const isFirstLine = inside?.kind === 'header' && inside.offset === fenceEnd
  return isFirstLine || (below === undefined && insideStep === Number.POSITIVE_INFINITY)
}

function stepFrom(last: number, mark: Mark | undefined): number {
  return mark?.kind === 'header' && mark.number > last ? mark.number - last : Number.POSITIVE_INFINITY
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

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed
}

function lineText(text: string, start: number, end: number): string {
  return text.slice(start, endWithoutReturns(text, start, end))
}
