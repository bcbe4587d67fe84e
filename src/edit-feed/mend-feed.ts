import { isDeepStrictEqual } from 'node:util'
import { removeControlCharacters } from '../feed/characters.ts'
import type { ForeignEncoding } from '../feed/encodings.ts'
import { readHeader } from '../feed/header.ts'
import { findResidue } from '../feed/parts.ts'
import { collectNames, type Feed, readFeed } from '../feed/read-feed.ts'
import { createSource, decodeSource, type Source } from '../feed/source.ts'
import { splitFeed } from '../feed/split.ts'
import { groupBy } from '../group-by.ts'
import { applyFixes, type LineFix, type OriginLine } from './apply-fixes.ts'

/** A dump whose mechanical problems are mended. */
export interface MendedFeed {
  /** The dump in UTF-8. */
  readonly bytes: Uint8Array
  /** The encoding that it was in, where that was another. */
  readonly encoding?: ForeignEncoding | 'UTF-16'
  /** How its lines end now, where some ended otherwise. */
  readonly lineEnd?: 'LF' | 'CRLF'
  /** Its text before and after, lines ended by `\n`. */
  readonly before: string
  readonly after: string
}

const byteOrderMark = '\uFEFF'
/** What is mended may show what else can be, a date below a header. */
const mostRounds = 5

/**
 * Mend what is mechanical in a dump: what diagnostics have a fix for (headers, dates, numbers), words of X's interface and
 * control characters that the reader leaves out, encodings, line ends that differ. A fix counts only if all posts say the
 * same with it, and nothing is wrong that was not before. Returns undefined where there is nothing to mend, and for a
 * dump with single bytes that are no text.
 */
export function mendFeed(file: string, name: string, bytes: Uint8Array): MendedFeed | undefined {
  const source = decodeSource(file, bytes)
  const whole = source.encoding ? decodeForeign(bytes, source.encoding) : source.text
  if (whole === undefined || (!source.encoding && source.undecodable.length > 0)) return undefined
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe
  const encoding = source.encoding ?? (isUtf16 ? ('UTF-16' as const) : undefined)
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : ''
  const text = whole.slice(mark.length)
  const ends = text.match(/\r*\n/g) ?? []
  const end = ends.filter(end => end !== '\n').length * 2 > ends.length ? '\r\n' : '\n'
  const hasOtherEnd =
    ends.some(other => other !== end) || (!isUtf16 && !bytes.includes(10) && bytes.includes(13))
  const before = text.split(/\r*\n/).join('\n')
  const after = mendText(file, name, before)
  if (before === after && !encoding && !hasOtherEnd) return undefined
  return {
    bytes: Buffer.from((encoding ? '' : mark) + after.replaceAll('\n', end)),
    ...(encoding && { encoding }),
    ...(hasOtherEnd && { lineEnd: end === '\n' ? 'LF' : 'CRLF' }),
    before,
    after,
  }
}

function decodeForeign(bytes: Uint8Array, encoding: ForeignEncoding): string | undefined {
  // Node has no decoder of UTF-32.
  return encoding === 'UTF-32' ? undefined : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}

function mendText(file: string, name: string, text: string): string {
  let mended = text
  for (let round = 0; round < mostRounds; round++) {
    const source = createSource(file, mended)
    const feed = readFeed(source, name)
    const fixes = [
      ...feed.diagnostics.flatMap(({ fix, rule }) => (fix ? { ...fix, rule } : [])),
      ...dropResidue(source),
      ...dropControls(source),
    ]
    const lines = applySound(
      text => readFeed(createSource(file, text), name),
      { lines: mended.split('\n').map((text, index) => ({ text, origin: index + 1 })), feed },
      fixes.toSorted((one, other) => one.line - other.line),
    ).lines
    const next = joinLines(lines)
    if (next === mended) break
    mended = next
  }
  return mended
}

/** A fix of a diagnostic, or of what no rule tells. */
type RuledFix = LineFix & { readonly rule?: string }

interface ReadLines {
  readonly lines: readonly OriginLine[]
  readonly feed: Feed
}

/** Apply those of the fixes that are sound. They are sorted by line: from the end on, so that the lines above stay. */
function applySound(read: (text: string) => Feed, before: ReadLines, fixes: readonly RuledFix[]): ReadLines {
  if (fixes.length === 0) return before
  const lines = applyFixes(before.lines, fixes)
  const feed = read(joinLines(lines))
  if (isSound(before.feed, feed, fixes)) return { lines, feed }
  const half = fixes.length >> 1
  if (half === 0) return before
  return applySound(read, applySound(read, before, fixes.slice(half)), fixes.slice(0, half))
}

/** Whether all posts of before are there and say the same, and what was to be mended is. */
function isSound(before: Feed, after: Feed, fixes: readonly RuledFix[]): boolean {
  const said = ({ entries }: Feed) => entries.map(({ parts, source }) => [parts, source])
  const old = said(before)
  let at = 0
  for (const now of said(after)) if (isDeepStrictEqual(now, old[at])) at++
  if (at < old.length || after.entryCount !== before.entryCount) return false
  const errors = ({ diagnostics }: Feed) => diagnostics.filter(({ severity }) => severity === 'error').length
  const told = (rule: string, { diagnostics }: Feed) =>
    diagnostics.filter(other => other.rule === rule).length
  const isMended = ([rule, { length }]: [string | undefined, readonly RuledFix[]]) =>
    rule === undefined || told(rule, after) <= told(rule, before) - length
  return errors(after) <= errors(before) && [...groupBy(fixes, ({ rule }) => rule)].every(isMended)
}

function dropResidue(source: Source): readonly LineFix[] {
  const headers = splitFeed(source).entries.flatMap(entry => {
    const read = readHeader(source, entry)
    return read.kind === 'entry' ? [read.header] : []
  })
  const names = collectNames(headers)
  const residue = headers.flatMap(header => findResidue(header, names))
  return residue.map(({ offset }) => ({ line: source.pointAt(offset).line, count: 1 }))
}

function dropControls({ text }: Source): readonly LineFix[] {
  return text.split('\n').flatMap((line, index) => {
    const kept = removeControlCharacters(line)
    return kept === line ? [] : [{ line: index + 1, count: 1, text: kept }]
  })
}

function joinLines(lines: readonly OriginLine[]): string {
  return lines.map(({ text }) => text).join('\n')
}
