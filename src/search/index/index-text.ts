import { eachToken } from '../query/tokens.ts'

/** Write text, as {@link tidyText} leaves it, as the stream of words that is indexed. */
export function indexText(text: string): string {
  const keys: string[] = []
  eachToken(text, (_kind, key) => keys.push(key))
  return keys.join(' ')
}

/** Collapse white space to one space or one line break; leave out U+0000 and the invisible U+200B. */
export function tidyText(text: string): string {
  return text
    .replace(/[\0\u200B]/g, '')
    .replace(/\s*[\n\r\u2028\u2029]\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
