import { findMatches, foldPhrase, type Match, mergeRanges, type Phrase, type Range } from './match.ts'
import { type Token, tokenize } from './tokens.ts'

/** A stretch of text, and whether it is a match. */
export interface Segment {
  readonly text: string
  readonly isMatch: boolean
}

/** Width of an excerpt in Latin letters; a CJK character counts for two. */
const WIDTH = 240
/** How much of it stands before the first match, at most a fifth. */
const LEAD = 48

/** Matches that are far apart are shown in so many windows. */
const MAX_WINDOWS = 3

/** So many matches are weighed as a window's beginning. */
const MAX_STARTS = 100

/** Cut a text into segments, one for every match (in any spelling) and one for what stands between. */
export function markText(text: string, phrases: readonly Phrase[]): readonly Segment[] {
  return segmentsOf(text, mergeRanges(findMatches(text, phrases.map(foldPhrase))))
}

/**
 * Show the stretch of a text that holds all of the phrases that it holds, or two or three stretches, cut between words,
 * `…` where something was left out; the text's beginning where it holds none.
 */
export function excerptOf(text: string, phrases: readonly Phrase[]): readonly Segment[] {
  const flat = text.replace(/\n/g, ' ')
  const matches = findMatches(text, phrases.map(foldPhrase))
  const windows = chooseWindows(text, matches)
  const segments = windows.flatMap(window => {
    const inside = matches.filter(match => match.start >= window.start && match.end <= window.end)
    return [...ellipsis(window.start > 0), ...segmentsOf(flat, mergeRanges(inside), window)]
  })
  return [...segments, ...ellipsis((windows.at(-1)?.end ?? 0) < flat.length)]
}

function ellipsis(isCut: boolean): Segment[] {
  return isCut ? [{ text: '…', isMatch: false }] : []
}

/** Choose as few windows as show every phrase that is in the text, of one width together. */
function chooseWindows(text: string, matches: readonly Match[]): readonly Range[] {
  for (let count = 1; ; count++) {
    const width = Math.floor(WIDTH / count)
    const windows: Range[] = []
    let left = matches
    while (windows.length < count && (left.length > 0 || windows.length === 0)) {
      const window = windowAround(text, bestStart(text, left, width), width)
      windows.push(window)
      const shown = new Set(
        matches.filter(({ start, end }) => start >= window.start && end <= window.end).map(m => m.phrase),
      )
      left = left.filter(({ phrase }) => !shown.has(phrase))
    }
    if (left.length === 0 || count === MAX_WINDOWS) return mergeRanges(windows)
  }
}

/** The match from which on a window shows the most different phrases; the first of equals. */
function bestStart(text: string, matches: readonly Match[], width: number): Range {
  let best = { start: 0, end: 0, count: 0 }
  for (const match of matches.slice(0, MAX_STARTS)) {
    const { start } = match
    const end = start + advance(text, start, width - leadOf(width))
    const seen = new Set(matches.filter(m => m.start >= start && m.end <= end).map(m => m.phrase))
    if (best.count < Math.max(1, seen.size)) best = { start, end: match.end, count: Math.max(1, seen.size) }
  }
  return best
}

function leadOf(width: number): number {
  return Math.min(LEAD, Math.floor(width / 5))
}

/** Take what stands around a match, all of which is shown, however long it is. */
function windowAround(text: string, { start: at, end }: Range, width: number): Range {
  const before = at - advance(Array.from(text.slice(0, at)).reverse().join(''), 0, leadOf(width))
  const tokens = tokenize(text)
  const lead = [...tokens.entries()].filter(([, token]) => token.start >= before && token.start <= at)
  // A long address may leave no start but one inside it.
  const [, first] = lead.find(([number]) => isStart(tokens, number)) ?? lead[0] ?? []
  const start = before <= 0 ? 0 : (first?.start ?? at)
  const limit = Math.max(end, start + advance(text, start, width))
  if (limit >= text.length) return { start, end: text.length }
  const last = tokens.findLast(token => token.end <= limit && token.end > start)
  return { start, end: last?.end ?? limit }
}

/** Tell whether an excerpt may begin with a token: not inside a name, as with the `5-110B` of `Qwen1.5-110B`. */
function isStart(tokens: readonly Token[], number: number): boolean {
  const [token, last] = [tokens[number], tokens[number - 1]]
  if (!token || isGap(token)) return false
  if (!last || isGap(last) || last.end < token.start || last.kind === 'cjk' || token.kind === 'cjk')
    return true
  return last.kind !== 'word' && token.kind !== 'word'
}

function isGap({ kind }: Token): boolean {
  return kind === 'space' || kind === 'break'
}

/** Count the UTF-16 units, from an offset on, that fill a width. */
function advance(text: string, from: number, width: number): number {
  let units = 0
  let left = width
  for (const char of text.slice(from, from + width)) {
    left -= /[\u1100-\u{3FFFF}]/u.test(char) ? 2 : 1
    if (left < 0) break
    units += char.length
  }
  return units
}

function segmentsOf(
  text: string,
  matches: readonly Range[],
  { start, end }: Range = { start: 0, end: text.length },
): readonly Segment[] {
  const segments: Segment[] = []
  let at = start
  for (const match of matches) {
    segments.push({ text: text.slice(at, match.start), isMatch: false })
    segments.push({ text: text.slice(match.start, match.end), isMatch: true })
    at = match.end
  }
  segments.push({ text: text.slice(at, end), isMatch: false })
  return segments.filter(segment => segment.text !== '')
}
