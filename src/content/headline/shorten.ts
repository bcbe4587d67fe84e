import { withoutPointer } from './lead-in.ts'

/** What is opened, and what closes it. */
const pairs: ReadonlyMap<string, string> = new Map(
  ['《》', '〈〉', '「」', '『』', '【】', '“”', '（）', '()', '[]'].map(([open = '', close = '']) => [
    open,
    close,
  ]),
)
const closing: ReadonlySet<string> = new Set(pairs.values())

/** List what closes the brackets and quotation marks still open at the end of a text, outermost first. */
export function openAtEnd(text: string): readonly string[] {
  const open: string[] = []
  for (const char of text) {
    const close = pairs.get(char)
    if (close !== undefined) open.push(close)
    else if (closing.has(char)) {
      // Some writers open `(` and close `）`.
      const at = open.findLastIndex(wanted => wanted.normalize('NFKC') === char.normalize('NFKC'))
      if (at >= 0) open.length = at
    }
  }
  return open
}

/** Marks and English words that lead on to what was cut off. */
const HANGING =
  /(?:[\s，、；：。,;:|—–《〈（「『【“‘([-]|\b(?<=\s)(?:an?|the|of|for|and|or|with|to|in|on|by|from|at|as|is|are))+$/iu

/**
 * Cut a text to at most `length` UTF-16 units, `…` included: where a clause ends in its latter half, outside brackets if
 * there is such a place; else where a word ends, not inside `GPT-4` or an address; else between characters. What stays
 * open is closed: `《The Future is Rusty…》`.
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const room = length - 1
  const end = clauseEnd(text, room) ?? wordEnd(text, room)
  const kept = withoutPointer(text.slice(0, end).replace(HANGING, ''))
  const closers = openAtEnd(kept).toReversed().join('')
  const isRoomLeft = kept.length + 1 + closers.length <= length
  return isRoomLeft ? `${kept}…${closers}` : shorten(text, length - closers.length)
}

/** A clause ends at a mark of punctuation, or before a bracket opens; at a colon it only begins to say something. */
const CLAUSE_END = /[，；。！？]|[,;!?.](?=\s)|\s[|｜—–-]+(?=\s)|——|\s?[（([](?=.)/gu

function clauseEnd(text: string, room: number): number | undefined {
  const ends = [...text.slice(0, room + 1).matchAll(CLAUSE_END)]
    .map(({ index }) => index)
    .filter(index => index >= room / 2 && index <= room)
  return ends.findLast(end => openAtEnd(text.slice(0, end)).length === 0) ?? ends.at(-1)
}

function wordEnd(text: string, room: number): number {
  return lastBoundary(text, 'word', room) || lastBoundary(text, 'grapheme', room)
}

function lastBoundary(text: string, granularity: 'word' | 'grapheme', room: number): number {
  const segments = new Intl.Segmenter('zh', { granularity }).segment(text.slice(0, 4 * room))
  let cut = 0
  for (const { index } of segments) {
    if (index > room) break
    if (granularity === 'grapheme' || !isInsideToken(text, index)) cut = index
  }
  return cut
}

/** Whether marks or letters of ASCII stand on both sides: `GPT-4`, `llm.c`, `https://a.example/x` are one word each. */
function isInsideToken(text: string, index: number): boolean {
  return /^[!-~]{2}/.test(text.slice(Math.max(0, index - 1), index + 1))
}
