import type { Diagnostic, Part } from '../model.ts'
import { type Candidate, isAlike, isAnnouncement, isPlainName, nameKey } from './announcement.ts'
import { handleKey, readHandleLine, readStatusUrl } from './handle.ts'
import type { EntryHeader } from './header.ts'
import { readName } from './header.ts'
import { findFences, isBlank, type Line } from './lines.ts'
import { joinMentions } from './mentions.ts'
import { isQuoteLabel, removeResidue } from './residue.ts'
import { report } from './rules.ts'
import type { Source } from './source.ts'

/** Display names (as `nameKey`) that each handle (as `handleKey`) bears in the headers of a feed. */
export type NamesByHandle = ReadonlyMap<string, ReadonlySet<string>>

export interface EntryParts {
  readonly parts: readonly [Part, ...Part[]]
  /** Status URL standing alone as the first or last line of the body. */
  readonly source?: string
  readonly diagnostics: readonly Diagnostic[]
}

/** A pair `name ⏎ @handle` that announces a post, with the lines above that belong to it. */
interface Announcement {
  readonly author: string
  readonly handle: string
  /** Index of the first line that belongs to it: a ruler, a label, a status URL or the name. */
  readonly start: number
  /** Index of the first line of its post. */
  readonly bodyStart: number
  readonly statusUrl?: string
}

/**
 * Read an entry's body into its posts: its own, threads of the same handle, quoted posts of others. Broken mentions
 * are joined back, X's interface is taken off, nothing else is lost. Empty parts and unclosed fences are reported.
 */
export function readParts(source: Source, header: EntryHeader, names: NamesByHandle): EntryParts {
  const { lines } = header
  const { fenced } = findFences(lines)
  const announcements = findAnnouncements(lines, fenced, names)
  const inFence = new Set(lines.filter((_, index) => fenced[index]))
  const isFenced = (line: Line) => inFence.has(line)
  const diagnostics: Diagnostic[] = []
  const own = { author: header.author, handle: header.handle, start: 0, bodyStart: 0 }

  let entrySource = header.source
  const parts = [own, ...announcements].map((announcement: Announcement, index): Part => {
    const isOwn = index === 0
    const next = announcements[index]
    const isLast = next === undefined
    let body = removeResidue(lines.slice(announcement.bodyStart, next?.start), isFenced)
    let statusUrl = announcement.statusUrl
    const take = (edge: 'first' | 'last', isEntryEdge: boolean) => {
      const line = edge === 'first' ? body[0] : body.at(-1)
      const found = line && !isFenced(line) ? readStatusUrl(line.text) : undefined
      if (!found) return
      if (isEntryEdge && entrySource === undefined) entrySource = found.url
      else if (!isOwn && statusUrl === undefined && isSameHandle(found.handle, announcement.handle))
        statusUrl = found.url
      else return
      body = removeResidue(edge === 'first' ? body.slice(1) : body.slice(0, -1), isFenced)
    }
    take('first', isOwn)
    take('last', isLast)

    const { unclosed } = findFences(body)
    if (unclosed) {
      diagnostics.push(
        report(
          source,
          'fence-unclosed',
          unclosed.offset,
          'Unexpected end of post inside a code fence, expected a closing fence',
        ),
      )
    }
    if (!isOwn && body.length === 0) {
      const at = lines[announcement.bodyStart - 1]?.offset ?? 0
      diagnostics.push(
        report(
          source,
          'quote-empty',
          at,
          `Unexpected end of post below \`@${announcement.handle}\`, expected its text`,
        ),
      )
    }
    const kind = isOwn ? 'post' : isSameHandle(announcement.handle, header.handle) ? 'thread' : 'quote'
    const text = joinMentions(body, isFenced).map(line => line.text)
    const part: Part = {
      kind,
      author: announcement.author,
      handle: announcement.handle,
      body: text.join('\n').trimEnd(),
    }
    return statusUrl === undefined ? part : { ...part, source: statusUrl }
  })

  const [first, ...rest] = parts
  if (!first) throw new Error('expected the own post of an entry')
  return {
    parts: [first, ...rest],
    diagnostics,
    ...(entrySource === undefined ? {} : { source: entrySource }),
  }
}

function findAnnouncements(
  lines: readonly Line[],
  fenced: readonly boolean[],
  names: NamesByHandle,
): Announcement[] {
  const handleLines = lines.flatMap((line, index) => {
    const handle = fenced[index] ? undefined : readHandleLine(line.text)
    return handle === undefined ? [] : [{ index, handle }]
  })
  const announcements: Announcement[] = []
  for (const [position, { index, handle }] of handleLines.entries()) {
    const floor = announcements.at(-1)?.bodyStart ?? 0
    const above = lookAbove(lines, fenced, index, floor)
    const end = handleLines[position + 1]?.index ?? lines.length
    const below = lookBelow(lines, index + 1, end, handle, names)
    const candidate: Candidate = {
      nameLine: above.nameLine,
      handle,
      hasSeparator: above.hasSeparator,
      hasLabel: above.hasLabel,
      blankLines: above.blankLines,
      isApart: above.isApart,
      hasStatusUrl:
        below.hasStatusUrl || (above.status !== undefined && isSameHandle(above.status.handle, handle)),
      knownNames: names.get(handleKey(handle)) ?? new Set(),
      next: below.next,
    }
    if (!isAnnouncement(candidate)) continue
    const author = readName(above.nameLine) || handle
    const announcement = { author, handle, start: above.start, bodyStart: index + 1 }
    announcements.push(above.status ? { ...announcement, statusUrl: above.status.url } : announcement)
  }
  return announcements
}

/** What stands above a handle line: its name, then blank lines, rulers, labels and a status URL in any order. */
function lookAbove(lines: readonly Line[], fenced: readonly boolean[], handleIndex: number, floor: number) {
  const textAt = (index: number) => (index >= floor && !fenced[index] ? lines[index]?.text : undefined)
  const isApart = textAt(handleIndex - 1) === ''
  const nameIndex = handleIndex - (isApart ? 2 : 1)
  const nameText = textAt(nameIndex)
  const hasName =
    nameText !== undefined &&
    !isBlank(nameText) &&
    !isRuler(nameText) &&
    !isQuoteLabel(nameText) &&
    readHandleLine(nameText) === undefined &&
    readStatusUrl(nameText) === undefined

  let start = hasName ? nameIndex : handleIndex
  let blankLines = 0
  let hasSeparator = false
  let hasLabel = false
  let status: ReturnType<typeof readStatusUrl>
  for (let index = start - 1; index >= floor; index--) {
    const text = textAt(index)
    if (text === undefined) break
    if (isBlank(text)) {
      blankLines++
      continue
    }
    const found = status === undefined ? readStatusUrl(text) : undefined
    if (isRuler(text)) hasSeparator = true
    else if (isQuoteLabel(text)) hasLabel = true
    else if (found) status = found
    else break
    start = index
  }
  return {
    nameLine: hasName ? (nameText ?? '') : '',
    start,
    isApart: hasName && isApart,
    blankLines,
    hasSeparator: hasSeparator || isWordedRulerAbove(lines, start, floor),
    hasLabel,
    status,
  }
}

/** What stands below a handle line: whether anything follows, how it begins, and whether its status URL ends it. */
function lookBelow(lines: readonly Line[], from: number, end: number, handle: string, names: NamesByHandle) {
  let first = from
  while (first < end && isBlank(lines[first]?.text ?? '')) first++
  let last = end - 1
  while (last > first && isBlank(lines[last]?.text ?? '')) last--
  const status = readStatusUrl(lines[last]?.text ?? '')
  const isOnlyNextName =
    first === last && end < lines.length && isNameOf(lines[last]?.text ?? '', lines[end]?.text ?? '', names)
  return {
    next: first < end && !isOnlyNextName ? lines[from]?.text : undefined,
    hasStatusUrl: status !== undefined && isSameHandle(status.handle, handle),
  }
}

function isNameOf(nameLine: string, handleLine: string, names: NamesByHandle): boolean {
  const handle = readHandleLine(handleLine)
  if (handle === undefined) return false
  const isKnown = names.get(handleKey(handle))?.has(nameKey(nameLine)) ?? false
  return isKnown || (isPlainName(nameLine) && isAlike(nameLine, handle))
}

/** `---`, `***` or `___` of any length, nothing else. */
function isRuler(text: string): boolean {
  return /^\s{0,3}([-*_])\1{2,}\s*$/.test(text)
}

/** A ruler with words inside (`------原文------`) separates too, but its words belong to the post above. */
function isWordedRulerAbove(lines: readonly Line[], start: number, floor: number): boolean {
  const above = lines.slice(floor, start).findLast(line => !isBlank(line.text))
  return above !== undefined && /^-{3,}[^-]{1,40}-{3,}\s*$/.test(above.text)
}

function isSameHandle(one: string, other: string): boolean {
  return handleKey(one) === handleKey(other)
}
