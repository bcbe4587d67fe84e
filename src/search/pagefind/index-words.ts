/**
 * The words of Pagefind's index and where each stands, for the build and the browser.
 *
 * A word is written as `[text, pages, variants]`, a page as `[number, positions, positions in its title]`. A position is
 * the distance from the one before it; a number below zero stands for how much the ones after it weigh. In a chunk of
 * ours, each word comes after its length in bytes: a browser jumps from one to the next.
 */
import { memoize } from '../../memoize.ts'
import {
  type CborSpan,
  cborItems,
  cborNumbers,
  listHead,
  readCbor,
  readCount,
  textSpan,
  writeCount,
} from './read-cbor.ts'

export interface IndexedWord {
  readonly text: string
  /** The word as Pagefind wrote it. */
  readonly bytes: Uint8Array
}

/** Read the words that stand at some places of a chunk of Pagefind's. */
export function wordsAt(chunk: Uint8Array, places: readonly CborSpan[]): readonly IndexedWord[] {
  return places.map(([start, end]) => {
    const bytes = chunk.subarray(start, end)
    const [[text = 0] = []] = cborItems(bytes)
    return { text: String(readCbor(bytes, text).value), bytes }
  })
}

/** Write words one after another, as a chunk of ours. */
export function packWords(words: readonly IndexedWord[]): Uint8Array {
  return Buffer.concat(words.flatMap(({ bytes }) => [writeCount(bytes.length), bytes]))
}

/** A chunk of ours. */
export interface IndexChunk {
  /** Of each word that is a text, or begins with it, the positions in ascending order. */
  find(text: string, isPrefix: boolean): readonly (readonly number[])[]
}

const encoder = new TextEncoder()

/** Read a chunk of ours, of its words those that are asked for. */
export function openChunk(chunk: Uint8Array): IndexChunk {
  // A common word takes a while to read.
  const positionsAt = memoize((word: number) => positionsOf(chunk, word))
  return {
    find: (text, isPrefix) => {
      const wanted = encoder.encode(text)
      const found: (readonly number[])[] = []
      for (let at = 0; at < chunk.length; ) {
        const { count, end: word } = readCount(chunk, at)
        if (isCalled(chunk, word, wanted, isPrefix)) found.push(positionsAt(word))
        at = word + count
      }
      return found
    },
  }
}

/** Tell whether the word at a place has a text, or begins with it. */
function isCalled(chunk: Uint8Array, word: number, wanted: Uint8Array, isPrefix: boolean): boolean {
  const [start, end] = textSpan(chunk, listHead(chunk, word).end)
  const length = end - start
  if (isPrefix ? length < wanted.length : length !== wanted.length) return false
  return wanted.every((byte, place) => chunk[start + place] === byte)
}

/** Read where the word at a place stands in the one page of its index. */
function positionsOf(chunk: Uint8Array, word: number): readonly number[] {
  const [, pages] = textSpan(chunk, listHead(chunk, word).end)
  const { count, end: page } = listHead(chunk, pages)
  if (count !== 1) throw new Error('expected an index of one page')
  const { end: distances } = readCount(chunk, listHead(chunk, page).end)
  let position = 0
  return cborNumbers(chunk, distances)
    .filter(distance => distance >= 0)
    .map(distance => {
      position += distance
      return position
    })
}
