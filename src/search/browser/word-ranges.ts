import type { WordRange } from '../shard-files.ts'

/** Number the chunk that may hold a word: none, or one. */
export function chunksOf(word: string, ranges: readonly WordRange[]): readonly number[] {
  const number = ranges.findLastIndex(([first]) => compareWords(first, word) <= 0)
  const [, last] = ranges[number] ?? []
  return last !== undefined && compareWords(word, last) <= 0 ? [number] : []
}

/** Number the chunks that may hold words which begin so. */
export function chunksFrom(start: string, ranges: readonly WordRange[]): readonly number[] {
  return ranges.flatMap(([first, last], number) => {
    const isBefore = compareWords(last, start) < 0
    const isAfter = compareWords(first, start) > 0 && !first.startsWith(start)
    return isBefore || isAfter ? [] : [number]
  })
}

/** Pagefind's order of words: of their characters' code points, and not of UTF-16 units. */
function compareWords(a: string, b: string): number {
  const [ours, theirs] = [Array.from(a), Array.from(b)]
  for (const [at, char] of ours.entries()) {
    const difference = (char.codePointAt(0) ?? 0) - (theirs[at]?.codePointAt(0) ?? -1)
    if (difference !== 0) return difference
  }
  return ours.length - theirs.length
}
