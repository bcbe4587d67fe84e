import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import { findEntities } from './entities.ts'
import type { Piece } from './pieces.ts'
import { entityNode, type Position } from './syntax.ts'

type Point = Position['start']

/** Where a piece of a source begins: at the first column of its line. */
type Place = Pick<Piece, 'start' | 'line'>

/** Read a plain paragraph as micromark would: text, and the URLs, mentions and hashtags in it. */
export function readPlain(text: string, place: Place): Paragraph {
  const pointAt = pointer(text, place)
  const positionOf = (start: number, end: number): Position => ({ start: pointAt(start), end: pointAt(end) })
  const children: PhrasingContent[] = []
  let done = 0
  const readTo = (end: number) => {
    if (end > done)
      children.push({ type: 'text', value: text.slice(done, end), position: positionOf(done, end) })
  }
  for (const entity of findEntities(text)) {
    readTo(entity.start)
    children.push(entityNode(entity, positionOf(entity.start, entity.end)))
    done = entity.end
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
