/**
 * The words of a shard and their positions as a browser loads them: chunks of some kilobytes, so that a search loads
 * one for each of its words. Writer and reader of the format stand side by side.
 *
 * A chunk is a run of entries: the length of a word in bytes, the word in UTF-8, then two lists of positions: of the
 * word as written, and of words that are other spellings of it. A list is its length in bytes, then each position as
 * the distance from the one before. All numbers are unsigned LEB128. A reader jumps from one entry to the next and
 * decodes the positions of those that it was asked for.
 */
import { memoize } from '../../memoize.ts'
import { foldKey } from '../query/fold.ts'
import type { Phrase } from '../query/match.ts'
import type { WordRange } from './shard-files.ts'

export interface IndexedWord {
  readonly word: string
  /** Ascending. */
  readonly positions: readonly number[]
}

/** Packed words: chunks, and the range of words in each. */
export interface PackedWords {
  readonly ranges: readonly WordRange[]
  readonly chunks: readonly Uint8Array[]
}

/** A chunk that is loaded. */
export interface WordChunk {
  /**
   * Find the positions of each word that is a text, or begins with it. A folded text finds words in every spelling.
   * Each list ascends; two of them may overlap only where words are found by a prefix.
   */
  find(text: string, how?: Pick<Phrase, 'isPrefix' | 'isFolded'>): readonly (readonly number[])[]
}

const encoder = new TextEncoder()

/** An entry of a chunk. */
interface Entry {
  positions: readonly number[]
  /** Positions of words that fold to this one and are spelled otherwise. */
  readonly folded: number[]
}

/**
 * Pack words into chunks of so many bytes, in the order of their code points. A word that is larger has one of its own.
 */
export function packWords(words: readonly IndexedWord[], chunkSize: number): PackedWords {
  const ranges: WordRange[] = []
  const chunks: number[][] = []
  for (const [word, entry] of [...withFolded(words)].sort(([a], [b]) => compareWords(a, b))) {
    const bytes = packEntry(word, entry)
    const [chunk, range] = [chunks.at(-1), ranges.at(-1)]
    if (chunk && range && chunk.length + bytes.length <= chunkSize) {
      for (const byte of bytes) chunk.push(byte)
      ranges[ranges.length - 1] = [range[0], word]
      continue
    }
    const size = Math.round(bytes.length / chunkSize)
    chunks.push(bytes)
    ranges.push(size > 1 ? [word, word, size] : [word, word])
  }
  return { ranges, chunks: chunks.map(chunk => Uint8Array.from(chunk)) }
}

/** Add the positions of each word to the word that it folds to. */
function withFolded(words: readonly IndexedWord[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  const entryOf = (word: string): Entry => {
    const entry = entries.get(word) ?? { positions: [], folded: [] }
    entries.set(word, entry)
    return entry
  }
  for (const { word, positions } of words) {
    entryOf(word).positions = positions
    const folded = foldKey(word)
    if (folded !== word) for (const position of positions) entryOf(folded).folded.push(position)
  }
  for (const { folded } of entries.values()) folded.sort((a, b) => a - b)
  return entries
}

function packEntry(word: string, { positions, folded }: Entry): number[] {
  const bytes: number[] = []
  pushBytes(bytes, encoder.encode(word))
  pushBytes(bytes, packPositions(positions))
  pushBytes(bytes, packPositions(folded))
  return bytes
}

function packPositions(positions: readonly number[]): readonly number[] {
  const bytes: number[] = []
  let last = 0
  for (const position of positions) {
    pushNumber(bytes, position - last)
    last = position
  }
  return bytes
}

function pushBytes(bytes: number[], more: Iterable<number> & { readonly length: number }): void {
  pushNumber(bytes, more.length)
  for (const byte of more) bytes.push(byte)
}

function pushNumber(bytes: number[], number: number): void {
  let left = number
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left & 127) | 128)
  bytes.push(left)
}

/** Read a chunk, of its words those that are asked for. */
export function openChunk(bytes: Uint8Array): WordChunk {
  // A common word takes a while to decode: each list is decoded once.
  const readPositions = memoize((start: number) => decodePositions(bytes, start))
  const readFolded = memoize((start: number) => {
    const [written, folded] = [readPositions(start), readPositions(endOfList(bytes, start))]
    return folded.length === 0 ? written : [...written, ...folded].sort((a, b) => a - b)
  })
  return {
    find: (text, { isPrefix = false, isFolded = false } = {}) => {
      const wanted = encoder.encode(text)
      const found: (readonly number[])[] = []
      for (let at = 0; at < bytes.length; ) {
        const { number: length, end: start } = readNumber(bytes, at)
        const isLong = isPrefix ? length >= wanted.length : length === wanted.length
        const lists = start + length
        if (isLong && wanted.every((byte, place) => bytes[start + place] === byte)) {
          found.push(isFolded ? readFolded(lists) : readPositions(lists))
        }
        at = endOfList(bytes, endOfList(bytes, lists))
      }
      return found
    },
  }
}

function endOfList(bytes: Uint8Array, start: number): number {
  const { number, end } = readNumber(bytes, start)
  return end + number
}

function decodePositions(bytes: Uint8Array, start: number): readonly number[] {
  const { number: length, end: first } = readNumber(bytes, start)
  const positions: number[] = []
  let position = 0
  for (let at = first; at < first + length; ) {
    const { number: distance, end } = readNumber(bytes, at)
    position += distance
    positions.push(position)
    at = end
  }
  return positions
}

function readNumber(bytes: Uint8Array, start: number): { readonly number: number; readonly end: number } {
  let number = 0
  let factor = 1
  for (let end = start; ; end++) {
    const byte = bytes[end]
    if (byte === undefined) throw new Error(`expected a number at byte ${start} of a chunk`)
    number += (byte & 127) * factor
    if (byte < 128) return { number, end: end + 1 }
    factor *= 128
  }
}

/** Number the chunk that may hold a word: none, or one. */
export function chunksOf(word: string, ranges: readonly WordRange[]): readonly number[] {
  const number = ranges.findLastIndex(([first]) => compareWords(first, word) <= 0)
  const [, last] = ranges[number] ?? []
  return last !== undefined && compareWords(word, last) <= 0 ? [number] : []
}

/** Number the chunks that may hold words with a prefix. */
export function chunksFrom(prefix: string, ranges: readonly WordRange[]): readonly number[] {
  return ranges.flatMap(([first, last], number) => {
    const isBefore = compareWords(last, prefix) < 0
    const isAfter = compareWords(first, prefix) > 0 && !first.startsWith(prefix)
    return isBefore || isAfter ? [] : [number]
  })
}

/** Compare by code points, which is the order of UTF-8 too, and not by UTF-16 units. */
function compareWords(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  // Inside a surrogate pair whose first unit is the same, the second one decides.
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}
