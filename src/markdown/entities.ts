import { decodeString } from 'micromark-util-decode-string'
import { findHashtags, findMentions, findUrls, type XEntity } from './x-entities.ts'

/** A URL, mention or hashtag of a source text. Offsets are UTF-16 units of the source; `end` is exclusive. */
export interface Entity extends XEntity {
  /** As a reader sees it, with its sign or protocol: `@chipro`, `#话题`, `https://a.com/x_y`. */
  readonly text: string
}

/** A line as a reader sees it. */
interface DecodedLine {
  readonly text: string
  /** Turn an offset of `text` into one of the source. */
  offset(index: number): number
}

/** Escapes and character references of Markdown, which stand for the character they name. */
const ESCAPE = /\\[!-/:-@[-`{-~]|&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/gi

/**
 * Find the URLs (with or without protocol), mentions and hashtags of a Markdown text, by X's rules, in order
 * and without overlap. Escapes count as the characters they stand for (`@a\_b` is `@a_b`). Linear in the text's length.
 */
export function findEntities(source: string): Entity[] {
  const entities: Entity[] = []
  for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
    if (!/[.@＠#＃&]/.test(line)) continue
    const decoded = decodeLine(line, index)
    for (const found of findInLine(decoded.text)) {
      const text = decoded.text.slice(found.start, found.end)
      entities.push({
        kind: found.kind,
        start: decoded.offset(found.start),
        end: decoded.offset(found.end),
        text,
      })
    }
  }
  return entities
}

function decodeLine(line: string, start: number): DecodedLine {
  if (!/[\\&]/.test(line)) return { text: line, offset: index => start + index }
  let text = ''
  const offsets: number[] = []
  const append = (value: string, offset: number, step: 0 | 1) => {
    for (let unit = 0; unit < value.length; unit++) offsets.push(offset + unit * step)
    text += value
  }
  let end = 0
  for (const { 0: escaped, index } of line.matchAll(ESCAPE)) {
    append(line.slice(end, index), start + end, 1)
    const character = decodeString(escaped)
    // What looks like a reference and names no character (`&b;`) stands for itself.
    append(character, start + index, character === escaped ? 1 : 0)
    end = index + escaped.length
  }
  append(line.slice(end), start + end, 1)
  offsets.push(start + line.length)
  return { text, offset: index => offsets[index] ?? start + line.length }
}

function findInLine(line: string): XEntity[] {
  const found = [...findUrls(endedByMarkdown(line)), ...findMentions(line), ...findHashtags(line)]
  let end = 0
  return found
    .sort((a, b) => a.start - b.start)
    .filter(entity => {
      if (entity.start < end) return false
      end = entity.end
      return true
    })
}

/** Blank out, length for length, marks of Markdown that end a URL: of a link's text, and of a table's cells. */
function endedByMarkdown(line: string): string {
  const markdown = line.replaceAll('](', '] ')
  return /^\s*\|/.test(markdown) ? markdown.replaceAll('|', ' ') : markdown
}
