import { foldKey } from './fold.ts'
import { BREAK_KEY, tokenize } from './tokens.ts'

/** A range of a text, UTF-16 units, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** In a phrase, stands for any one token of the same line. */
export const ANY_KEY = ''

/** Tokens that stand side by side. */
export interface Phrase {
  readonly keys: readonly string[]
  /** The last word may go on. */
  readonly isPrefix?: boolean
  /** The keys are folded, and so are those that they are compared with: any spelling matches. */
  readonly isFolded?: boolean
}

/** A range where a phrase stands: `phrase` is its number in the list asked for. */
export interface Match extends Range {
  readonly phrase: number
}

/** Make the phrase that finds a phrase in every spelling. */
export function foldPhrase<Given extends Phrase>(phrase: Given): Given {
  return { ...phrase, keys: phrase.keys.map(foldKey), isFolded: true }
}

/** Find every match of every phrase in a text, by the rules of the index, in order of their starts. */
export function findMatches(text: string, phrases: readonly Phrase[]): readonly Match[] {
  const tokens = tokenize(text)
  const held = tokens.map(({ key }) => key)
  const folded = phrases.some(({ isFolded }) => isFolded) ? held.map(foldKey) : held
  return tokens.flatMap((token, at) =>
    phrases.flatMap((phrase, number) => {
      const last = tokens[at + phrase.keys.length - 1]
      return last && standsAt(phrase.isFolded ? folded : held, at, phrase)
        ? [{ phrase: number, start: token.start, end: last.end }]
        : []
    }),
  )
}

/** Count the tokens before the first match of a phrase, by the rules of the index; -1 where none is. */
export function findOffset(text: string, phrase: Phrase): number {
  const keys = tokenize(text).map(({ key }) => (phrase.isFolded ? foldKey(key) : key))
  return keys.findIndex((_, at) => standsAt(keys, at, phrase))
}

function standsAt(held: readonly string[], at: number, { keys, isPrefix = false }: Phrase): boolean {
  return keys.every((key, step) => {
    const found = held[at + step]
    if (key === ANY_KEY) return found !== undefined && found !== BREAK_KEY
    return isPrefix && step === keys.length - 1 ? found?.startsWith(key) : found === key
  })
}

/** Join ranges that overlap, so that a reader sees no mark inside another; those that only touch stay two. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    } else merged.push({ start, end })
  }
  return merged
}
