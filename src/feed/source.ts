import { isUtf8, transcode } from 'node:buffer'
import type { Point } from '../model.ts'
import { decodeUtf16, type ForeignEncoding, recognizeEncoding } from './encodings.ts'

/** A feed's text with its name, able to say where an offset is. */
export interface Source {
  /** Path as the curator gave it; `<stdin>` for standard input. */
  readonly file: string
  readonly text: string
  /** Offsets of characters that stand for bytes that are not UTF-8, the first of each line. */
  readonly undecodable: readonly number[]
  /** The encoding of the whole file, where it is one that is not read. */
  readonly encoding?: ForeignEncoding
  pointAt(offset: number): Point
}

const lineFeed = 10

/** Wrap a text as a source. Lines end at `\n`; a `\r` before it belongs to the line ending. */
export function createSource(
  file: string,
  text: string,
  undecodable: readonly number[] = [],
  encoding?: ForeignEncoding,
): Source {
  let lineStarts: number[] | undefined
  return {
    file,
    text,
    undecodable,
    ...(encoding && { encoding }),
    pointAt(offset) {
      lineStarts ??= findLineStarts(text)
      const index = lastAtMost(lineStarts, offset)
      return { line: index + 1, column: offset - (lineStarts[index] ?? 0) + 1, offset }
    },
  }
}

const carriageReturn = 13

/**
 * Decode bytes as UTF-8, or as UTF-16 where they begin with its byte order mark; the mark is kept. Bytes that are not
 * text become U+FFFD and are noted, never dropped.
 * Where every line ends at a lone `\r`, as old Macs wrote them, each becomes a `\n`; places stay what they are.
 */
export function decodeSource(file: string, bytes: Uint8Array): Source {
  const utf16 = decodeUtf16(bytes)
  if (utf16 !== undefined) return createSource(file, endLines(utf16), findUndecodable(utf16))
  if (!bytes.includes(lineFeed) && bytes.includes(carriageReturn)) {
    return decodeSource(
      file,
      bytes.map(byte => (byte === carriageReturn ? lineFeed : byte)),
    )
  }
  if (!isUtf8(bytes)) return decodeLineByLine(file, bytes)
  // Ten times as fast as a TextDecoder, whose share in reading a feed would be a quarter.
  return createSource(file, transcode(bytes, 'utf8', 'utf16le').toString('utf16le'))
}

/** The first character of each line that stands for bytes that are none. */
function findUndecodable(text: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf('\uFFFD'); at >= 0; ) {
    found.push(at)
    const feed = text.indexOf('\n', at)
    at = feed < 0 ? -1 : text.indexOf('\uFFFD', feed)
  }
  return found
}

function endLines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

function decodeLineByLine(file: string, bytes: Uint8Array): Source {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const lines: string[] = []
  const undecodable: number[] = []
  let length = 0
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, start)
    const end = feed < 0 ? bytes.length : feed + 1
    const slice = bytes.subarray(start, end)
    const line = decoder.decode(slice)
    if (!isUtf8(slice)) undecodable.push(length + line.indexOf('\uFFFD'))
    lines.push(line)
    length += line.length
    start = end
  }
  return createSource(file, lines.join(''), undecodable, recognizeEncoding(bytes))
}

function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Index of the last value not above `limit`; `sorted` rises and begins with a value not above it. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
