import type { Root } from 'mdast'
import { plainText, visibleText } from '../markdown/plain.ts'

/** Longest title, in UTF-16 units (and so in characters of any kind). */
const longestTitle = 80

/** A sentence shorter than this (`WOW！`, `.`) says too little alone: the next one joins it. */
const shortestSentence = 6

/** As much of a body as a title can come from: parsing all of a long post for its first line would be wasted. */
const headLength = 2000

/**
 * Make a title from a post's body: its first sentence, or its first line where that ends earlier, as plain text of at
 * most 80 characters, never cut inside a word or a character. Returns '' for a body that shows no text.
 */
export function makeTitle(body: string): string {
  return titleOf(plainText(firstLines(body)))
}

/** Make a title from a body that has been parsed, as `makeTitle` does; the tree of a long one is more than is needed. */
export function makeTitleOf(body: string, tree: Root): string {
  return body.length > headLength ? makeTitle(body) : titleOf(visibleText(tree))
}

function titleOf(text: string): string {
  const lines = text.split('\n')
  const line = lines.map(cleanLine).find(text => /[\p{L}\p{N}\p{S}]/u.test(text))
  return line === undefined ? '' : shorten(firstSentence(line))
}

function firstLines(body: string): string {
  if (body.length <= headLength) return body
  const end = body.lastIndexOf('\n', headLength)
  return body.slice(0, end > 0 ? end : headLength)
}

function cleanLine(line: string): string {
  return line
    .replace(/[\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^#{1,6} /, '')
}

const sentence = /.*?(?:[。！？]+[”’」』）)]*|[.!?]+["”’)]*(?= |$))\s*/gsu
const abbreviation = /(?:^|[\s(])(?:\p{Lu}|[A-Z][a-z]{0,3}|vs|e\.g|i\.e|etc|No|Ph\.D)\.\s*$/u

function firstSentence(line: string): string {
  let taken = ''
  for (const [part] of line.matchAll(sentence)) {
    taken += part
    const isWhole =
      taken.trim().length >= shortestSentence && !abbreviation.test(taken) && !isInsideBrackets(taken)
    if (isWhole) return taken.trim()
  }
  return line
}

/** Whether a bracket or a quotation mark is still open: `《什么是GPT？` is no sentence yet. */
function isInsideBrackets(text: string): boolean {
  const opened = text.match(/[《（「『【“([]/g)?.length ?? 0
  const closed = text.match(/[》）」』】”)\]]/g)?.length ?? 0
  return opened > closed
}

/**
 * Cut at the last boundary of a word that fits, and not inside `GPT-4` or an address; a single word longer than a title is
 * cut between characters. A bracket or clause mark left at the end goes.
 */
function shorten(text: string): string {
  if (text.length <= longestTitle) return text
  const cut = lastBoundary(text, 'word') || lastBoundary(text, 'grapheme')
  return text.slice(0, cut).replace(/[\s，、；：,;:—–《〈（「『【“‘([-]+$/u, '')
}

function lastBoundary(text: string, granularity: 'word' | 'grapheme'): number {
  const segments = new Intl.Segmenter('zh', { granularity }).segment(text.slice(0, 4 * longestTitle))
  let cut = 0
  for (const { index } of segments) {
    if (index > longestTitle) break
    if (granularity === 'grapheme' || !isInsideToken(text, index)) cut = index
  }
  return cut
}

/** Whether marks or letters of ASCII stand on both sides: `GPT-4`, `llm.c`, `https://a.example/x` are one word each. */
function isInsideToken(text: string, index: number): boolean {
  return /^[!-~]{2}/.test(text.slice(Math.max(0, index - 1), index + 1))
}
