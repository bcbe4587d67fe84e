/**
 * Cut a body where its Markdown cannot depend on what stands before or behind: most paragraphs of posts use little syntax
 * or none, and micromark, which reads every character some four times, would take most of a build to find that out.
 */
import { withoutSimpleSyntax } from './simple-syntax.ts'

/** Lines of a body, without the line feed that ends the last one. */
export interface Piece {
  /** A paragraph whose syntax is simple, a ruler, a quote that is marked on each of its lines, or what may be anything. */
  readonly kind: 'plain' | 'ruler' | 'quote' | 'markdown'
  /** UTF-16 units of the body; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** Number of the first line, from 1. */
  readonly line: number
}

/** A fence goes on over blank lines; micromark drops U+FEFF at a text's start, and replaces U+0000. */
const INSEPARABLE = /`{3}|~{3}|[\0\r\uFEFF]/

/**
 * A line, its simple syntax aside, that begins at the margin, but no block there, is no row of signs, which would make the
 * line above the head of a table, and holds no mark of inline syntax.
 */
const PLAIN_LINE = /^(?![ >]|#{1,6}(?: |$)|[-+](?: |$)|\d{1,9}[.)](?: |$)|[-=|: ]+$)[^\\`*_~[<&\t]+$/

/** https://spec.commonmark.org/0.31.2/#thematic-breaks, as it is nearly always written. */
const RULER = /^(?:-{3,}|\*{3,})$/

/** https://spec.commonmark.org/0.31.2/#block-quotes, as it is nearly always written. */
const QUOTE_LINE = /^>(?: \S|$)/

const BLANK_LINE = /^[ \t]*$/

/**
 * Cut a body into plain paragraphs, rulers, quotes and what may be more, in order, without the blank lines between them.
 * Any of the first three that stands at the margin behind a blank line goes on with no list, quote or table, and nothing
 * behind one goes on with it (https://spec.commonmark.org/0.31.2/#paragraphs).
 */
export function cutPieces(markdown: string): readonly Piece[] {
  if (INSEPARABLE.test(markdown)) return [{ kind: 'markdown', start: 0, end: markdown.length, line: 1 }]
  const pieces: Piece[] = []
  let block: Piece | undefined
  const endBlock = () => {
    const last = pieces.at(-1)
    if (block?.kind === 'markdown' && last?.kind === 'markdown')
      pieces[pieces.length - 1] = { ...last, end: block.end }
    else if (block) pieces.push(block)
    block = undefined
  }
  for (let start = 0, line = 1; start <= markdown.length; line++) {
    const feed = markdown.indexOf('\n', start)
    const end = feed < 0 ? markdown.length : feed
    const text = markdown.slice(start, end)
    if (BLANK_LINE.test(text)) endBlock()
    else {
      // Spaces before a line break may stand for one; at a paragraph's end they are nothing.
      const goesOn = !block || (block.kind === 'plain' && markdown[block.end - 1] !== ' ')
      const isPlain = goesOn && PLAIN_LINE.test(withoutSimpleSyntax(text))
      const kind = isPlain ? 'plain' : kindOf(text, block)
      block = { kind, start: block?.start ?? start, end, line: block?.line ?? line }
    }
    start = end + 1
  }
  endBlock()
  return pieces
}

/** The kind of the block that a line is in which is not plain. */
function kindOf(line: string, block: Piece | undefined): Piece['kind'] {
  if (!block && RULER.test(line)) return 'ruler'
  return (!block || block.kind === 'quote') && QUOTE_LINE.test(line) ? 'quote' : 'markdown'
}
