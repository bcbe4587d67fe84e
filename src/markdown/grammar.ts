import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { remarkKeepVisible } from './keep-visible.ts'
import { remarkLimits } from './limits.ts'
import { remarkEntities } from './remark-entities.ts'
import { remarkOrdinaryMarks } from './remark-ordinary-marks.ts'
import { remarkOwnLines } from './remark-own-lines.ts'

/**
 * Constructs that would make a post's words vanish or change what they say: raw tags, definitions (`[x]: y`), a heading or
 * code made by a line or spaces nearby, the backslash at the end of a command's line, footnotes, boxes of task lists. GFM's own
 * links are replaced by X's.
 */
const TRAPS = [
  ...['htmlFlow', 'htmlText', 'definition', 'setextUnderline', 'codeIndented', 'hardBreakEscape'],
  ...['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'tasklistCheck'],
  ...['wwwAutolink', 'protocolAutolink', 'emailAutolink'],
]

/**
 * The Markdown of posts. `grammar.parse` gives the tree of a body as it is written: every node has its place in the source,
 * except in a body beyond the limits, which is plain paragraphs. `grammar.runSync` turns that tree into what a page shows.
 * A single `~` strikes nothing through: it means "to" (`10~20万`).
 */
export const grammar = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
  .use(remarkOrdinaryMarks)
  .use(remarkWithoutTraps)
  .use(remarkOwnLines)
  .use(remarkEntities)
  .use(remarkLimits)
  .use(remarkKeepVisible)
  .freeze()

/** Parse a body into what a page shows: mentions, hashtags and links that may be followed, and every word of it. */
export function parseBody(markdown: string): Root {
  return grammar.runSync(grammar.parse(markdown), markdown)
}

function remarkWithoutTraps(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: TRAPS } }]
  // The transforms are GFM's second way to find links, in text that has been parsed.
  const trees = data.fromMarkdownExtensions ?? []
  data.fromMarkdownExtensions = trees.flat().map(extension => ({ ...extension, transforms: [] }))
}
