import { type Candidate, isAnnouncement } from './announcement.ts'
import { labelOf, type MarkedLine, skipBlank, skipPostedAt } from './body-lines.ts'
import { isAlike, nameKey, readName, readNameShape } from './display-name.ts'
import { type HandleLine, handleKey, isSameHandle } from './handle.ts'
import type { Label } from './interface-labels.ts'
import type { StatusUrl } from './status-url.ts'

/** Display names (as `nameKey`) that each handle (as `handleKey`) bears in the headers of a feed. */
export type NamesByHandle = ReadonlyMap<string, ReadonlySet<string>>

/** A pair `name ⏎ @handle` that announces a post, with the lines above that belong to it. */
export interface Announcement {
  readonly author: string
  readonly handle: string
  /** Index of the first line that belongs to it: a ruler, a label, a status URL or the name. */
  readonly start: number
  readonly handleIndex: number
  /** Index of the first line of its post. */
  readonly bodyStart: number
  /** Status URL of the handle that stands above the name. */
  readonly statusUrl?: StatusUrl
}

const noNames: ReadonlySet<string> = new Set()

/**
 * Find where, in an entry's body, other posts begin. Time is linear in the number of lines: the lines
 * that are read above and below a handle line end at the handle lines before and after it.
 */
export function findAnnouncements(
  lines: readonly MarkedLine[],
  owner: string,
  names: NamesByHandle,
): Announcement[] {
  const handleIndexes: number[] = []
  for (const [index, { mark }] of lines.entries()) if (mark.kind === 'handle') handleIndexes.push(index)
  const announcements: Announcement[] = []
  for (const [position, handleIndex] of handleIndexes.entries()) {
    const mark = lines[handleIndex]?.mark
    if (mark?.kind !== 'handle') continue
    const { handle } = mark
    const bodyStart = skipPostedAt(lines, handleIndex)
    const above = readAbove(lines, handleIndex, mark, announcements.at(-1)?.bodyStart ?? 0)
    const below = readBelow(lines, bodyStart, handleIndexes[position + 1], handle, names)
    const candidate: Candidate = {
      ...above,
      ...below,
      nameShape: readNameShape(above.nameLine),
      handle,
      isOwner: isSameHandle(handle, owner),
      postedAt: postedAtOf(lines, handleIndex, bodyStart),
      hasUrlAbove: above.statusUrl !== undefined,
      knownNames: names.get(handleKey(handle)) ?? noNames,
    }
    if (!isAnnouncement(candidate)) continue
    const author = readName(above.nameLine) || handle
    const announcement = { author, handle, start: above.start, handleIndex, bodyStart }
    announcements.push(above.statusUrl ? { ...announcement, statusUrl: above.statusUrl } : announcement)
  }
  return announcements
}

function postedAtOf(
  lines: readonly MarkedLine[],
  handleIndex: number,
  bodyStart: number,
): Candidate['postedAt'] {
  const mark = lines[handleIndex]?.mark
  if (mark?.kind === 'handle' && mark.tail !== 'none') return 'dotted'
  const isBare = labelOf(lines[skipBlank(lines, handleIndex + 1)]) === 'posted'
  return bodyStart === handleIndex + 1 ? 'none' : isBare ? 'bare' : 'dotted'
}

/** Words of X's page that may stand above a name. */
const besideName: ReadonlySet<Label> = new Set<Label>(['note', 'dot', 'title', 'button'])

/** What stands above a handle line: its name, then blank lines, rulers, labels and a status URL in any order. */
function readAbove(
  lines: readonly MarkedLine[],
  handleIndex: number,
  { handle, name }: HandleLine,
  floor: number,
) {
  const nameIndex = name === undefined ? findName(lines, handleIndex, handle, floor) : handleIndex
  let start = nameIndex ?? handleIndex
  let blankLines = 0
  let hasSeparator = false
  let hasLabel = false
  let statusUrl = nameIndex === undefined ? undefined : findStatus(lines, nameIndex + 1, handleIndex)
  let index = start - 1
  for (; index >= floor; index--) {
    const mark = lines[index]?.mark
    const label = labelOf(lines[index])
    if (mark?.kind === 'blank') {
      blankLines++
      continue
    }
    if (mark?.kind === 'ruler' || (label === 'reshare' && nameIndex !== undefined)) hasSeparator = true
    else if (label === 'quote') hasLabel = true
    else if (mark?.kind === 'status' && statusUrl === undefined && isStatusOf(mark, handle)) statusUrl = mark
    else if (isNameOfCard(lines, index, floor, nameIndex)) continue
    else if (label === undefined || !besideName.has(label)) break
    start = index
  }
  const isBelowStamp = index >= floor && isStamp(lines[index])
  const above = index >= floor && lines[index]?.mark.kind === 'text' ? (lines[index]?.text ?? '') : ''
  return {
    nameLine: name ?? (nameIndex === undefined ? '' : (lines[nameIndex]?.text ?? '')),
    start,
    isApart: name === undefined && nameIndex !== undefined && lines[handleIndex - 1]?.mark.kind === 'blank',
    blankLines,
    hasSeparator: hasSeparator || isBelowStamp || wordedRuler.test(above) || leadIn.test(above),
    hasLabel,
    statusUrl,
    above,
  }
}

/** Whether a line is the name of the post below, left over from its card: the label of a quote stands above it. */
function isNameOfCard(
  lines: readonly MarkedLine[],
  index: number,
  floor: number,
  nameIndex: number | undefined,
): boolean {
  const [name, line] = [lines[nameIndex ?? -1], lines[index]]
  if (!name || line?.mark.kind !== 'text' || nameKey(readName(line.text)) !== nameKey(readName(name.text)))
    return false
  let above = index - 1
  while (above >= floor && lines[above]?.mark.kind === 'blank') above--
  return above >= floor && labelOf(lines[above]) === 'quote'
}

/** A ruler with words inside (`------原文------`) separates too, but its words belong to the post above. */
const wordedRuler = /^[-=*_~—–─━]{3,}[^-=*_~—–─━]{1,40}[-=*_~—–─━]{3,}\s*$/
/** So do words that say what comes. */
const leadIn =
  /^\s*(?:以下(?:是|为))?(?:原文|原推|原推文|原帖|引文|被引用帖子|original(?: post| tweet)?)(?:如下)?\s*[:：]?\s*(?:👇|⬇️?|↓)?\s*$/iu

/** The time, views or reactions below a post: what stands beneath is another one. */
function isStamp(line: MarkedLine | undefined): boolean {
  const label = labelOf(line)
  return label === 'stamp' || label === 'views'
}

/** Index of the text line above a handle; blank lines, notes (`Verified account`) and its status URL may stand between. */
function findName(
  lines: readonly MarkedLine[],
  handleIndex: number,
  handle: string,
  floor: number,
): number | undefined {
  let index = handleIndex - 1
  for (; index >= floor; index--) {
    const mark = lines[index]?.mark
    const isBetween = mark?.kind === 'blank' || labelOf(lines[index]) === 'note'
    if (!isBetween && !(mark?.kind === 'status' && isStatusOf(mark, handle))) break
  }
  return index >= floor && lines[index]?.mark.kind === 'text' ? index : undefined
}

function findStatus(lines: readonly MarkedLine[], from: number, end: number): StatusUrl | undefined {
  const marks = lines.slice(from, end).map(line => line.mark)
  return marks.find(mark => mark.kind === 'status')
}

/** What stands below a handle line, up to the next one: how it begins, and whether a status URL of its own is there. */
function readBelow(
  lines: readonly MarkedLine[],
  from: number,
  nextHandle: number | undefined,
  handle: string,
  names: NamesByHandle,
) {
  const visible = lines.slice(from, nextHandle).filter(({ mark }) => mark.kind !== 'blank')
  const [first] = visible
  const isSetApart = lines[from]?.mark.kind === 'blank'
  const isNextName =
    visible.length === 1 && first && isNameOf(first, isSetApart, lines[nextHandle ?? lines.length], names)
  return {
    next: first && !isNextName ? lines[from]?.text : undefined,
    below: first?.text ?? '',
    hasUrlBelow: visible.some(({ mark }) => mark.kind === 'status' && isSameHandle(mark.handle, handle)),
  }
}

/** Whether a line is the name of the handle below it: known, or like it, or set apart as in a list of people. */
function isNameOf(
  { text }: MarkedLine,
  isSetApart: boolean,
  below: MarkedLine | undefined,
  names: NamesByHandle,
): boolean {
  if (below?.mark.kind !== 'handle') return false
  const { handle } = below.mark
  if (names.get(handleKey(handle))?.has(nameKey(text))) return true
  return readNameShape(text) === 'plain' && (isSetApart || isAlike(text, handle))
}

function isStatusOf(status: StatusUrl, handle: string): boolean {
  return status.handle === 'i' || isSameHandle(status.handle, handle)
}
