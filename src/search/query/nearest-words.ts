/**
 * Words near to one that no post holds: a slip of the finger, another form of the word, a character taken for another.
 */
import { ANY_KEY } from './match.ts'

/** A word of the index as it is mostly spelled, and how many posts hold it. */
export type CountedWord = readonly [word: string, posts: number]

/** Shorter words have too many neighbours. */
const MIN_LENGTH = 3

/** Find the words nearest to one that was typed, of two equally near the commoner one. */
export function nearestWords(typed: string, words: readonly CountedWord[], limit: number): readonly string[] {
  const wanted = typed.toLowerCase()
  if (wanted.length < MIN_LENGTH) return []
  const most = wanted.length <= 4 ? 1 : 2
  return words
    .filter(([word]) => Math.abs(word.length - wanted.length) <= most)
    .map(([word, posts]) => ({ word, posts, slips: countSlips(wanted, word.toLowerCase()) }))
    .filter(({ slips }) => slips > 0 && slips <= most)
    .map(({ word, posts, slips }) => ({ word, farness: slips - Math.log2(posts) / 4 }))
    .sort((a, b) => a.farness - b.farness)
    .slice(0, limit)
    .map(({ word }) => word)
}

/** Count the letters to add, drop, change or swap with their neighbour (optimal string alignment distance). */
export function countSlips(from: string, to: string): number {
  let [earlier, last]: readonly (readonly number[])[] = [
    [],
    Array.from({ length: to.length + 1 }, (_, at) => at),
  ]
  for (let row = 1; row <= from.length; row++) {
    const next = [row]
    for (let at = 1; at <= to.length; at++) {
      const isSame = from[row - 1] === to[at - 1]
      const isSwap = from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1]
      next.push(
        Math.min(
          (last?.[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (last?.[at - 1] ?? 0) + Number(!isSame),
          isSwap && row > 1 && at > 1 ? (earlier?.[at - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    ;[earlier, last] = [last, next]
  }
  return last?.[to.length] ?? 0
}

/**
 * List what may be another form of an English word: `agent` of `agents`, `companies` of `company`. Not all of them are
 * words: the index tells which are.
 */
export function wordForms(word: string): readonly string[] {
  if (!/^[a-z]{3,}$/i.test(word)) return []
  const singular = [/s$/i, /es$/i].filter(end => end.test(word)).map(end => word.replace(end, ''))
  const plural = [`${word}s`, `${word}es`]
  const changed = [word.replace(/ies$/i, 'y'), word.replace(/y$/i, 'ies')].filter(form => form !== word)
  return [...singular, ...changed, ...(singular.length > 0 ? [] : plural)]
}

/**
 * List patterns that find Han text near to a run of three to eight Han characters: one of them changed, one left out,
 * or one of four and more too many. `ANY_KEY` stands where any one character may.
 */
export function hanPatterns(keys: readonly string[]): readonly (readonly string[])[] {
  if (keys.length < 3 || keys.length > 8) return []
  const changed = keys.map((_, at) => keys.with(at, ANY_KEY))
  const added = keys.slice(1).map((_, at) => keys.toSpliced(at + 1, 0, ANY_KEY))
  const dropped = keys.length > 3 ? keys.map((_, at) => keys.toSpliced(at, 1)) : []
  return [...changed, ...added, ...dropped]
}
