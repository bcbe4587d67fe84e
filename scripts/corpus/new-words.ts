import { pick, type Random } from './random.ts'
import { isOneWord, type Script, type Segment } from './words.ts'

/**
 * Heaps' law: n words of running text hold about K·n^β different ones (https://en.wikipedia.org/wiki/Heaps%27_law).
 * β measured on a real dump, from 58 posts to 116 and from 116 to 182: 0.50 both times.
 */
const heapsExponent = 0.5

/** Share of running words that half a dump does not know of the other half; as new ones get rare, known ones recur. */
const unknownShare = 0.15

/** Pairs of characters to try for a word the dictionary knows, before a name in Latin letters will do. */
const pairsToTry = 20

/** Give a word, new or met before, to stand in place of the next word of a text; undefined: the word stays. */
export type NextWord = () => string | undefined

/**
 * Let the vocabulary of a text grow as it does in life. `seen` is running text read so far, in its words, all of one
 * script; after it new words come at the rate of Heaps' law, and those that came recur in proportion to their use.
 */
export function createNextWord(seen: readonly string[], script: Script, random: Random): NextWord {
  const words = new Set(seen.map(word => word.toLowerCase()))
  const constant = words.size / seen.length ** heapsExponent
  const characters = [...seen.join('')]
  const uses: string[] = []
  let read = seen.length
  return () => {
    read++
    const newShare = heapsExponent * constant * read ** (heapsExponent - 1)
    const draw = random()
    if (draw >= Math.max(newShare, unknownShare)) return undefined
    const isNew = draw < newShare || uses.length === 0
    const word = isNew ? inventWord(script, words, characters, random) : pick(uses, random)
    words.add(word)
    uses.push(word)
    return word
  }
}

function inventWord(
  script: Script,
  taken: ReadonlySet<string>,
  characters: readonly string[],
  random: Random,
): string {
  for (let attempt = 0; script === 'han' && attempt < pairsToTry; attempt++) {
    const pair = `${pick(characters, random)}${pick(characters, random)}`
    if (!taken.has(pair) && isOneWord(pair)) return pair
  }
  for (;;) {
    const name = inventName(random)
    if (!taken.has(name)) return name
  }
}

/** Make a name of two to four syllables in Latin letters; not always a new one. */
export function inventName(random: Random): string {
  return Array.from({ length: 2 + Math.floor(random() * 3) }, () => inventSyllable(random)).join('')
}

function inventSyllable(random: Random): string {
  return `${pick([...'bcdfghjklmnprstvwz'], random)}${pick([...'aeiou'], random)}${pick(['', 'n', 'r', 'l', 's'], random)}`
}

/** Rewrite segments of text with the words that stand in for others. */
export function replaceWords(segments: readonly Segment[], next: Readonly<Record<Script, NextWord>>): string {
  return segments.map(({ script, text }) => (script && next[script]()) ?? text).join('')
}
