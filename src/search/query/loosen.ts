import type { Phrase } from './match.ts'
import type { Query } from './query.ts'
import { tokenize } from './tokens.ts'

/** A long query is cut to so many clues. */
const MAX_CLUES = 16

/**
 * Cut a query that no post answers into clues; a post that holds at least half of them is near. A Han phrase gives
 * pairs of neighbouring characters (single ones are in every post), a name with marks its words, and a Latin word, of
 * two letters or more, is a prefix. A name of which nothing is left (`C++`) stays whole.
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
