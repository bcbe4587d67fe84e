/**
 * The words of a shard and their positions as a browser loads them: chunks of some kilobytes, so that a search loads one for
 * each of its words. Writer and reader of the format stand side by side.
 *
 * A chunk is a run of words: the length of the word in bytes, the word in UTF-8, the length of its positions in bytes, and
 * the positions, each as the distance from the one before. All numbers are unsigned LEB128. A reader jumps from one word to the next
 * and decodes the positions of those that it was asked for.
 */
import { memoize } from '../../memoize.ts'
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
  /** Positions of each word that is a text, or begins with it. */
  find(text: string, isPrefix: boolean): readonly (readonly number[])[]
}

const encoder = new TextEncoder()

/** Pack words into chunks of so many bytes, in the order of their code points. A word that is larger has one of its own. */
export function packWords(words: readonly IndexedWord[], chunkSize: number): PackedWords {
  const ranges: WordRange[] = []
  const chunks: number[][] = []
  for (const { word, positions } of words.toSorted((a, b) => compareWords(a.word, b.word))) {
    const bytes = packWord(word, positions)
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

function packWord(word: string, positions: readonly number[]): number[] {
  const text = encoder.encode(word)
  const distances: number[] = []
  let last = 0
  for (const position of positions) {
    pushNumber(distances, position - last)
    last = position
  }
  const bytes: number[] = []
  pushNumber(bytes, text.length)
  bytes.push(...text)
  pushNumber(bytes, distances.length)
  for (const byte of distances) bytes.push(byte)
  return bytes
}

function pushNumber(bytes: number[], number: number): void {
  let left = number
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left & 127) | 128)
  bytes.push(left)
}

/** Read a chunk, of its words those that are asked for. */
export function openChunk(bytes: Uint8Array): WordChunk {
  // A common word takes a while to decode.
  const positionsAt = memoize((start: number) => {
    const length = readNumber(bytes, start)
    const positions: number[] = []
    let position = 0
    for (let at = length.end; at < length.end + length.number; ) {
      const distance = readNumber(bytes, at)
      position += distance.number
      positions.push(position)
      at = distance.end
    }
    return positions
  })
  return {
    find: (text, isPrefix) => {
      const wanted = encoder.encode(text)
      const found: (readonly number[])[] = []
      for (let at = 0; at < bytes.length; ) {
        const word = readNumber(bytes, at)
        const end = word.end + word.number
        const isLong = isPrefix ? word.number >= wanted.length : word.number === wanted.length
        if (isLong && wanted.every((byte, place) => bytes[word.end + place] === byte)) {
          found.push(positionsAt(end))
        }
        const positions = readNumber(bytes, end)
        at = positions.end + positions.number
      }
      return found
    },
  }
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
