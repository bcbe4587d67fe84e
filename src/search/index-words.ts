/**
 * The words of Pagefind's index and where each stands, for the build and the browser.
 *
 * A word is written as `[text, pages, variants]`, a page as `[number, positions, positions in its title]`. A position is
 * the distance from the one before it; a number below zero stands for how much the ones after it weigh.
 */
import { type CborSpan, cborItems, cborList, readCbor } from './read-cbor.ts'

export interface IndexedWord {
  readonly text: string
  /** The word as Pagefind wrote it. */
  readonly bytes: Uint8Array
}

/** Read the words that stand at some places of a chunk. */
export function wordsAt(chunk: Uint8Array, places: readonly CborSpan[]): readonly IndexedWord[] {
  return places.map(([start, end]) => {
    const bytes = chunk.subarray(start, end)
    const [[text = 0] = []] = cborItems(bytes)
    return { text: String(readCbor(bytes, text).value), bytes }
  })
}

/** Read where a word stands in the one page of its index, in ascending order. */
export function positionsOf({ bytes }: IndexedWord): readonly number[] {
  const [, pages] = cborList(readCbor(bytes).value)
  const [page, ...others] = cborList(pages)
  if (others.length > 0) throw new Error('expected an index of one page')
  const positions: number[] = []
  let position = 0
  for (const step of cborList(cborList(page)[1])) {
    if (Number(step) < 0) continue
    position += Number(step)
    positions.push(position)
  }
  return positions
}
