import { readHandleLine } from './handle.ts'
import { isBlank, type Line, readFence } from './lines.ts'

/**
 * Join the mentions that pasting from X set on lines of their own back into their sentences:
 * `by Chip Huyen (⏎@chipro⏎) is` → `by Chip Huyen (@chipro) is`. Blanks the paste kept are kept; where an editor trimmed
 * them, one is put back between Latin words, brackets and the mention, and none beside Han characters.
 */
export function joinMentions(lines: readonly Line[], isFenced: (line: Line) => boolean): Line[] {
  const joined: Line[] = []
  let isSentenceOpen = false
  for (const line of lines) {
    const handle = isFenced(line) ? undefined : readHandleLine(line.text)
    const last = joined.at(-1)
    if (handle !== undefined) {
      if (last && canTakeMention(last, isFenced)) joined[joined.length - 1] = append(last, `@${handle}`)
      else joined.push({ text: `@${handle}`, offset: line.offset })
      isSentenceOpen = true
    } else if (isSentenceOpen && last && isBlank(line.text) && line.text !== '') {
      joined[joined.length - 1] = { ...last, text: `${last.text} ` }
    } else if (isSentenceOpen && last && !isFenced(line) && goesOn(line.text)) {
      joined[joined.length - 1] = append(last, line.text)
      isSentenceOpen = false
    } else {
      joined.push(line)
      isSentenceOpen = false
    }
  }
  return joined
}

const opensBlock =
  /^ {0,3}(?:[-*+]\s|\d{1,9}\s?[.)、/]|#{1,6}\s|\\#|[>|]|\d\uFE0F?\u20E3|[✲✦✱•●▪◦]|[-*_]{3,}\s*$|\[|<?https?:\/\/)/u

function canTakeMention(line: Line, isFenced: (line: Line) => boolean): boolean {
  return !isBlank(line.text) && !isFenced(line) && !/^\s*(?:[-*_]{3,}\s*$|#{1,6}\s|\|)/.test(line.text)
}

/** Whether a line below a mention belongs to its sentence; a list item, a heading, a link of its own does not. */
function goesOn(text: string): boolean {
  return !isBlank(text) && !opensBlock.test(text) && readFence(text) === undefined
}

const wordEnd = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}_@.,;:!?)\]}"”'’&+%]$/u
const wordStart = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}_@([{"“#&+]/u

function append(line: Line, next: string): Line {
  const before = line.text.trimEnd()
  const after = next.trim()
  const wasApart = before.length < line.text.length || /^\s/.test(next)
  const isOpen = /[([{（「『【《“‘/]$/u.test(before)
  const isClosed = /^[,.;:!?)\]}’”、，。；：！？）」』】》]/u.test(after) || /^['’]\p{L}/u.test(after)
  const needsSpace = wordEnd.test(before) && wordStart.test(after)
  const space = !isOpen && !isClosed && (wasApart || needsSpace) ? ' ' : ''
  return { ...line, text: `${before}${space}${after}${trailingSpace(next)}` }
}

/** The blank at the end of a line stays: it stands in front of the next mention, or is a Markdown line break. */
function trailingSpace(text: string): string {
  return text.slice(text.trimEnd().length)
}
