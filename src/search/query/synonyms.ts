import { foldKey } from './fold.ts'
import { parseQuery, type Term } from './query.ts'
import { spellings } from './spellings.ts'
import { tokenize } from './tokens.ts'

/** Words that mean the same, as the curator writes them. */
export type SynonymGroup = readonly string[]

/** Map terms to their synonyms, without regard to case, width and spelling. A quoted term has none. */
export function synonymIndex(groups: readonly SynonymGroup[]): (term: Term) => readonly Term[] {
  const byKey = new Map<string, Map<string, readonly Term[]>>()
  for (const group of groups) {
    const words = group.map(word => [synonymKey(word), phrasesOf(word)] as const)
    for (const [key] of words) {
      const known = byKey.get(key) ?? new Map<string, readonly Term[]>()
      for (const [other, terms] of words) if (other !== key) known.set(other, terms)
      byKey.set(key, known)
    }
  }
  return ({ keys, isQuoted = false }) =>
    isQuoted ? [] : [...(byKey.get(keys.map(foldKey).join(' '))?.values() ?? [])].flat()
}

/** Reduce a word to what its spellings have in common, see `fold.ts`. Empty where there is no word. */
export function synonymKey(word: string): string {
  return tokenize(word)
    .map(({ key }) => foldKey(key))
    .join(' ')
}

/** The whole word as one phrase, in all its spellings. */
function phrasesOf(word: string): readonly Term[] {
  const { terms } = parseQuery(`"${word.replaceAll('"', '')}"`)
  return terms.flatMap(term => spellings(term.keys).map(keys => ({ ...term, keys })))
}
