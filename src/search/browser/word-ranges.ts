import type { WordRange } from '../index/shard-files.ts'

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
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  // Inside a pair of surrogates, whose first is the same, the second tells as much.
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}
