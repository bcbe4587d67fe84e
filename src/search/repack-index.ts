import type { PagefindFiles } from './make-pagefind.ts'
import { type CborValue, cborItems, readCbor } from './read-cbor.ts'
import { pagefindVersion, type WordRange } from './shard-files.ts'
import { writeList } from './write-cbor.ts'

/** An index as a browser loads it: the same words in smaller chunks. */
export interface PackedIndex {
  /** First and last word of each chunk. */
  readonly ranges: readonly WordRange[]
  /** Chunks in the same order, as Pagefind's program reads them. */
  readonly chunks: readonly Uint8Array[]
}

/**
 * Cut an index into chunks of so many bytes, unless a word has more. Pagefind's own chunks, of 60 KB each, would be most
 * of what a search loads. Throws where
 * the index is not the one expected: by another version, or with its pages not in the order of the rows.
 */
export function repackIndex({ meta, chunks }: PagefindFiles, chunkSize: number): PackedIndex {
  const [version, pages, ranges, , sorts] = list(readCbor(meta).value)
  if (version !== pagefindVersion) {
    throw new Error(`expected an index by Pagefind ${pagefindVersion}, found ${version}`)
  }
  if (list(pages).length > 0) checkOrder(list(list(list(sorts)[0])[1]))
  const words = list(ranges).flatMap(range => {
    const bytes = chunks.get(String(list(range)[2]))
    if (!bytes) throw new Error(`expected chunk ${list(range)[2]} of the index`)
    return wordsOf(bytes)
  })
  const packed = group(words, chunkSize)
  return {
    ranges: packed.map(words => [words[0]?.text ?? '', words.at(-1)?.text ?? '']),
    chunks: packed.map(words => writeList([writeList(words.map(({ bytes }) => bytes))])),
  }
}

interface IndexedWord {
  readonly text: string
  readonly bytes: Buffer
}

function wordsOf(chunk: Buffer): readonly IndexedWord[] {
  const [[start = 0] = []] = cborItems(chunk)
  return cborItems(chunk, start).map(([from, to]) => {
    const [[first = from] = []] = cborItems(chunk, from)
    return { text: String(readCbor(chunk, first).value), bytes: chunk.subarray(from, to) }
  })
}

/** Words in their order, as many together as fill a chunk. */
function group(words: readonly IndexedWord[], size: number): readonly (readonly IndexedWord[])[] {
  const groups: IndexedWord[][] = []
  let room = 0
  for (const word of words) {
    const last = groups.at(-1)
    if (last && word.bytes.length <= room) last.push(word)
    else {
      groups.push([word])
      room = size
    }
    room -= word.bytes.length
  }
  return groups
}

/** A page's number is its row, as the browser takes it to be. */
function checkOrder(pages: readonly CborValue[]): void {
  const wrong = pages.findIndex((page, row) => page !== row)
  if (wrong >= 0) throw new Error(`expected page ${wrong} in row ${wrong}, found page ${pages[wrong]}`)
}

function list(value: CborValue | undefined): readonly CborValue[] {
  if (!Array.isArray(value)) throw new Error('expected a list in the index')
  return value
}
