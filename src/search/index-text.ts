/**
 * A post's text as the stream of words that Pagefind indexes.
 *
 * Lines with Traditional characters follow once more in Simplified ones, as a shadow: words of another kind, so that a
 * search tells what is written so from what is only folded so.
 */
import { foldHan } from './fold-han.ts'
import { BREAK_KEY, shadowKey, streamOf, type Token, tokenize } from './tokens.ts'

/** Write text, as {@link tidyText} leaves it, for the index. */
export function indexText(text: string): string {
  const tokens = tokenize(text)
  return [streamOf(tokens), ...shadowOf(tokens)].join(' ')
}

/** The keys of every line that folding changes, each line after a break. */
function shadowOf(tokens: readonly Token[]): readonly string[] {
  const lines: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'break') lines.push([])
    else lines.at(-1)?.push(token)
  }
  const hasFolded = ({ key }: Token): boolean => foldHan(key) !== key
  return lines.flatMap(line =>
    line.some(hasFolded) ? [BREAK_KEY, ...line.map(({ key }) => shadowKey(foldHan(key)))] : [],
  )
}

/** Collapse white space to one space or one line break; leave out U+0000 and the invisible U+200B. */
export function tidyText(text: string): string {
  return text
    .replace(/[\0\u200B]/g, '')
    .replace(/\s*[\n\r\u2028\u2029]\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
