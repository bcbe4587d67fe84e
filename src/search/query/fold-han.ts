/**
 * Simplified and Traditional writing of one word find each other: both are folded to the Simplified characters of
 * OpenCC's table, one for one (發 and 髮 are 发). What a text says stays as written; only comparison folds.
 */
import { memoize } from '../../memoize.ts'
import { isSimplifiedForm, simplifiedOf } from './han-table.ts'

/** The first of the blocks with Han characters. */
const FIRST_HAN = '\u2E80'

/** Fold a character (or a token's key, which of a Han character is the character) to its Simplified form. */
export function foldHan(char: string): string {
  return char < FIRST_HAN || char.length > 2 ? char : foldChar(char)
}

const foldChar = memoize((char: string): string => {
  const next = simplifiedOf(char)
  // A few rows lead to another: 薴 to 苧, 苧 to 苎.
  return next === undefined ? char : foldHan(next)
})

/** Tell whether a folded character also stands for a Traditional one. */
export function hasTraditionalForm(folded: string): boolean {
  return folded >= FIRST_HAN && isSimplifiedForm(folded)
}

/** Fold a name for comparison: Simplified, lower case, half width. */
export function foldName(name: string): string {
  return Array.from(name.normalize('NFKC').toLowerCase(), foldHan).join('')
}
