import { isEmptyEnd, labelOf, type MarkedLine, skipBlank } from './body-lines.ts'
import { readNameShape } from './display-name.ts'
import type { Label } from './interface-labels.ts'

/*
 * Leftovers of X's interface that copying a post brings along. A line goes only if the whole of it is such a label;
 * a label that could be a word of the post goes only at the post's edge, and the words and numbers of the button bar
 * only where the whole bar stands, which no author writes.
 */

const atStart: ReadonlySet<Label> = new Set<Label>(['note', 'follow', 'dot', 'dotPosted', 'repost'])
const atEnd: ReadonlySet<Label> = new Set<Label>(['note', 'more', 'dot', 'quote'])
const inBar: ReadonlySet<Label> = new Set<Label>([
  ...atEnd,
  ...(['bar', 'follow', 'reshare', 'views', 'count', 'stamp', 'posted', 'duration'] as const),
])

/** So many numbers in a row are the counts of a bar whose words were not copied. */
const fewestCounts = 3

/**
 * Take the interface's leftovers, and blank lines, off the edges of one post's lines, its buttons anywhere, and a ruler
 * off its end, where it parts nothing.
 */
export function removeResidue(lines: readonly MarkedLine[]): MarkedLine[] {
  const kept = lines.some(isButton) ? lines.filter(line => !isButton(line)) : lines
  const start = skipReplyNote(kept, startWithout(kept, atStart))
  return removeCardLabel(kept.slice(start, Math.max(start, findEnd(kept))))
}

/** `引用 ⏎ Wren Hill` at the end is what was copied of a quote's card: its label goes, the name could be a word. */
function removeCardLabel(lines: readonly MarkedLine[]): MarkedLine[] {
  const last = lines.at(-1)
  const label = lines.findLastIndex(({ mark }, index) => index < lines.length - 1 && mark.kind !== 'blank')
  const isCard =
    labelOf(lines[label]) === 'quote' && last?.mark.kind === 'text' && readNameShape(last.text) === 'plain'
  return lines.filter((_, index) => !(isCard && index === label))
}

/** A note right above a mention is a word of its sentence: `Follow ⏎ @bird ⏎ for more`. */
function startWithout(lines: readonly MarkedLine[], labels: ReadonlySet<Label>): number {
  const index = lines.findIndex((line, at) => !isBlankOr(line, labels) || isHandle(lines[at + 1]))
  return index < 0 ? lines.length : index
}

/** Index behind the last line that is neither residue nor blank. */
function findEnd(lines: readonly MarkedLine[]): number {
  const barStart = endWithout(lines, inBar)
  const bar = lines.slice(barStart)
  const hasStamp =
    isStampLink(lines[barStart - 1]) ||
    bar.some((line, at) => labelOf(line) === 'stamp' || (labelOf(line) === 'count' && isViews(bar[at + 1])))
  const counts = bar.filter(line => labelOf(line) === 'count').length
  if (hasStamp || counts >= fewestCounts) return barStart
  const end = endWithout(lines, atEnd)
  const isVideo = labelOf(lines[end - 1]) === 'duration' && !lines.slice(0, end - 1).some(beginsWithTime)
  return isVideo ? endWithout(lines.slice(0, end - 1), atEnd) : end
}

/** `[下午3:45 · 2024年4月9日](https://x.com/…/status/1)`: a stamp, and the post's source; so it stays for now. */
function isStampLink(line: MarkedLine | undefined): boolean {
  return line?.mark.kind === 'status' && line.text.trimStart().startsWith('[')
}

function endWithout(lines: readonly MarkedLine[], labels: ReadonlySet<Label>): number {
  return lines.findLastIndex(line => !isEmptyEnd(line) && !isBlankOr(line, labels)) + 1
}

/** `1.2万 ⏎ 查看`: the number stands above its word. */
function isViews(line: MarkedLine | undefined): boolean {
  return labelOf(line) === 'views'
}

function isHandle(line: MarkedLine | undefined): boolean {
  return line?.mark.kind === 'handle'
}

/** A post with time marks of its own (`12:30 问答`) may end with one. */
function beginsWithTime({ text }: MarkedLine): boolean {
  return /^\W{0,2}\d{1,2}:\d{2}/.test(text)
}

/** `正在回复 ⏎ @a ⏎ 和 ⏎ @b` above a reply: the label, then handles with joining words between them. */
function skipReplyNote(lines: readonly MarkedLine[], from: number): number {
  const first = lines[from]
  if (labelOf(first) !== 'reply') return from
  let index = skipBlank(lines, from + 1)
  if (/[@＠]/.test(first?.text ?? '')) return index
  while (lines[index]?.mark.kind === 'handle') {
    index = skipBlank(lines, index + 1)
    if (!joiner.test(lines[index]?.text ?? '')) break
    index = skipBlank(lines, index + 1)
  }
  return index
}

const joiner = /^\s*(?:和|以及|、|，|and|,|&)\s*$/

function isBlankOr(line: MarkedLine, labels: ReadonlySet<Label>): boolean {
  const label = labelOf(line)
  return line.mark.kind === 'blank' || (label !== undefined && labels.has(label))
}

function isButton(line: MarkedLine): boolean {
  return labelOf(line) === 'button'
}
