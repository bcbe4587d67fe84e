import assert from 'node:assert/strict'
import type { Paragraph, Root } from 'mdast'
import type { Processor } from 'unified'
import { linesOf } from './lines.ts'

/**
 * How much a body may hold; beyond, it is shown as plain paragraphs. micromark's time grows with the square of each of
 * these, and its stack with the depth of containers. The longest real posts stay far below.
 */
const LIMITS = {
  characters: 200_000,
  emphasis: 2000,
  brackets: 2000,
  bracketsInBrackets: 100,
  containers: 3000,
  continuations: 1000,
  depth: 20,
}

/** First characters of lines that may open a blockquote or a list item. */
const OPENERS = '>-+*0123456789'
/** The marks of blockquotes and list items at the start of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/
const CONTAINER = /[>.)*+-]/g
const RULER = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/

/** A plugin of unified that parses a body beyond the limits as plain paragraphs. Wraps the parser that is set at that time. */
export function remarkLimits(this: Processor): void {
  const parse = this.parser
  assert(parse, 'expected a parser before this plugin')
  this.parser = (document, file) => (isParsable(document) ? parse(document, file) : plainParagraphs(document))
}

/** Parse paragraphs and their line breaks, and no other syntax. The nodes have no positions. */
function plainParagraphs(markdown: string): Root {
  const blocks: string[][] = [[]]
  for (const line of linesOf(markdown)) {
    if (line.trim() !== '') blocks.at(-1)?.push(line)
    else if (blocks.at(-1)?.length !== 0) blocks.push([])
  }
  const children = blocks
    .filter(block => block.length > 0)
    .map((block): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value: block.join('\n') }] }))
  return { type: 'root', children }
}

/** Tell whether a body is within the limits: micromark parses it in time that is linear in its length. */
export function isParsable(markdown: string): boolean {
  return (
    markdown.length <= LIMITS.characters &&
    !isMoreThan(LIMITS.emphasis, markdown, /\*+|_+|~+/g) &&
    hasParsableBrackets(markdown) &&
    hasParsableContainers(markdown)
  )
}

function hasParsableBrackets(markdown: string): boolean {
  if (markdown.length <= LIMITS.bracketsInBrackets) return true
  let brackets = 0
  let depth = 0
  for (const [bracket] of markdown.matchAll(/[[\]]/g)) {
    brackets += 1
    depth = bracket === '[' ? depth + 1 : Math.max(0, depth - 1)
    if (brackets > LIMITS.brackets || depth > LIMITS.bracketsInBrackets) return false
  }
  return true
}

function hasParsableContainers(markdown: string): boolean {
  let containers = 0
  let continuations = 0
  let isInContainer = false
  for (const line of linesOf(markdown)) {
    const written = line.trimStart()
    const isBlank = written === ''
    const isOpening = !isBlank && OPENERS.includes(written.charAt(0))
    const depth = isOpening ? depthOf(line) : 0
    if (depth > LIMITS.depth || (isOpening && /^[ \t]{100}[ \t]*[-+*>\d]/.test(line))) return false
    containers += depth
    if (isInContainer && depth === 0 && !isBlank) continuations += 1
    isInContainer = depth > 0 || (isInContainer && !isBlank)
    if (containers > LIMITS.containers || continuations > LIMITS.continuations) return false
  }
  return true
}

/** Count the blockquotes that a line of a source stands in, by its marks. */
export function quoteDepth(line: string): number {
  return line.includes('>') ? count(CONTAINERS.exec(line)?.[0] ?? '', />/g) : 0
}

function depthOf(line: string): number {
  return RULER.test(line) ? 0 : count(CONTAINERS.exec(line)?.[0] ?? '', CONTAINER)
}

/** Tell whether a text holds more matches than allowed. Skips the search in a text too short for so many. */
function isMoreThan(allowed: number, text: string, pattern: RegExp): boolean {
  return text.length > allowed && count(text, pattern) > allowed
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
