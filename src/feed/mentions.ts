import { isContinuation } from './announcement.ts'
import type { MarkedLine } from './body-lines.ts'
import { isLeadIn } from './display-name.ts'
import { readFence } from './fences.ts'
import { isBlank, type Line } from './lines.ts'
import { plainLine } from './plain-line.ts'

/**
 * Join the mentions that pasting from X set on lines of their own back into their sentences:
 * `by Chip Huyen (⏎@chipro⏎) is` → `by Chip Huyen (@chipro) is`. Blanks the paste kept are kept; where an editor trimmed
 * them, one is put back between Latin words, brackets and the mention, and none beside Han characters.
 */
export function joinMentions(lines: readonly MarkedLine[]): readonly Line[] {
  if (!lines.some(isHandle)) return lines
  const visible = indexVisible(lines)
  const joined: Line[] = []
  for (let index = 0; index < lines.length; ) {
    const end = findSentenceEnd(lines, visible, index)
    const texts = lines.slice(index, end).flatMap(line => (line.text === '' ? [] : [showLine(line)]))
    joined.push({ text: joinTexts(texts), offset: lines[index]?.offset ?? 0 })
    index = end
  }
  return joined
}

/** Index behind the lines that are one with the line at `start`: handles, the blanks between them, the text behind. */
function findSentenceEnd(lines: readonly MarkedLine[], visible: readonly number[], start: number): number {
  let last = start
  for (let next = findNext(lines, visible, last); next !== undefined; ) {
    last = next
    next = findNext(lines, visible, last)
  }
  return last + 1
}

/** For each index, the first index at or after it of a line that is not blank: blank lines are walked over once. */
function indexVisible(lines: readonly MarkedLine[]): readonly number[] {
  const visible = new Array<number>(lines.length + 1).fill(lines.length)
  for (let index = lines.length - 1; index >= 0; index--) {
    visible[index] = lines[index]?.mark.kind === 'blank' ? (visible[index + 1] ?? lines.length) : index
  }
  return visible
}

/**
 * Index of the line that goes on with the sentence of another; undefined where it ends. A blank line is no end between
 * a mention and words that lead to it (`感谢`, `by Wren (`) or cannot begin a paragraph (`的整理`, `) is`).
 */
function findNext(
  lines: readonly MarkedLine[],
  visible: readonly number[],
  index: number,
): number | undefined {
  const [line, next] = [lines[index], lines[index + 1]]
  const below = visible[index + 1] ?? lines.length
  const isApart = below > index + 1
  if (isHandle(line)) {
    if (isHandle(next) || goesOn(next)) return index + 1
    if (isJoint(next) && isHandle(lines[index + 2])) return index + 2
    const text = lines[below]?.text ?? ''
    return isApart && goesOn(lines[below]) && isContinuation(text) ? below : undefined
  }
  if (!isHandle(lines[below]) || !canTakeMention(line)) return undefined
  return !isApart || isLeadIn(line?.text ?? '') ? below : undefined
}

function isHandle(line: MarkedLine | undefined): boolean {
  return line?.mark.kind === 'handle'
}

/** The blank that stood between two mentions, on a line of its own. */
function isJoint(line: MarkedLine | undefined): boolean {
  return line?.mark.kind === 'blank' && line.text !== ''
}

function canTakeMention(line: MarkedLine | undefined): boolean {
  const kind = line?.mark.kind
  return (kind === 'text' || kind === 'label') && !/^ {0,3}(?:#{1,6}\s|\|)/.test(line?.text ?? '')
}

const opensBlock =
  /^ {0,3}(?:[-*+]\s|\d{1,9}\s?[.)、/]|#{1,6}\s|\\#|[>|]|\d\uFE0F?\u20E3|[✲✦✱•●▪◦]|\[|<?https?:\/\/)/u

/** Whether a line below a mention belongs to its sentence; a list item, a heading, a link of its own does not. */
function goesOn(line: MarkedLine | undefined): boolean {
  if (line?.mark.kind !== 'text' && line?.mark.kind !== 'label') return false
  if (readFence(line.text)) return false
  return keptBlank.test(line.text) || !opensBlock.test(line.text)
}

/** The paste keeps the blank behind a mention: exactly one, where an editor's indents are two and more. */
const keptBlank = /^[ \u00A0](?=\S)/

function showLine({ text, mark }: MarkedLine): string {
  return mark.kind === 'handle' ? plainLine(text) : text
}

const wordEnd =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Extended_Pictographic}\p{Nd}_@.,;:!?)\]}"”'’&+%]$/u
const wordStart = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}_@([{"“#&+]/u
const opening = /[([{（「『【《“‘/]$/u
const closing = /^(?:[,.;:!?)\]}’”、，。；：！？）」』】》]|['’]\p{L})/u

/** Join in one go, so that a sentence of ten thousand mentions takes no longer than its length. */
function joinTexts(texts: readonly string[]): string {
  const [only] = texts
  if (texts.length === 1 && only !== undefined) return only
  let joined = ''
  let last = ''
  let wasApart = false
  for (const [index, text] of texts.entries()) {
    const isLast = index === texts.length - 1
    const shown = index === 0 ? text.trimEnd() : isLast ? text.trimStart() : text.trim()
    if (index > 0 && !isBlank(text)) joined += space(last, shown, wasApart || /^\s/.test(text))
    joined += shown
    wasApart = isBlank(text) ? true : /\s$/.test(text)
    if (shown !== '') last = shown
  }
  return joined
}

function space(before: string, after: string, wasApart: boolean): string {
  if (opening.test(before) || closing.test(after)) return ''
  return wasApart || (wordEnd.test(before) && wordStart.test(after)) ? ' ' : ''
}
