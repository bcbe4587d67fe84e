import { foldHan } from './fold-han.ts'
import { parseQuery, type Term } from './query.ts'
import { tokenize } from './tokens.ts'

/** Words that mean the same, as the curator writes them. */
export type SynonymGroup = readonly string[]

/** Make the look-up from a term to its synonyms, without regard to case, width and script. A quoted one has none. */
export function synonymIndex(groups: readonly SynonymGroup[]): (term: Term) => readonly Term[] {
  const byKey = new Map<string, Map<string, Term>>()
  for (const group of groups) {
    const terms = group.map(word => [synonymKey(word), phraseOf(word)] as const)
    for (const [key] of terms) {
      const known = byKey.get(key) ?? new Map<string, Term>()
      for (const [other, term] of terms) if (other !== key && term) known.set(other, term)
      byKey.set(key, known)
    }
  }
  return ({ keys, isQuoted = false }) =>
    isQuoted ? [] : [...(byKey.get(keys.map(foldHan).join(' '))?.values() ?? [])]
}

/** What two spellings of one word have in common: no regard to case, width and script; empty where there is no word. */
export function synonymKey(word: string): string {
  return tokenize(word)
    .map(({ key }) => foldHan(key))
    .join(' ')
}

/** The whole word as one phrase, spaces and all. */
function phraseOf(word: string): Term | undefined {
  return parseQuery(`"${word.replaceAll('"', '')}"`).terms[0]
}
