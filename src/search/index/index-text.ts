/**
 * A post's text as the stream of words that Pagefind indexes.
 *
 * Lines with Traditional characters follow once more in Simplified ones, as a shadow: words of another kind, so that a
 * search tells what is written so from what is only folded so.
 */
import { foldHan } from '../query/fold-han.ts'
import { BREAK_KEY, eachToken, shadowKey } from '../query/tokens.ts'

/** Write text, as {@link tidyText} leaves it, for the index. */
export function indexText(text: string): string {
  const keys: string[] = []
  const shadow: string[] = []
  let lineStart = 0
  let isFolded = false
  const endLine = () => {
    if (isFolded) {
      shadow.push(BREAK_KEY)
      for (const key of keys.slice(lineStart)) shadow.push(shadowKey(foldHan(key)))
    }
    isFolded = false
  }
  eachToken(text, (kind, key) => {
    if (kind === 'break') {
      endLine()
      lineStart = keys.length + 1
    } else if (kind === 'cjk') isFolded ||= foldHan(key) !== key
    keys.push(key)
  })
  endLine()
  return [...keys, ...shadow].join(' ')
}

/** Collapse white space to one space or one line break; leave out U+0000 and the invisible U+200B. */
export function tidyText(text: string): string {
  return text
    .replace(/[\0\u200B]/g, '')
    .replace(/\s*[\n\r\u2028\u2029]\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
