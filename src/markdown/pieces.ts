/**
 * Cut a body where its Markdown cannot depend on what stands before or behind: most paragraphs of posts use no syntax at
 * all, and micromark, which reads every character some four times, would take most of a build to find that out.
 */

/** Lines of a body, without the line feed that ends the last one. */
export interface Piece {
  /** A paragraph that holds no Markdown: what it shows is what it says. */
  readonly isPlain: boolean
  /** UTF-16 units of the body; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** Number of the first line, from 1. */
  readonly line: number
}

/** A fence goes on over blank lines; micromark drops U+FEFF at a text's start, and replaces U+0000. */
const INSEPARABLE = /`{3}|~{3}|[\0\r\uFEFF]/

/**
 * A line that begins at the margin and begins no block, without a mark of inline syntax. Below it, none like it makes it a
 * heading or the head of a table.
 */
const PLAIN_LINE = /^(?![ #>|:=+-]|\d+[.)])[^\\`*_~[<&\t]+$/

const BLANK_LINE = /^[ \t]*$/

/**
 * Cut a body into plain paragraphs and what may be more, in order, without the blank lines between them. A plain
 * paragraph at the margin behind a blank line goes on with no list, quote or table, and nothing behind one goes on with it
 * (https://spec.commonmark.org/0.31.2/#paragraphs).
 */
export function cutPieces(markdown: string): readonly Piece[] {
  if (INSEPARABLE.test(markdown)) return [{ isPlain: false, start: 0, end: markdown.length, line: 1 }]
  const pieces: Piece[] = []
  let block: Piece | undefined
  const endBlock = () => {
    const last = pieces.at(-1)
    if (block && last && !last.isPlain && !block.isPlain)
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
      const goesOn = !block || (block.isPlain && markdown[block.end - 1] !== ' ')
      const isPlain = goesOn && PLAIN_LINE.test(text)
      block = { isPlain, start: block?.start ?? start, end, line: block?.line ?? line }
    }
    start = end + 1
  }
  endBlock()
  return pieces
}
