/**
 * Simplified and Traditional writing of one word find each other: both are folded to the Simplified characters of
 * OpenCC's table, one for one (發 and 髮 are 发). What a text says stays as written; only comparison folds.
 */
import { traditionalToSimplified } from './han-table.ts'

/** Fold a character (or a token's key, which of a Han character is the character) to its Simplified form. */
export function foldHan(char: string): string {
  const next = traditionalToSimplified.get(char)
  // A few rows lead to another: 薴 to 苧, 苧 to 苎.
  return next === undefined ? char : foldHan(next)
}

const simplified = new Set(Array.from(traditionalToSimplified.keys(), foldHan))

/** Tell whether a folded character also stands for a Traditional one. */
export function hasTraditionalForm(folded: string): boolean {
  return simplified.has(folded)
}

/** Fold a name for comparison: Simplified, lower case, half width. */
export function foldName(name: string): string {
  return Array.from(name.normalize('NFKC').toLowerCase(), foldHan).join('')
}
