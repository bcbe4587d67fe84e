import type { Phrase } from './match.ts'
import type { Query } from './query.ts'
import { tokenize } from './tokens.ts'

/** What may stand in for a query that no post answers: a post is near when it holds at least half of the clues. */
const MAX_CLUES = 16

/**
 * Take a query apart into what its words are made of: a Han phrase into its pairs of neighbours (never single
 * characters, which are in every post), a name with marks into its words, a Latin word into a beginning
 * of two letters or more. A name that none of this is left of (`C++`) stays whole.
 */
export function loosen({ terms }: Query): readonly Phrase[] {
  const clues = terms.flatMap(({ text, keys }) => {
    const parts = cluesOf(text)
    return parts.length === 0 && keys.length > 1 ? [{ keys }] : parts
  })
  return [...new Map(clues.map(clue => [clue.keys.join(' '), clue])).values()].slice(0, MAX_CLUES)
}

function cluesOf(text: string): readonly Phrase[] {
  const tokens = tokenize(text)
  return tokens.flatMap((token, at): Phrase[] => {
    if (token.kind === 'word')
      return token.end - token.start > 1 ? [{ keys: [token.key], isPrefix: true }] : []
    const next = tokens[at + 1]
    return token.kind === 'cjk' && next?.kind === 'cjk' ? [{ keys: [token.key, next.key] }] : []
  })
}
