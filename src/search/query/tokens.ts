/**
 * The tokenizer of the index, the query and the excerpt.
 *
 * A reader of Chinese expects a search to find exactly what a plain text search finds, so a token is the smallest
 * unit that such a search can tell apart: one Han, kana or hangul character; a whole run of other letters, digits
 * and `_`; or one mark (`-`, `+`, `，`, an emoji). A phrase of tokens is then exactly what the text says.
 */

import { memoize } from '../../memoize.ts'

/** `space` and `break` stand where white space does; see {@link tokenize}. */
export type TokenKind = 'word' | 'cjk' | 'mark' | 'space' | 'break'

export interface Token {
  readonly kind: TokenKind
  /** What the index holds: equal keys are equal words. */
  readonly key: string
  /** Range in the given text, UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
}

/**
 * One step through a text: ASCII letters and digits, or a Han character, which need no normalisation; or any other
 * character with what combines with it, so that composition by NFKC never crosses two steps.
 */
const STEP =
  /([A-Za-z0-9]+(?!\p{M}))|([\u4E00-\u9FFF](?!\p{M}))|[^\p{M}\uFF9E\uFF9F]?[\p{M}\uFF9E\uFF9F]+|[\s\S]/uy
/** The first code unit that may be a combining mark. */
const FIRST_MARK = 0x300
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u
const LINE_BREAK = /[\n\r\u2028\u2029]/
const SPACE = /[\s\p{Cc}]/u
const CJK =
  /[\p{Unified_Ideograph}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}々〇ー]/u
const WORD = /[\p{L}\p{N}\p{Mn}\p{Mc}_]/u

/** Written for a line break: Pagefind counts it as a position and does not index it. */
export const BREAK_KEY = '.'

/**
 * Split text into tokens, without regard to case or to full and half width (NFKC).
 *
 * A line break is a `break`, which ends every phrase. A space is a token, but not between two words, where it cannot be
 * left out.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  eachToken(text, (kind, key, start, end) => {
    tokens.push({ kind, key, start, end })
  })
  return tokens
}

/** Visit each token that {@link tokenize} would return, without an object for each: an archive has millions. */
export function eachToken(
  text: string,
  visit: (kind: TokenKind, key: string, start: number, end: number) => void,
): void {
  let last: CharKind | undefined
  let [lastKey, lastStart, lastEnd] = ['', 0, 0]
  let gap: 'space' | 'break' | undefined
  const add = (kind: CharKind, key: string, start: number, end: number): void => {
    if (last === 'word' && kind === 'word' && !gap) {
      lastKey += key
      lastEnd = end
      return
    }
    if (last) visit(last, lastKey, lastStart, lastEnd)
    if (last && gap && isGapSeen(last, gap, kind)) {
      visit(gap, gap === 'break' ? BREAK_KEY : SPACE_KEY, lastEnd, start)
    }
    last = kind
    lastKey = key
    lastStart = start
    lastEnd = end
    gap = undefined
  }
  const addChars = (chars: readonly Char[], start: number, end: number): void => {
    for (const { kind, key } of chars) {
      if (kind === 'break') gap = 'break'
      else if (kind === 'space') gap ??= 'space'
      else add(kind, key, start, end)
    }
  }
  for (let start = 0; start < text.length; ) {
    const plainEnd = endOfPlainWord(text, start)
    if (plainEnd > start) {
      add('word', text.slice(start, plainEnd).toLowerCase(), start, plainEnd)
      start = plainEnd
      continue
    }
    if (isLone(text, start)) {
      const char = text.charAt(start)
      if (isHan(text.charCodeAt(start))) add('cjk', char, start, start + 1)
      else addChars(readLone(char), start, start + 1)
      start++
      continue
    }
    STEP.lastIndex = start
    const [step = '', ascii, han] = STEP.exec(text) ?? []
    const end = start + step.length
    if (ascii !== undefined) add('word', ascii.toLowerCase(), start, end)
    else if (han !== undefined) add('cjk', han, start, end)
    else addChars(readStep(step), start, end)
    start = end
  }
  if (last) visit(last, lastKey, lastStart, lastEnd)
}

/**
 * Find the end of the ASCII letters and digits that begin here. Returns the start where a combining mark follows them.
 */
function endOfPlainWord(text: string, start: number): number {
  let end = start
  while (isAsciiWord(text.charCodeAt(end))) end++
  return text.charCodeAt(end) >= FIRST_MARK ? start : end
}

/** Tell whether a character is surely a step of its own. Most of a text is, and need not be matched by the pattern. */
function isLone(text: string, place: number): boolean {
  return neverCombines(text.charCodeAt(place)) && neverCombines(text.charCodeAt(place + 1))
}

/**
 * Tell whether a code unit is in one of the common blocks without combining marks and surrogates, or behind the end.
 */
function neverCombines(code: number): boolean {
  return (
    isHan(code) ||
    !(code >= FIRST_MARK) ||
    (code >= 0x2000 && code <= 0x20cf) ||
    (code >= 0x3000 && code <= 0x3029) ||
    (code >= 0xff01 && code <= 0xff5e)
  )
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a)
}

type CharKind = Exclude<TokenKind, 'space' | 'break'>

type Char = Pick<Token, 'kind' | 'key'>

/** Memoized: a text repeats the same few characters. */
const readLone = memoize(readStep)

/** Normalise one step, and read its characters. */
function readStep(step: string): readonly Char[] {
  return Array.from(step.normalize('NFKC').toLowerCase())
    .filter(char => !IGNORABLE.test(char))
    .map(char => {
      if (LINE_BREAK.test(char)) return { kind: 'break', key: BREAK_KEY }
      if (SPACE.test(char)) return { kind: 'space', key: SPACE_KEY }
      return { kind: kindOf(char), key: keyOf(char) }
    })
}

function kindOf(text: string): CharKind {
  if (CJK.test(text)) return 'cjk'
  return WORD.test(text) ? 'word' : 'mark'
}

function isGapSeen(before: TokenKind, gap: 'space' | 'break', after: TokenKind): boolean {
  return gap === 'break' || before !== 'word' || after !== 'word'
}

/**
 * Pagefind strips marks, splits words at `_` and folds diacritics and hangul. It does none of this to ASCII letters
 * and digits and to Han characters: those stay, and everything else is spelled in letters that it leaves alone.
 */
function keyOf(char: string): string {
  return /[a-z0-9\p{Unified_Ideograph}]/u.test(char) ? char : (letterOfMark.get(char) ?? escaped(char))
}

/** Thaana: letters without case, composition or joining with ASCII, in a script the posts do not use. */
const ESCAPE = 0x0790
const ESCAPE_DIGITS = 0x0780
const MARK_LETTERS = 0x0792

function escaped(char: string): string {
  const digits = (char.codePointAt(0) ?? 0).toString(16)
  const letters = Array.from(digits, digit => ESCAPE_DIGITS + Number.parseInt(digit, 16))
  return String.fromCharCode(ESCAPE, ...letters)
}

/** The commonest marks have one letter each: spelled like all others, they would be a quarter of the indexed text. */
const commonMarks = Array.from(', 。/:.-、)(@?"*“”<>—%')
const letterOfMark = new Map(
  commonMarks.map((mark, place) => [mark, String.fromCharCode(MARK_LETTERS + place)] as const),
)

export const SPACE_KEY = keyOf(' ')

/** Write the text of one token, lower case and NFKC, as its key. */
export function keyOfText(text: string): string {
  return Array.from(text, keyOf).join('')
}

/** Read a key back as the (normalised, lower-case) text it stands for. */
export function textOfKey(key: string): string {
  if (key === BREAK_KEY) return '\n'
  return key.replace(/\u0790([\u0780-\u078F]+)|[\u0792-\u07A5]/g, (mark, letters?: string) => {
    if (letters === undefined) return commonMarks[mark.charCodeAt(0) - MARK_LETTERS] ?? mark
    const digits = Array.from(letters, letter => (letter.charCodeAt(0) - ESCAPE_DIGITS).toString(16))
    return String.fromCodePoint(Number.parseInt(digits.join(''), 16))
  })
}

export function kindOfKey(key: string): CharKind {
  return kindOf(textOfKey(key))
}

/** Count the keys of a stream. */
export function countKeys(stream: string): number {
  let count = stream === '' ? 0 : 1
  for (let at = stream.indexOf(' '); at >= 0; at = stream.indexOf(' ', at + 1)) count++
  return count
}
