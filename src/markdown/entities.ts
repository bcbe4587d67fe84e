import { decodeString } from 'micromark-util-decode-string'
import extractHashtags from 'twitter-text/dist/extractHashtagsWithIndices.js'
import extractMentions from 'twitter-text/dist/extractMentionsOrListsWithIndices.js'
import extractUrls from 'twitter-text/dist/extractUrlsWithIndices.js'

/** A URL, mention or hashtag of a source text. Offsets are UTF-16 units of the source; `end` is exclusive. */
export interface Entity {
  readonly kind: 'url' | 'mention' | 'hashtag'
  readonly start: number
  readonly end: number
  /** As a reader sees it, with its sign or protocol: `@chipro`, `#话题`, `https://a.com/x_y`. */
  readonly text: string
}

/** A line as a reader sees it; `offsets[i]` is where its unit `i` begins in the source, the last one where it ends. */
interface DecodedLine {
  readonly text: string
  offset(index: number): number
}

/** Escapes and character references of Markdown, which stand for the character they name. */
const ESCAPE = /\\[!-/:-@[-`{-~]|&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/gi

/**
 * A run longer than this is handed to twitter-text in pieces: its pattern for URLs without a protocol tries every
 * `.` of a run against all that follows, so 40 kB of `a.a.a.a` would take seconds. No URL that people share is longer.
 */
const LONGEST_URL = 2048
const LONGEST_URL_WITHOUT_PROTOCOL = 512

/** Letters that twitter-text takes in hosts and paths (Latin, Cyrillic), and signs that may not stand before a URL. */
const URL_LETTERS = '\\u0300-\\u036f\\u00c0-\\u02bb\\u0400-\\u04ff\\u1e00-\\u1eff'
const URL_SIGNS = '＠＃\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff'

/**
 * What may belong to a URL in text that is not ASCII, in a group: a host after its protocol (253 is DNS's limit) with its
 * path; a top level domain; the letters and signs above. Then all else, which only slows the pattern of URLs down,
 * quadratically in Chinese, which has no spaces.
 */
const URL_MATTER = new RegExp(
  [
    '(https?:\\/\\/[^\\s!-,/:-@[-^`{-~]{1,253}(?:[/?:][!-~\\u00c0-\\u024f\\u0400-\\u04ff\\u2013]*)?',
    '\\.[^\\0-\\x7f]{1,8}',
    `[${URL_LETTERS}]+`,
    `[${URL_SIGNS}])`,
    `[^\\0-\\x7f${URL_LETTERS}${URL_SIGNS}]+`,
  ].join('|'),
  'gi',
)

/**
 * Find the URLs (with or without protocol), mentions and hashtags of a Markdown text, by twitter-text's rules, in order
 * and without overlap. Escapes count as the characters they stand for (`@a\_b` is `@a_b`). Linear in the text's size.
 */
export function findEntities(source: string): Entity[] {
  const entities: Entity[] = []
  for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
    if (!/[.@＠#＃&]/.test(line)) continue
    const decoded = decodeLine(line, index)
    for (const found of findInLine(decoded.text)) {
      entities.push({ ...found, start: decoded.offset(found.start), end: decoded.offset(found.end) })
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

function findInLine(line: string): Entity[] {
  const found = [...findUrls(line), ...findMentions(line), ...findHashtags(line)]
  let end = 0
  return found
    .sort((a, b) => a.start - b.start)
    .filter(entity => {
      if (entity.start < end) return false
      end = entity.end
      return true
    })
}

function* findUrls(line: string): Generator<Entity> {
  if (!line.includes('.')) return
  for (const { 0: run, index } of maskForUrls(line).matchAll(/\s?\S+/g)) {
    if (!run.includes('.')) continue
    for (const [piece, offset] of cutRun(run)) {
      for (const { url, indices } of extractUrls(piece)) {
        const start = index + offset + indices[0]
        yield { kind: 'url', start, end: start + url.length, text: url }
      }
    }
  }
}

/** Blank out, length for length, what cannot belong to a URL: where Markdown ends it, and text in other scripts. */
function maskForUrls(line: string): string {
  const markdown = line.replaceAll('](', '] ')
  const cells = /^\s*\|/.test(markdown) ? markdown.replaceAll('|', ' ') : markdown
  return cells.replace(URL_MATTER, (run, kept?: string) => kept ?? ' '.repeat(run.length))
}

function* cutRun(run: string): Generator<[piece: string, offset: number]> {
  if (run.length <= LONGEST_URL_WITHOUT_PROTOCOL) return yield [run, 0]
  for (let offset = 0; offset < run.length; ) {
    const bound = /^https?:\/\//i.test(run.slice(offset, offset + 8))
      ? LONGEST_URL
      : LONGEST_URL_WITHOUT_PROTOCOL
    const next = run.slice(offset + 1, offset + bound).search(/https?:\/\//i)
    const length = next < 0 ? bound : next + 1
    yield [run.slice(offset, offset + length), offset]
    offset += length
  }
}

/** A list (`@user/list`) counts as a mention of its user. */
function findMentions(line: string): Entity[] {
  return extractMentions(line).map(({ screenName, indices: [start] }) => {
    const end = start + 1 + screenName.length
    return { kind: 'mention', start, end, text: line.slice(start, end) }
  })
}

function findHashtags(line: string): Entity[] {
  return extractHashtags(line, { checkUrlOverlap: false }).map(({ indices: [start, end] }) => {
    return { kind: 'hashtag', start, end, text: line.slice(start, end) }
  })
}
