import { labelOf, type MarkedLine, type MarkedLines, skipBlank, skipPostedAt } from './body-lines.ts'
import { type DateReading, readDate } from './dates.ts'
import { readName } from './display-name.ts'
import { readBareByline, readDatedByline } from './handle.ts'
import { readNumberLine } from './number-line.ts'
import { readStatusUrl } from './status-url.ts'

export interface HeadDate {
  /** Index of its line. */
  readonly index: number
  /** The date as written. */
  readonly text: string
  readonly reading: DateReading
}

/** What the lines below an entry's number say. Indexes are those of the lines. */
export interface Head {
  readonly date?: HeadDate
  readonly name?: { readonly index: number; readonly text: string }
  readonly handle?: { readonly index: number; readonly handle: string }
  /** Lines between date and name that belong to neither. */
  readonly surplus: readonly number[]
  /** The first line that is neither blank nor a status URL nor a word of X's interface. */
  readonly first?: number
  /** Index behind the last line of the head. */
  readonly end: number
}

/** A line of a head that shows something: one whole line of a date, a handle, or anything else. */
interface Token {
  readonly index: number
  readonly line: MarkedLine
  readonly date?: DateReading
}

/** A date, a name, a handle, a date below it, and two lines too many. */
const mostTokens = 6
const mostSurplus = 2
/** A longer line above a name is text of the post. */
const longestSurplus = 80

/**
 * Read the head of an entry from the line below its number on: date, display name and handle, in any order or on one
 * line. Blank lines, status URLs and words of X's interface may stand between them. Only the first few lines that show
 * something are read, and none behind the number of another entry.
 */
export function readHead(lines: MarkedLines, start: number): Head {
  const tokens = findTokens(lines, start)
  const [top] = tokens
  const first = top && { first: top.index }
  const above = top?.date && { date: headDate(top, top.date) }
  const rest = above ? tokens.slice(1) : tokens
  const base = { ...first, ...above, surplus: [], end: above ? above.date.index + 1 : start }
  const [name, ...others] = rest
  if (!name) return base
  return (
    readInline(lines, base, name, others[0]) ?? readApart(lines, base, rest) ?? readWithoutHandle(base, name)
  )
}

function headDate({ index, line }: Token, reading: DateReading): HeadDate {
  return { index, text: line.text.trim(), reading }
}

/** Name and handle, or name and date, or all three, on one line. */
function readInline(
  lines: MarkedLines,
  base: Head,
  token: Token,
  below: Token | undefined,
): Head | undefined {
  const { index, line } = token
  const dated = readDatedByline(line.text)
  if (dated && (!base.date || dated.handle !== undefined)) {
    const { name, handle, dateText, date: reading } = dated
    const head = {
      ...base,
      name: { index, text: name },
      // The date above is the entry's where both are there.
      date: base.date ?? { index, text: dateText, reading },
      end: index + 1,
    }
    if (handle !== undefined) return { ...head, handle: { index, handle } }
    const mark = below?.line.mark
    if (below && mark?.kind === 'handle' && mark.name === undefined) {
      return {
        ...head,
        handle: { index: below.index, handle: mark.handle },
        end: skipPostedAt(lines, below.index),
      }
    }
    return head
  }
  const { mark } = line
  const named = mark.kind === 'handle' ? mark : readBareByline(line.text)
  if (!named || (mark.kind !== 'handle' && below?.line.mark.kind === 'handle')) return undefined
  const { name, handle } = named
  const head = {
    ...base,
    ...(name === undefined ? {} : { name: { index, text: name } }),
    handle: { index, handle },
    end: mark.kind === 'handle' ? skipPostedAt(lines, index) : index + 1,
  }
  return withDateBelow(head, token, below)
}

/** The name on a line above the handle; a date may stand between them or below both. */
function readApart(lines: MarkedLines, base: Head, tokens: readonly Token[]): Head | undefined {
  const at = tokens.findIndex(({ line }) => line.mark.kind === 'handle' && line.mark.name === undefined)
  const handleToken = tokens[at]
  if (at < 1 || handleToken?.line.mark.kind !== 'handle') return undefined
  const above = tokens.slice(0, at)
  const dateToken = base.date ? undefined : above.find(token => token.date)
  const texts = above.filter(token => token !== dateToken)
  const name = texts.at(-1)
  const surplus = texts.slice(0, -1)
  if (!name || surplus.length > mostSurplus) return undefined
  if (surplus.some(({ line, date }) => date || line.text.length > longestSurplus)) return undefined
  const { index, line } = handleToken
  const head = {
    ...base,
    ...(dateToken?.date && { date: headDate(dateToken, dateToken.date) }),
    name: { index: name.index, text: readName(name.line.text) },
    handle: { index, handle: line.mark.kind === 'handle' ? line.mark.handle : '' },
    surplus: surplus.map(token => token.index),
    end: skipPostedAt(lines, index),
  }
  return withDateBelow(head, handleToken, tokens[at + 1])
}

function readWithoutHandle(base: Head, { index, line }: Token): Head {
  return { ...base, name: { index, text: readName(line.text) } }
}

/** `name ⏎ @handle ⏎ date`, `@handle · date`: the date is the entry's where none stands above. */
function withDateBelow(head: Head, { index, line }: Token, below: Token | undefined): Head {
  if (head.date) return head
  const text = line.mark.kind === 'handle' ? line.mark.postedAt : undefined
  const reading = text === undefined ? undefined : readDate(text)
  if (text !== undefined && reading) return { ...head, date: { index, text, reading } }
  if (!below?.date) return head
  return { ...head, date: headDate(below, below.date), end: Math.max(head.end, below.index + 1) }
}

function findTokens(lines: MarkedLines, start: number): Token[] {
  const tokens: Token[] = []
  for (let index = start; tokens.length < mostTokens; index++) {
    const line = lines.at(index)
    if (!line || isNumberOfEntry(line.text)) break
    const reading = readDate(line.text)
    // A link to a post often shows a date without a year: that is X's.
    const date = reading?.kind === 'unclear' && readStatusUrl(line.text) ? undefined : reading
    if (!date && isBetween(lines, index)) continue
    tokens.push(date ? { index, line, date } : { index, line })
  }
  return tokens
}

function isNumberOfEntry(text: string): boolean {
  const line = readNumberLine(text)
  return line !== undefined && (line.kind === 'sound' || (line.isHeading && line.number !== undefined))
}

/** What X's page shows beside a name: blank lines, a status URL, notes, buttons; its title, but for one above a handle. */
function isBetween(lines: MarkedLines, index: number): boolean {
  const line = lines.at(index)
  if (!line) return false
  if (line.mark.kind === 'blank' || readStatusUrl(line.text)) return true
  const label = labelOf(line)
  if (label === 'title') return nextVisible(lines, index + 1)?.mark.kind !== 'handle'
  return (
    label === 'note' ||
    label === 'follow' ||
    label === 'button' ||
    label === 'dot' ||
    label === 'repost' ||
    label === 'reply'
  )
}

function nextVisible(lines: MarkedLines, from: number): MarkedLine | undefined {
  return lines.at(skipBlank(lines, from))
}
