/**
 * Other spellings of the same word find each other: Traditional and Simplified characters, letters with and without
 * diacritics, hyphens and apostrophes of several kinds. All are folded to one spelling for comparison; a text stays as
 * written, and a search puts what is spelled as typed first.
 */
import { identityOf } from '../../identity.ts'
import { memoize } from '../../memoize.ts'
import { simplifiedOf } from './han-table.ts'
import { BREAK_KEY, keyOfText, textOfKey } from './tokens.ts'

/** The first of the blocks with Han characters. */
const FIRST_HAN = '\u2E80'

/** Letters whose mark is no combining one, and marks that a keyboard does not have. NFKC makes U+2011 U+2010. */
const plainForms: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
  ...{ '\u2010': '-', '\u2012': '-', '\u2013': '-', '\u2212': '-', '‘': "'", '’': "'" },
}

const DIACRITICS = /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{Mn}+/gu

/** Fold a token's key. Memoized: an archive has the same words over and over. */
export const foldKey: (key: string) => string = memoize(key =>
  key === BREAK_KEY || /^[a-z0-9]*$/.test(key) ? key : keyOfText(foldText(textOfKey(key))),
)

/** Fold a name for comparison; its spelling is looser than its identity. */
export function foldName(name: string): string {
  return foldText(identityOf(name))
}

/** Fold text in lower case and NFKC. */
function foldText(text: string): string {
  const plain = text.normalize('NFD').replace(DIACRITICS, '').normalize('NFC')
  return Array.from(plain, char => plainForms[char] ?? foldHan(char)).join('')
}

/** Fold a character to its Simplified form by OpenCC's table, one for one: 發 and 髮 are 发. */
export function foldHan(char: string): string {
  return char < FIRST_HAN ? char : simplify(char)
}

const simplify = memoize((char: string): string => {
  const next = simplifiedOf(char)
  // A few rows lead to another: 薴 to 苧, 苧 to 苎.
  return next === undefined ? char : foldHan(next)
})
