/**
 * A post's text, carried twice in one record for little more than the price of once.
 *
 * Pagefind keeps the indexed stream of a record beside it. The stream is the text without case, width and some of its
 * spaces, so the readable text is the stream and a short list of what differs.
 */
import { areWords, streamOf, textOfKey, tokenize } from './tokens.ts'

export interface PackedText {
  /** What Pagefind indexes. */
  readonly stream: string
  /** For each token that is not written as one would guess: steps from the one before, its text, U+0000. */
  readonly changes: string
}

/** Pack text for the index; {@link unpackText} gives it back as {@link tidyText} leaves it. */
export function packText(source: string): PackedText {
  const text = tidyText(source)
  const tokens = tokenize(text)
  const changes: string[] = []
  let previous = 0
  for (const [place, token] of tokens.entries()) {
    const next = tokens[place + 1]
    const surface = text.slice(token.start, next?.start)
    if (surface === guessOf(token.key, next?.key)) continue
    changes.push(`${String.fromCharCode(place - previous)}${surface}\0`)
    previous = place
  }
  return { stream: streamOf(tokens), changes: changes.join('') }
}

/** Read packed text. */
export function unpackText({ stream, changes }: PackedText): string {
  const keys = stream.split(' ')
  const surfaces = new Map<number, string>()
  let place = 0
  for (const [, step = '', surface = ''] of changes.matchAll(/([\s\S])([^\0]*)\0/g)) {
    place += step.charCodeAt(0)
    surfaces.set(place, surface)
  }
  return keys.map((key, at) => surfaces.get(at) ?? guessOf(key, keys[at + 1])).join('')
}

/** Collapse white space to one space or one line break; leave out U+0000 and the invisible U+200B. */
export function tidyText(text: string): string {
  return text
    .replace(/[\0\u200B]/g, '')
    .replace(/\s*[\n\r\u2028\u2029]\s*/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

function guessOf(key: string, next: string | undefined): string {
  const text = textOfKey(key)
  return next !== undefined && areWords(key, next) ? `${text} ` : text
}
