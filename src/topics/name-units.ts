import { memoizeLatest } from '../memoize.ts'
import { foldHan } from '../search/query/fold.ts'
import { eachToken, textOfKey } from '../search/query/tokens.ts'

/**
 * The smallest thing that names are made of: the letters of a word, its digits, a Han character or a mark. `Llama3`,
 * `Llama-3` and `Llama 3` are the same two units.
 */
export interface NameUnit {
  readonly kind: 'letters' | 'digits' | 'cjk' | 'mark' | 'break'
  /** Without regard to case, width and script. */
  readonly key: string
  /** Place in the text, UTF-16 units, end exclusive; of the whole word. */
  readonly start: number
  readonly end: number
  /** Goes on with the word of the unit before it: the 3 of `Llama3`. */
  readonly isGlued: boolean
}

/** Marks that writers put between the words of a name, or not. */
const HYPHEN = /^[-‐‑‒–−·・]$/

/** Cut text into units by the search's tokens. Spaces and hyphens are left out, the end of a line stays. */
export function nameUnits(text: string): readonly NameUnit[] {
  const units: NameUnit[] = []
  eachToken(text, (kind, key, start, end) => {
    if (kind === 'space') return
    if (kind === 'break') units.push({ kind, key, start, end, isGlued: false })
    else if (kind === 'word') pushWord(units, writtenOf(key), start, end)
    else {
      const char = writtenOf(key)
      if (kind === 'mark' && HYPHEN.test(char)) return
      units.push({ kind, key: kind === 'cjk' ? foldHan(char) : char, start, end, isGlued: false })
    }
  })
  return units
}

/** Read a key back as text. Most are the text: only keys that hold a letter of the tokens' own (Thaana) stand for another. */
function writtenOf(key: string): string {
  return /[\u0780-\u07bf]/.test(key) ? textOf(key) : key
}

/** Marks are few, and many times in a text. */
const textOf = memoizeLatest(textOfKey)

function pushWord(units: NameUnit[], word: string, start: number, end: number): void {
  // Most words are ASCII letters, for which the class of all digits need not be asked.
  if (/^[a-z]+$/.test(word) || !/\p{Nd}/u.test(word)) {
    units.push({ kind: 'letters', key: word, start, end, isGlued: false })
    return
  }
  // A character may be another number of units once it is normalised: then the place is the whole word's.
  const isPlaced = word.length === end - start
  for (const { 0: key, index } of word.matchAll(/\p{Nd}+|\P{Nd}+/gu)) {
    const kind = /^\p{Nd}/u.test(key) ? 'digits' : 'letters'
    const place = isPlaced ? { start: start + index, end: start + index + key.length } : { start, end }
    units.push({ kind, key, ...place, isGlued: index > 0 })
  }
}

/** What two spellings of one name have in common; '' where there is neither letter, digit nor Han character. */
export function nameKey(name: string): string {
  const units = nameUnits(name)
  return units.some(({ kind }) => kind !== 'mark' && kind !== 'break')
    ? units.map(({ key }) => key).join(' ')
    : ''
}
