import type { Paragraph, Root } from 'mdast'
import type { Construct, ConstructRecord, Extension } from 'micromark-util-types'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { keepVisible } from './keep-visible.ts'
import { isParsable } from './limits.ts'
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
const grammar = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(turnConstructsOff)
  .freeze()
  .data()

function turnConstructsOff(this: Processor): void {
  const data = this.data()
  const extensions = data.micromarkExtensions ?? []
  data.micromarkExtensions = [...extensions.map(withoutConstructsOff), { disable: { null: constructsOff } }]
  // The transforms are GFM's second way to find links, in text that has been parsed.
  const trees = data.fromMarkdownExtensions ?? []
  data.fromMarkdownExtensions = trees.flat().map(extension => ({ ...extension, transforms: [] }))
}

/** Drop what is turned off: a construct that is listed costs an attempt at every character it may begin with. */
function withoutConstructsOff({ text = {}, document = {}, ...others }: Extension): Extension {
  return { ...others, text: constructsOn(text), document: constructsOn(document) }
}

function constructsOn(constructs: ConstructRecord): ConstructRecord {
  const kept = Object.entries(constructs).map(([code, value]) => {
    const isOn = ({ name = '' }: Construct) => !constructsOff.includes(name)
    return [code, [value ?? []].flat().filter(isOn)] as const
  })
  return Object.fromEntries(kept.filter(([, list]) => list.length > 0))
}

const parser = unified().use(remarkParse).freeze()

/**
 * Parse a body as it is written: every node has its place in the source, and nothing has been changed yet. A body beyond
 * the limits comes as plain paragraphs.
 */
export function parseSource(markdown: string): Root {
  if (!isParsable(markdown)) return parsePlain(markdown)
  const entities = entitySyntax(markdown)
  return parser()
    .data({
      micromarkExtensions: [...(grammar.micromarkExtensions ?? []), entities.syntax],
      fromMarkdownExtensions: [...(grammar.fromMarkdownExtensions ?? []), entities.tree],
    })
    .parse(markdown)
}

/** Paragraphs and their line breaks, and no other syntax at all. */
function parsePlain(markdown: string): Root {
  const children = markdown
    .split(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/)
    .filter(block => block.trim() !== '')
    .map(
      (block): Paragraph => ({
        type: 'paragraph',
        children: [{ type: 'text', value: block.replace(/\r\n?/g, '\n') }],
      }),
    )
  return { type: 'root', children }
}

/** Parse a body into what a page shows: mentions, hashtags and links that may be followed, and every word of it. */
export function parseBody(markdown: string): Root {
  return keepVisible(parseSource(markdown), markdown)
}
