/** Addresses, mentions and hashtags say who and where, not what. */
const names = /https?:\/\/\S+|[@#]\w+/g

const shortestWord = 3

/**
 * List what a text speaks of, each term once, as a number below 2³⁰: every pair of neighbours among characters that are
 * written without spaces (Han, kana, Hangul), and every word in other letters from three characters on, without regard
 * to case. Pairs and not words, since the dictionary of `Intl.Segmenter` differs between versions of Node. Two terms may
 * have one number, seldom enough for a comparison. Linear time, without a pattern for each word: all posts come by here.
 */
export function listTerms(text: string): readonly number[] {
  const terms = new Set<number>()
  const written = text.toLowerCase().replace(names, ' ')
  let word = offsetBasis
  let length = 0
  let previous = 0
  for (let at = 0; at <= written.length; at++) {
    const unit = at < written.length ? written.charCodeAt(at) : 0
    if (isLetter(unit)) {
      word = mix(word, unit)
      length++
    } else if (length > 0) {
      if (length >= shortestWord) terms.add(word >>> 2)
      word = offsetBasis
      length = 0
    }
    if (isUnspaced(unit) && isUnspaced(previous)) terms.add(mix(mix(offsetBasis, previous), unit) >>> 2)
    previous = unit
  }
  return [...terms]
}

/** a to z, digits, and the scripts from Latin with accents to those before general punctuation. */
function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 0xc0 && unit < 0x2000)
}

/** Kana, Han and Hangul, without their punctuation. */
function isUnspaced(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0x3041 && unit <= 0x30ff) ||
    (unit >= 0xac00 && unit <= 0xd7a3)
  )
}

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
const offsetBasis = 0x811c9dc5

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}
