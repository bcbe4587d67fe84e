/**
 * The byline is a field of its own: a post does not hold the words of its author's name. It is found by the name all
 * the same, where a reader types the whole name or handle, or a word of the name as one would call the author by it.
 */
import { findMatches, foldPhrase, type Phrase } from './match.ts'
import { type Token, tokenize } from './tokens.ts'

export type Byline = readonly [author: string, handle: string]

/** How a byline answers a phrase: `whole` by the whole name or handle, `part` by a part of the name. */
export type BylineMatch = 'whole' | 'part'

/**
 * Find how a byline answers a phrase. A part of a name is a run of Han characters, two or more, or whole words that
 * begin where a word of the name begins: 歸藏(guizang.ai) answers `guizang`, but not `ai`.
 */
export function matchByline([author, handle]: Byline, phrase: Phrase): BylineMatch | undefined {
  const folded = foldPhrase(phrase)
  const isWhole = (name: string): boolean =>
    findMatches(name, [folded]).some(({ start, end }) => start === 0 && end === name.length)
  if (handle !== '' && (isWhole(handle) || isWhole(`@${handle}`))) return 'whole'
  if (isWhole(author)) return 'whole'
  const tokens = tokenize(author)
  const isPart = findMatches(author, [folded]).some(({ start }) => {
    const at = tokens.findIndex(token => token.start === start)
    return isCalled(tokens, at, phrase)
  })
  return isPart ? 'part' : undefined
}

/** Tell whether one would call an author by the words that begin at a token of the name. */
function isCalled(tokens: readonly Token[], at: number, { keys }: Phrase): boolean {
  const [token, before, earlier] = [tokens[at], tokens[at - 1], tokens[at - 2]]
  if (token?.kind === 'cjk') return keys.length > 1
  if (token?.kind !== 'word') return false
  // Between two words, a space is no token.
  if (!before || before.kind === 'space' || before.end < token.start) return true
  // A mark inside a word, as in `guizang.ai`, begins none.
  return before.kind === 'mark' && (!joining.has(before.key) || !earlier || earlier.kind === 'space')
}

const joining = new Set(tokenize(".-_'&+@").map(({ key }) => key))
