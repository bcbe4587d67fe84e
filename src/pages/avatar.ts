import { identityOf } from '../identity.ts'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * What stands in an author's avatar: the first letters of the first two words of a name, or the first letter of a
 * script without capitals (`刘江/LIU Jiang` → 刘), or, where there is no letter, the first sign, such as an emoji.
 */
export function initialsOf(name: string): string {
  const plain = name.normalize('NFKC').trim()
  const [first = '', second = ''] = [...plain.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)].map(capital)
  if (first === '') return [...graphemes.segment(plain)][0]?.segment ?? ''
  return hasCase(first) && hasCase(second) ? first + second : first
}

function capital([word]: RegExpMatchArray): string {
  const letter = String.fromCodePoint(word?.codePointAt(0) ?? 0)
  const upper = letter.toUpperCase()
  return [...upper].length === 1 ? upper : letter
}

function hasCase(letter: string): boolean {
  return /^\p{Lu}/u.test(letter)
}

/** Hue of an author's colour in degrees, the same for every spelling of a handle. FNV-1a, spread over 24 hues. */
export function hueOf(handle: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(identityOf(handle))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  return (hash % 24) * 15
}
