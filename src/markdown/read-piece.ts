import type { Blockquote, Nodes, Paragraph, PhrasingContent, Text, ThematicBreak } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { type Entity, findEntities } from './entities.ts'
import { cutPieces, type Piece } from './pieces.ts'
import { findSimpleSpans, type SimpleSpan } from './simple-syntax.ts'
import { entityNode, type Position } from './syntax.ts'

type Point = Position['start']

/** Where a piece of a source begins, and how wide the marks before each of its lines are. */
interface Place extends Pick<Piece, 'start' | 'line'> {
  readonly indent?: number
}

/** Read a piece as micromark would. Undefined where only micromark can. */
export function readPiece(
  text: string,
  kind: Piece['kind'],
  place: Place,
): Paragraph | ThematicBreak | Blockquote | undefined {
  switch (kind) {
    case 'plain':
      return readParagraph(text, place)
    case 'ruler': {
      const pointAt = pointer(text, place)
      return { type: 'thematicBreak', position: { start: pointAt(0), end: pointAt(text.length) } }
    }
    case 'quote':
      return readQuote(text, place)
    case 'markdown':
      return undefined
  }
}

/** What stands before each line of a quote but empty ones. */
const QUOTE_MARK = '> '

/** Read a quote that holds plain paragraphs and rulers alone. Undefined where it holds more. */
function readQuote(text: string, place: Place): Blockquote | undefined {
  const pointAt = pointer(text, place)
  const start = pointAt(0)
  const lines = text.split('\n')
  const starts = startsOf(lines)
  const children: Blockquote['children'] = []
  const content = lines.map(line => line.slice(QUOTE_MARK.length)).join('\n')
  for (const piece of cutPieces(content)) {
    const lineStart = starts[piece.line - 1]
    if (piece.kind === 'quote' || lineStart === undefined) return undefined
    const child = readPiece(content.slice(piece.start, piece.end), piece.kind, {
      start: place.start + lineStart + QUOTE_MARK.length,
      line: place.line + piece.line - 1,
      indent: QUOTE_MARK.length,
    })
    if (!child) return undefined
    children.push(child)
  }
  return { type: 'blockquote', children, position: { start, end: pointAt(text.length) } }
}

/** Where each of the lines of a text begins. */
function startsOf(lines: readonly string[]): readonly number[] {
  let next = 0
  return lines.map(line => {
    const start = next
    next += line.length + 1
    return start
  })
}

/**
 * Read a paragraph of simple syntax: text, links, strong emphasis, and the URLs, mentions and hashtags in it. Undefined
 * where these cross one another, or where a link shows more than text or one mention.
 */
function readParagraph(text: string, place: Place): Paragraph | undefined {
  const pointAt = pointer(text, place)
  const positionOf = ({ start, end }: Range): Position => ({ start: pointAt(start), end: pointAt(end) })
  const entities = findEntities(text)
  const readText = (range: Range): Text => {
    const value = decodeString(text.slice(range.start, range.end))
    const { start, end } = positionOf(range)
    return { type: 'text', value, position: { start, end: value.endsWith('\n') ? beforeMarks(end) : end } }
  }
  // Text up to a line's start ends before the marks that stand there.
  const beforeMarks = ({ line, offset = 0 }: Point): Point => ({
    line,
    column: 1,
    offset: offset - (place.indent ?? 0),
  })
  const readLabel = (label: Range): PhrasingContent | undefined => {
    const inside = entities.find(({ start, end }) => start < label.end && end > label.start)
    if (!inside) return readText(label)
    if (inside.kind !== 'mention' || inside.start !== label.start || inside.end !== label.end)
      return undefined
    return entityNode(inside, positionOf(label))
  }
  const readSpan = (span: Entity | SimpleSpan): PhrasingContent | undefined => {
    const position = positionOf(span)
    switch (span.kind) {
      case 'autolink': {
        const shown: Text = { type: 'text', value: span.url, position: positionOf(span.label) }
        return { type: 'link', title: null, url: span.url, children: [shown], position }
      }
      case 'link': {
        const label = readLabel(span.label)
        return label && { type: 'link', title: null, url: span.url, children: [label], position }
      }
      case 'strong': {
        const children = readRange(span.label, entities)
        return children && { type: 'strong', children, position }
      }
      default:
        return entityNode(span, position)
    }
  }
  const readRange = (
    range: Range,
    spans: readonly (Entity | SimpleSpan)[],
  ): PhrasingContent[] | undefined => {
    const children: PhrasingContent[] = []
    let done = range.start
    for (const span of spans) {
      if (span.end <= done || span.start >= range.end) continue
      if (span.start < done || span.end > range.end) return undefined
      if (span.start > done) children.push(readText({ start: done, end: span.start }))
      const node = readSpan(span)
      if (!node) return undefined
      children.push(node)
      done = span.end
    }
    if (range.end > done) children.push(readText({ start: done, end: range.end }))
    return children
  }

  const start = pointAt(0)
  const spans = [...entities, ...findSimpleSpans(text)].sort((a, b) => a.start - b.start)
  const children = readRange({ start: 0, end: lengthOf(text) }, spans)
  return children && { type: 'paragraph', children, position: { start, end: pointAt(text.length) } }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Without the spaces at its end. */
function lengthOf(text: string): number {
  let end = text.length
  while (text[end - 1] === ' ') end--
  return end
}

/** Make a function that places offsets of a text, asked for in order, in the source. */
function pointer(text: string, { start, line, indent = 0 }: Place): (offset: number) => Point {
  let lines = 0
  let lineStart = 0
  return offset => {
    for (
      let feed = text.indexOf('\n', lineStart);
      feed >= 0 && feed < offset;
      feed = text.indexOf('\n', lineStart)
    ) {
      lines++
      lineStart = feed + 1
    }
    return {
      line: line + lines,
      column: indent + offset - lineStart + 1,
      offset: start + offset + indent * lines,
    }
  }
}

/** Place the nodes of a piece that was parsed by itself in the whole source. Takes the tree over. */
export function moved<Tree extends Nodes>(tree: Tree, { start, line }: Place): Tree {
  if (start === 0) return tree
  const moveTo = (point: Point) => {
    point.line += line - 1
    point.offset = start + (point.offset ?? 0)
  }
  const move = (node: Nodes) => {
    if (node.position) {
      moveTo(node.position.start)
      moveTo(node.position.end)
    }
    if ('children' in node) for (const child of node.children) move(child)
  }
  move(tree)
  return tree
}
