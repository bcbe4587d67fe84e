import { findFences } from './fences.ts'
import { type Byline, type HandleLine, readBareByline, readHandle } from './handle.ts'
import { type Label, longestLabel, readLabel } from './interface-labels.ts'
import { isBlank, type Line } from './lines.ts'
import { plainLine } from './plain-line.ts'
import { readStatusUrl, type StatusUrl } from './status-url.ts'

/** What one line of an entry is, seen by itself; what it means, its neighbours decide. */
export type Mark =
  | { readonly kind: 'blank' | 'fenced' | 'ruler' }
  /** With `byline` where the text ends in a handle: `Wren Hill @bird`, or the end of a sentence. */
  | { readonly kind: 'text'; readonly byline?: Byline }
  | ({ readonly kind: 'handle' } & HandleLine)
  | ({ readonly kind: 'status' } & StatusUrl)
  | { readonly kind: 'label'; readonly label: Label }

export interface MarkedLine extends Line {
  readonly mark: Mark
}

/** Lines by their index: an array, or lines that are marked when they are asked for. */
export type MarkedLines = Pick<readonly MarkedLine[], 'at'>

/** A longer line is text: nothing else on X's page is so long. */
const longestMark = 400

const text: Mark = { kind: 'text' }
const blank: Mark = { kind: 'blank' }
const fenced: Mark = { kind: 'fenced' }
const ruler: Mark = { kind: 'ruler' }

/** `---`, `***`, `———`, `- - -`, `· · ·` and the like, nothing else. */
const rulerPattern = /^([-*_=—–─━·•～＝＿＊])(?:\s*\1){2,}$/

/** Find what every line of an entry is. What stands in a closed fence is code, whatever it looks like. */
export function markLines(lines: readonly Line[]): MarkedLine[] {
  const fences = findFences(lines)
  return lines.map((line, index) => ({
    text: line.text,
    offset: line.offset,
    mark: fences.fenced[index] ? fenced : markLine(line.text),
  }))
}

/** What a status URL, a ruler or a linked label begins with; a long line that begins otherwise is text. */
const canBeginOther = /^\s*(?:[[<*_=—–─━·•～＝＿＊-]|http)/i

export function markLine(line: string): Mark {
  if (isBlank(line)) return blank
  if (line.length > longestMark) return text
  const hasHandle = line.includes('@') || line.includes('＠')
  if (line.length > longestLabel && !hasHandle && !canBeginOther.test(line)) return text
  const status = readStatusUrl(line)
  if (status) return { kind: 'status', ...status }
  const plain = plainLine(line)
  const handle = hasHandle ? readHandle(plain) : undefined
  if (handle) return { kind: 'handle', ...handle }
  if (rulerPattern.test(plain)) return ruler
  const label = readLabel(plain)
  if (label !== undefined) return { kind: 'label', label }
  const byline = hasHandle ? readBareByline(line) : undefined
  return byline ? { kind: 'text', byline } : text
}

/** Whether a line is blank or a ruler that Markdown draws: below a post neither says anything. */
export function isEmptyEnd({ text: written, mark }: MarkedLine): boolean {
  return mark.kind === 'blank' || (mark.kind === 'ruler' && /^\s*[-*_]/.test(written))
}

/** Index of the first line from `from` on that shows something, or `lines.length`. */
export function skipBlank(lines: MarkedLines, from: number): number {
  let index = from
  while (lines.at(index)?.mark.kind === 'blank') index++
  return index
}

/** The label a line is, or undefined for every other line. */
export function labelOf(line: MarkedLine | undefined): Label | undefined {
  return line?.mark.kind === 'label' ? line.mark.label : undefined
}

/**
 * Index of the first line below a handle line that is not its date: X prints `·` and `4月9日` on lines of their own, and a
 * paste may lose the dot.
 */
export function skipPostedAt(lines: MarkedLines, handleIndex: number): number {
  const mark = lines.at(handleIndex)?.mark
  const tail = mark?.kind === 'handle' ? mark.tail : 'none'
  const index = skipBlank(lines, handleIndex + 1)
  const label = labelOf(lines.at(index))
  if (tail === 'dot') return label === 'posted' ? index + 1 : handleIndex + 1
  if (tail === 'date') return handleIndex + 1
  if (label === 'dotPosted' || (label === 'posted' && /\d/.test(lines.at(index)?.text ?? '')))
    return index + 1
  if (label !== 'dot') return handleIndex + 1
  const next = skipBlank(lines, index + 1)
  return labelOf(lines.at(next)) === 'posted' ? next + 1 : index + 1
}
