import { pagefindVersion, type WordRange } from '../index/shard-files.ts'
import { type IndexedWord, packWords, wordsAt } from './index-words.ts'
import type { PagefindFiles } from './make-pagefind.ts'
import { cborItems, cborList, readCbor } from './read-cbor.ts'

/** An index as a browser loads it: the same words in smaller chunks. */
export interface PackedIndex {
  readonly ranges: readonly WordRange[]
  /** Chunks in the same order, see `packWords`. */
  readonly chunks: readonly Uint8Array[]
}

/**
 * Cut an index into chunks of so many bytes, unless a word has more. Pagefind's own chunks, of 60 KB each, would be most
 * of what a search loads. Throws where the index is by another version than the one expected.
 */
export function repackIndex({ meta, chunks }: PagefindFiles, chunkSize: number): PackedIndex {
  const [version, , ranges] = cborList(readCbor(meta).value)
  if (version !== pagefindVersion) {
    throw new Error(`expected an index by Pagefind ${pagefindVersion}, found ${version}`)
  }
  const words = cborList(ranges).flatMap(range => {
    const [, , name] = cborList(range)
    const chunk = chunks.get(String(name))
    if (!chunk) throw new Error(`expected chunk ${name} of the index`)
    const [[start = 0] = []] = cborItems(chunk)
    return wordsAt(chunk, cborItems(chunk, start))
  })
  const packed = group(words, chunkSize)
  const packedChunks = packed.map(packWords)
  return {
    ranges: packed.map((words, number) => {
      const size = Math.round((packedChunks[number]?.length ?? 0) / chunkSize)
      const range = [words[0]?.text ?? '', words.at(-1)?.text ?? ''] as const
      return size > 1 ? [...range, size] : range
    }),
    chunks: packedChunks,
  }
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
