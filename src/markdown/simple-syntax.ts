/**
 * Inline syntax that is what it is whatever stands around it. In posts from X it is nearly all there is: escapes, addresses
 * in angle brackets, links to people.
 */

const ESCAPE = '\\\\[!-/:-@[-`{-~]'

/** https://spec.commonmark.org/0.31.2/#uri-autolink */
const AUTOLINK = '<(?<address>https?:[^\\s<>\\0-\\x1f\\x7f]*)>'

/** Text that holds no other mark of inline syntax. */
const TEXT = `(?:[^\\n[\\]\\\\\`*_~<&]|${ESCAPE})`

const LABEL = `\\[(?<label>${TEXT}+)\\]`

/** Text in brackets is itself, as no post has definitions, or a link where an address follows; not behind `!`, an image. */
const BRACKETS = `(?<!!)${LABEL}(?:\\((?<url>[^\\s()<>\\\\&\\0-\\x1f\\x7f]+)\\)|(?![([]))`

/** A letter or digit: marks that touch one from outside emphasise, whatever stands on their other side. */
const EDGE = '[\\da-z\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff]'

/** https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis */
const STRONG = `(?<!\\*)\\*\\*(?<strong>${EDGE}(?:${TEXT}*${EDGE})?)\\*\\*(?!\\*)`

/** A lone `~` strikes nothing through, and `_` within a word emphasises nothing. */
const SIGNS = '(?<!~)~(?!~)|(?<=[a-z\\d])_(?=[a-z\\d])'

const SIMPLE = new RegExp([ESCAPE, AUTOLINK, BRACKETS, STRONG, SIGNS].join('|'), 'gi')

/** Offsets are UTF-16 units of the source; ends are exclusive. */
export type SimpleSpan = {
  readonly start: number
  readonly end: number
  /** What is shown of it: but in an autolink, escapes, mentions and the like still count. */
  readonly label: { readonly start: number; readonly end: number }
} & ({ readonly kind: 'autolink' | 'link'; readonly url: string } | { readonly kind: 'strong' })

/** Write a letter for each piece of simple syntax of a line: any other mark that is left may be more. */
export function withoutSimpleSyntax(line: string): string {
  return /[\\<[*~_]/.test(line) ? line.replace(SIMPLE, 'x') : line
}

/** Find the links and the strong emphasis of a text whose syntax is simple, in order. */
export function findSimpleSpans(text: string): SimpleSpan[] {
  if (!/[<[*]/.test(text)) return []
  const spans: SimpleSpan[] = []
  for (const { 0: written, index: start, groups = {} } of text.matchAll(SIMPLE)) {
    const { address, label, url, strong } = groups
    const end = start + written.length
    const shown = (label: string, offset: number) => ({
      start: start + offset,
      end: start + offset + label.length,
    })
    if (address !== undefined)
      spans.push({ kind: 'autolink', start, end, url: address, label: shown(address, 1) })
    else if (label !== undefined && url !== undefined)
      spans.push({ kind: 'link', start, end, url, label: shown(label, 1) })
    else if (strong !== undefined) spans.push({ kind: 'strong', start, end, label: shown(strong, 2) })
  }
  return spans
}
