import type { Paragraph, Root } from 'mdast'
import type { ConstructRecord, Extension } from 'micromark-util-types'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'
import { createLatest } from '../memoize.ts'
import { keepVisible } from './keep-visible.ts'
import { isParsable } from './limits.ts'
import { linesOf } from './lines.ts'
import { cutPieces } from './pieces.ts'
import { moved, readPiece } from './read-piece.ts'
import { entitySyntax } from './syntax.ts'

/**
 * What would make a post's words vanish or change what they say: raw tags, definitions (`[x]: y`), a heading or code made
 * by a line or spaces nearby, footnotes, boxes of task lists. GFM's own links are replaced by twitter-text's.
 */
const constructsOff = [
  ...['htmlFlow', 'htmlText', 'definition', 'setextUnderline', 'codeIndented'],
  ...['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'tasklistCheck'],
  ...['wwwAutolink', 'protocolAutolink', 'emailAutolink'],
]

/** What a post may use of Markdown. A single `~` strikes nothing through: it means "to" (`10~20万`). */
function createGrammar(off: readonly string[]): Readonly<Data> {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(turnOff, off)
    .freeze()
    .data()
}

function turnOff(this: Processor, off: readonly string[]): void {
  const data = this.data()
  const extensions = (data.micromarkExtensions ?? []).map(extension => without(off, extension))
  data.micromarkExtensions = [...extensions, { disable: { null: [...off] } }]
  // The transforms are GFM's second way to find links, in text that has been parsed.
  const trees = data.fromMarkdownExtensions ?? []
  data.fromMarkdownExtensions = trees.flat().map(extension => ({ ...extension, transforms: [] }))
}

/** Drop what is turned off: a construct that is listed costs an attempt wherever it may begin. */
function without(off: readonly string[], { text, document, flow, ...others }: Extension): Extension {
  const keep = (constructs: ConstructRecord = {}): ConstructRecord =>
    Object.fromEntries(
      Object.entries(constructs).flatMap(([code, value]) => {
        const on = [value ?? []].flat().filter(({ name = '' }) => !off.includes(name))
        return on.length > 0 ? [[code, on]] : []
      }),
    )
  return { ...others, text: keep(text), document: keep(document), flow: keep(flow) }
}

const grammar = createGrammar(constructsOff)
const grammarWithoutTables = createGrammar([...constructsOff, 'table'])

/** What the row below a table's head holds (https://github.github.com/gfm/#delimiter-row); tables are tried at every line. */
const TABLE = /\||:-|-:/

const parser = unified().use(remarkParse).freeze()

/**
 * Parse a body as it is written: every node has its place in the source, and nothing has been changed yet. A body beyond
 * the limits comes as plain paragraphs.
 */
export function parseSource(markdown: string): Root {
  if (!isParsable(markdown)) return parsePlain(markdown)
  const pieces = cutPieces(markdown)
  if (pieces.every(({ kind }) => kind === 'markdown')) return parseMarkdown(markdown)
  const children = pieces.flatMap(piece => {
    const text = markdown.slice(piece.start, piece.end)
    const read = readPiece(text, piece.kind, piece)
    return read ? [read] : moved(parseMarkdown(text), piece).children
  })
  const lines = linesOf(markdown)
  const end = { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset: markdown.length }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

/** Parse text as Markdown, whatever it holds. */
export function parseMarkdown(text: string): Root {
  const entities = entitySyntax(text)
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = TABLE.test(text)
    ? grammar
    : grammarWithoutTables
  return parser()
    .data({
      micromarkExtensions: [...micromarkExtensions, entities.syntax],
      fromMarkdownExtensions: [...fromMarkdownExtensions, entities.tree],
    })
    .parse(text)
}

/** Paragraphs and their line breaks, and no other syntax at all. */
function parsePlain(markdown: string): Root {
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

/** Of the bodies parsed latest: import reads what is rendered next. */
const latest = createLatest<string, Root>(300)

/**
 * Parse a body into what a page shows: mentions, hashtags and links that may be followed, and every word of it. The tree
 * is shared with whoever parses the same body next, and must not be changed.
 */
export function parseBody(markdown: string): Root {
  // A post's file ends its body by a line feed, which a part of an entry does not have.
  const body = markdown.replace(/\n$/, '')
  return latest.get(body) ?? readBody(parseSource(body), body)
}

/** Make of a body's tree from `parseSource` the one that `parseBody` gives. Takes the tree over. */
export function readBody(tree: Root, markdown: string): Root {
  const body = keepVisible(tree, markdown)
  latest.set(markdown, body)
  return body
}
