import path from 'node:path'
import { groupBy } from '../group-by.ts'
import type { Diagnostic, Entry, Part, RawEntry } from '../model.ts'
import { findControlCharacters, removeControlCharacters } from './characters.ts'
import { checkDates } from './check-dates.ts'
import { readDate } from './dates.ts'
import { nameKey } from './display-name.ts'
import type { ForeignEncoding } from './encodings.ts'
import type { NamesByHandle } from './find-announcements.ts'
import { handleKey } from './handle.ts'
import { type EntryHeader, readHeader } from './header.ts'
import { cutLines, isBlank, type Line } from './lines.ts'
import { readNumberLine } from './number-line.ts'
import { checkNumbers } from './numbering.ts'
import { readParts } from './parts.ts'
import { clip, report } from './rules.ts'
import type { Source } from './source.ts'
import { type SplitFeed, splitFeed } from './split.ts'

export interface Feed {
  /** Entries that hold a post, in the order of the feed. */
  readonly entries: readonly Entry[]
  /** How many entries the feed has, stubs and unsound ones included. */
  readonly entryCount: number
  /** How many entries hold a date and nothing else. */
  readonly stubCount: number
  /** Entries that are left out for an error, in the order of the feed; each has a diagnostic of severity `error`. */
  readonly unsound: readonly UnsoundEntry[]
  /** In the order of the feed. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What is known of an entry that is left out until the feed is mended. */
export type UnsoundEntry = Pick<RawEntry, 'number' | 'start'>

/**
 * Read a whole feed: split it, read every entry, report every problem. What is sound is read whatever else is wrong.
 * A name such as `2024-04` tells the month of its dates; without one, the source's file does.
 * Time and memory are linear in the feed's length.
 */
export function readFeed(source: Source, name = path.basename(source.file)): Feed {
  const split = splitFeed(source)
  if (source.encoding) return refuseEncoding(source, split, source.encoding)
  const heads = split.entries.map(entry => ({ entry, read: readHeader(source, entry) }))
  const headers = heads.flatMap(({ read }) => (read.kind === 'entry' ? [read.header] : []))
  const dates = checkDates(
    source,
    heads.map(({ read: { date, written } }) => ({ ...(date && { day: date }), ...(written && { written }) })),
    monthOf(name),
  )
  const names = collectNames(headers)
  // Without an entry, one sentence says what the file is.
  const controlCharacters = split.entries.length === 0 ? [] : findControlCharacters(source.text)
  const tidy = controlCharacters.length === 0 ? (part: Part) => part : removeControls
  const unreadable = findUnreadable(split.entries, source.undecodable)
  const isLeftOut = (index: number) => unreadable.has(index) || dates.refused.has(index)
  const results = heads.map(({ read }, index) =>
    read.kind === 'entry' && !isLeftOut(index) ? readEntry(source, read.header, names, tidy) : undefined,
  )
  const entries = results.flatMap(result => result?.entry ?? [])
  const diagnostics = [
    ...checkSource(source, split),
    // Where there is no entry there is no post either that they would be left out of.
    ...(split.entries.length === 0 ? [] : controlCharacters).map(offset => reportControl(source, offset)),
    ...checkNumbers(source, split.entries),
    ...dates.diagnostics,
    ...heads.flatMap(({ read }) => read.diagnostics),
    ...results.flatMap(result => result?.diagnostics ?? []),
    ...checkDuplicates(source, entries),
  ]
  return {
    entries,
    entryCount: split.entries.length,
    stubCount: heads.filter(({ read }) => read.kind === 'stub').length,
    unsound: heads.flatMap(({ entry: { number, start }, read }, index) =>
      isLeftOut(index) || (read.kind !== 'stub' && !results[index]?.entry)
        ? [{ ...(number !== undefined && { number }), start }]
        : [],
    ),
    diagnostics: diagnostics.toSorted((one, other) => one.line - other.line || one.column - other.column),
  }
}

/** A feed in another encoding is not read: one problem tells how it is converted. */
function refuseEncoding(source: Source, { entries }: SplitFeed, encoding: ForeignEncoding): Feed {
  const { base, name, ext } = path.parse(source.file)
  const files = source.file.startsWith('<') ? '' : ` '${base}' > '${name}.utf-8${ext}'`
  const message = `Unexpected text in ${encoding}, expected UTF-8: \`iconv -f ${encoding} -t UTF-8${files}\` converts it`
  return {
    entries: [],
    entryCount: entries.length,
    stubCount: 0,
    unsound: entries.map(({ number, start }) => ({ ...(number !== undefined && { number }), start })),
    diagnostics: [report(source, 'not-utf8', source.undecodable[0] ?? 0, message)],
  }
}

interface ReadEntry {
  readonly entry?: Entry
  readonly diagnostics: readonly Diagnostic[]
}

function readEntry(
  source: Source,
  header: EntryHeader,
  names: NamesByHandle,
  tidy: (part: Part) => Part,
): ReadEntry {
  const { entry, date } = header
  const read = readParts(source, header, names)
  if (read.parts.every(part => part.body === '')) {
    const message = `Unexpected end of entry below \`@${header.handle}\`, expected the text of a post`
    return { diagnostics: [report(source, 'post-empty', header.handleOffset, message)] }
  }
  const [own, ...others] = read.parts
  const base = {
    number: entry.number,
    date,
    parts: [tidy(own), ...others.map(tidy)] as const,
    start: entry.start,
  }
  return {
    entry: read.source === undefined ? base : { ...base, source: read.source },
    diagnostics: read.diagnostics,
  }
}

function removeControls(part: Part): Part {
  const author = removeControlCharacters(part.author).replaceAll('\n', ' ')
  return { ...part, author, body: removeControlCharacters(part.body) }
}

/** Collect the names that authors have in the headers of a feed. */
export function collectNames(headers: readonly EntryHeader[]): NamesByHandle {
  const byHandle = groupBy(headers, ({ handle }) => handleKey(handle))
  return new Map(
    Array.from(byHandle, ([key, own]) => [key, new Set(own.map(({ author }) => nameKey(author)))]),
  )
}

function checkSource(source: Source, { preamble, entries }: SplitFeed): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const hasSound = entries.some(({ fault }) => !fault)
  const undecodable = entries.length === 0 ? source.undecodable.slice(0, 1) : source.undecodable
  for (const offset of undecodable) {
    diagnostics.push(report(source, 'not-utf8', offset, 'Unexpected bytes, expected text in UTF-8'))
  }
  if (isBlank(source.text)) {
    diagnostics.push(report(source, 'feed-empty', 0, 'Unexpected end of an empty feed, expected entries'))
  } else if (!hasSound && undecodable.length === 0 && !isBlank(blankComments(source.text))) {
    diagnostics.push(reportNoEntry(source, entries[0]))
  }
  if (entries.length > 0) {
    const front = findFrontMatter(preamble)
    if (front) {
      const message = 'Unexpected front matter above the first entry, expected `### 01`; it is left out'
      diagnostics.push(report(source, 'front-matter-unused', front.start, message))
    }
    const below = blankComments(preamble.slice(front?.end ?? 0))
    const offset = below.search(/^(?!#{1,2} )\uFEFF?[^\S\n]*[^\s\uFEFF]/mu) + (front?.end ?? 0)
    const message = 'Unexpected text above the first entry, expected `### 01`'
    if (offset >= (front?.end ?? 0)) diagnostics.push(report(source, 'text-before-entries', offset, message))
  }
  return diagnostics
}

/** Blank out comments, with every other character where it was: the curator's notes, which `tidings init` begins a feed with. */
function blankComments(text: string): string {
  // Behind the last end no comment begins: looking for one there again and again would take quadratic time.
  const end = text.lastIndexOf('-->') + 3
  const blank = text.slice(0, end).replace(/<!--[\s\S]*?-->/g, comment => comment.replace(/\S/g, ' '))
  return blank + text.slice(end)
}

/** Tell that a feed has no sound entry, at the line that is nearest to a header. */
function reportNoEntry(source: Source, first: RawEntry | undefined): Diagnostic {
  const near = first
    ? { offset: first.start.offset, text: firstLine(first.text) }
    : findNearHeader(source.text)
  const nearest = near
    ? `; \`${clip(near.text)}\` at line ${source.pointAt(near.offset).line} is nearest to it`
    : ''
  const message = `Unexpected feed without an entry, expected \`### 01\` and a date below it${nearest}`
  return report(source, 'entry-none', near?.offset ?? 0, message)
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? ''
}

/** The first heading that holds a number, else the first heading, else the first date. */
function findNearHeader(text: string): Line | undefined {
  const lines = cutLines(text, 0).filter(line => !isBlank(line.text))
  const headings = lines.filter(line => /^\uFEFF?[\s>*\\]*[#＃]/.test(line.text))
  return (
    headings.find(line => readNumberLine(line.text)?.number !== undefined) ??
    headings[0] ??
    lines.find(line => readDate(line.text))
  )
}

const frontMatter =
  /^(\uFEFF?\s*)---[^\S\n]*\n(?=[\p{L}\p{N}_-]+[^\S\n]*:)(?:[^\n]*\n){1,100}?---[^\S\n]*(?:\n|$)/u

/** YAML between two lines `---` at the top of a feed, as editors of notes write it. Offsets in the text. */
function findFrontMatter(text: string): { readonly start: number; readonly end: number } | undefined {
  const [whole, mark = ''] = frontMatter.exec(text) ?? []
  return whole === undefined ? undefined : { start: mark.length, end: whole.length }
}

function reportControl(source: Source, offset: number): Diagnostic {
  const code = source.text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')
  return report(source, 'control-character', offset, `Unexpected control character U+${code}, expected text`)
}

function checkDuplicates(source: Source, entries: readonly Entry[]): Diagnostic[] {
  const alike = [...groupBy(entries, beginningOf).values()].filter(group => group.length > 1)
  return alike.flatMap(group =>
    [...groupBy(group, textOf).values()].flatMap(([first, ...again]) =>
      again.map(({ start }) => {
        const message = `Unexpected post with the text of entry ${first.number} at line ${first.start.line}, expected a new one`
        return report(source, 'post-duplicate', start.offset, message)
      }),
    ),
  )
}

/** Author and beginning of an entry's own post: enough to tell most entries apart. */
function beginningOf({ parts: [own] }: Entry): string {
  return `${handleKey(own.handle)} ${own.body.slice(0, 100).replace(/\s+/g, '').slice(0, 20)}`
}

/** What two entries share that hold the same posts, white space aside. */
function textOf({ parts }: Entry): string {
  return parts.map(({ body }) => body.replace(/\s+/g, '')).join('\n')
}

/** The month that a feed's name tells: `2024-04`, `2024-04.later`, `ai-2024-04`. */
export function monthOf(name: string): string | undefined {
  return /(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?!\d)/.exec(name)?.[0]
}

/** Indexes of the entries that hold one of the offsets; both rise, so one pass does. */
function findUnreadable(entries: readonly RawEntry[], offsets: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>()
  let index = -1
  for (const offset of offsets) {
    while ((entries[index + 1]?.start.offset ?? Number.POSITIVE_INFINITY) <= offset) index++
    found.add(index)
  }
  return found
}
