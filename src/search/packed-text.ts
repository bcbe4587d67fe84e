/**
 * A post's text, carried twice in one record for little more than the price of once.
 *
 * Pagefind keeps the indexed stream of a record beside it. The stream is the text without case, width and some of its
 * spaces, so the readable text is the stream and a short list of what differs.
 *
 * Lines with Traditional characters follow once more in Simplified ones, as a shadow: words of another kind, so that a
 * search tells what is written so from what is only folded so.
 */
import { foldHan } from './fold-han.ts'
import {
  areWords,
  BREAK_KEY,
  isPlainKey,
  isShadowKey,
  shadowKey,
  streamOf,
  type Token,
  textOfKey,
  tokenize,
} from './tokens.ts'

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
    const guess = token.kind === 'word' && next?.kind === 'word' ? `${token.key} ` : token.key
    if (surface === (isPlainKey(token.key) ? guess : guessOf(token.key, next?.key))) continue
    changes.push(`${String.fromCharCode(place - previous)}${surface}\0`)
    previous = place
  }
  return { stream: [streamOf(tokens), ...shadowOf(tokens)].join(' '), changes: changes.join('') }
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

/** Read packed text. */
export function unpackText({ stream, changes }: PackedText): string {
  const all = stream.split(' ')
  const shadow = all.findIndex(isShadowKey)
  const keys = shadow < 0 ? all : all.slice(0, shadow - 1)
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
