import { tokenize } from './tokens.ts'

/** A place in a text, UTF-16 units, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Tokens that must stand side by side; of a prefix, the last one may go on. */
export interface Phrase {
  readonly keys: readonly string[]
  readonly isPrefix?: boolean
}

/** A place where a phrase stands: `phrase` is its number in the list asked for. */
export interface Match extends Range {
  readonly phrase: number
}

/**
 * Find every place of every phrase in a text, by the rules of the index, in order of their starts. Where `fold` is
 * given, keys that it makes equal are equal.
 */
export function findMatches(
  text: string,
  phrases: readonly Phrase[],
  fold: (key: string) => string = key => key,
): readonly Match[] {
  const tokens = tokenize(text)
  const held = tokens.map(({ key }) => fold(key))
  const wanted = phrases.map(({ keys, isPrefix = false }) => ({ keys: keys.map(fold), isPrefix }))
  return tokens.flatMap((token, at) =>
    wanted.flatMap(({ keys, isPrefix }, phrase) => {
      const last = tokens[at + keys.length - 1]
      return standsAt(held, at, { keys, isPrefix }) && last
        ? [{ phrase, start: token.start, end: last.end }]
        : []
    }),
  )
}

/** Count the tokens before the first place where a phrase stands, by the rules of the index; -1 where none is. */
export function findLead(text: string, phrase: Phrase): number {
  const held = tokenize(text).map(({ key }) => key)
  return held.findIndex((_, at) => standsAt(held, at, phrase))
}

function standsAt(held: readonly string[], at: number, { keys, isPrefix = false }: Phrase): boolean {
  return keys.every((key, step) => {
    const found = held[at + step]
    return isPrefix && step === keys.length - 1 ? found?.startsWith(key) : found === key
  })
}

/** Join places that overlap, so that a reader sees no mark inside another; those that only touch stay two. */
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
