import type { Paragraph, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { combineExtensions } from 'micromark-util-combine-extensions'
import { keepVisible } from './keep-visible.ts'
import { isParsable } from './limits.ts'
import { entitySyntax } from './syntax.ts'

/**
 * What a post may use of Markdown. Off is all that would make a post's words vanish or change what they say:
 * raw tags, definitions (`[x]: y`), a heading or code made by a line or spaces nearby, footnotes, boxes of task lists,
 * a single `~` (it means "to": `10~20万`). GFM's own links are replaced by twitter-text's.
 */
const grammar = combineExtensions([
  gfmStrikethrough({ singleTilde: false }),
  gfmTable(),
  cjkFriendlyExtension(),
  { disable: { null: ['htmlFlow', 'htmlText', 'definition', 'setextUnderline', 'codeIndented'] } },
])

const treeExtensions = [gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown()]

/**
 * Parse a body as it is written: every node has its place in the source, and nothing has been changed yet. A body beyond
 * the limits comes as plain paragraphs.
 */
export function parseSource(markdown: string): Root {
  if (!isParsable(markdown)) return parsePlain(markdown)
  const entities = entitySyntax(markdown)
  return fromMarkdown(markdown, {
    extensions: [grammar, entities.syntax],
    mdastExtensions: [...treeExtensions, entities.tree],
  })
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
