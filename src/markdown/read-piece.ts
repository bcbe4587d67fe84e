import type { Link, Nodes, Paragraph, PhrasingContent, Text, ThematicBreak } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { findEntities } from './entities.ts'
import type { Piece } from './pieces.ts'
import { findSimpleLinks, type SimpleLink } from './simple-syntax.ts'
import { entityNode, type Position } from './syntax.ts'

type Point = Position['start']

/** Where a piece of a source begins: at the first column of its line. */
type Place = Pick<Piece, 'start' | 'line'>

/** Read a piece as micromark would. Undefined where only micromark can. */
export function readPiece(text: string, piece: Piece): Paragraph | ThematicBreak | undefined {
  switch (piece.kind) {
    case 'plain':
      return readParagraph(text, piece)
    case 'ruler': {
      const pointAt = pointer(text, piece)
      return { type: 'thematicBreak', position: { start: pointAt(0), end: pointAt(text.length) } }
    }
    case 'markdown':
      return undefined
  }
}

/**
 * Read a paragraph of simple syntax: text, links, and the URLs, mentions and hashtags in it. Undefined where these cross
 * one another, or where a link shows more than text or one mention.
 */
function readParagraph(text: string, place: Place): Paragraph | undefined {
  const pointAt = pointer(text, place)
  const positionOf = (start: number, end: number): Position => ({ start: pointAt(start), end: pointAt(end) })
  const textOf = (start: number, end: number): Text => {
    return { type: 'text', value: decodeString(text.slice(start, end)), position: positionOf(start, end) }
  }
  const entities = findEntities(text)
  const readLabel = ({ kind, url, label }: SimpleLink): PhrasingContent | undefined => {
    if (kind === 'autolink') return { type: 'text', value: url, position: positionOf(label.start, label.end) }
    const inside = entities.find(({ start, end }) => start < label.end && end > label.start)
    if (!inside) return textOf(label.start, label.end)
    if (inside.kind !== 'mention' || inside.start !== label.start || inside.end !== label.end)
      return undefined
    return entityNode(inside, positionOf(label.start, label.end))
  }
  const readLink = (link: SimpleLink): Link | undefined => {
    const position = positionOf(link.start, link.end)
    const label = readLabel(link)
    return label && { type: 'link', title: null, url: link.url, children: [label], position }
  }

  const children: PhrasingContent[] = []
  let done = 0
  const readTo = (end: number) => {
    if (end > done) children.push(textOf(done, end))
  }
  for (const span of [...entities, ...findSimpleLinks(text)].sort((a, b) => a.start - b.start)) {
    if (span.end <= done) continue
    if (span.start < done) return undefined
    readTo(span.start)
    const node = 'label' in span ? readLink(span) : entityNode(span, positionOf(span.start, span.end))
    if (!node) return undefined
    children.push(node)
    done = span.end
  }
  readTo(lengthOf(text))
  const start = { line: place.line, column: 1, offset: place.start }
  return { type: 'paragraph', children, position: { start, end: pointAt(text.length) } }
}

/** Without the spaces at its end. */
function lengthOf(text: string): number {
  let end = text.length
  while (text[end - 1] === ' ') end--
  return end
}

/** Make a function that places offsets of a text, asked for in order, in the source. */
function pointer(text: string, place: Place): (offset: number) => Point {
  let { line } = place
  let lineStart = 0
  return offset => {
    for (
      let feed = text.indexOf('\n', lineStart);
      feed >= 0 && feed < offset;
      feed = text.indexOf('\n', lineStart)
    ) {
      line++
      lineStart = feed + 1
    }
    return { line, column: offset - lineStart + 1, offset: place.start + offset }
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
