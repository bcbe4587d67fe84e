/**
 * Inline syntax that is what it is whatever stands around it. In posts from X it is nearly all there is: escapes, addresses
 * in angle brackets, links to people.
 */

const ESCAPE = '\\\\[!-/:-@[-`{-~]'

/** https://spec.commonmark.org/0.31.2/#uri-autolink */
const AUTOLINK = '<(?<address>https?:[^\\s<>\\0-\\x1f\\x7f]*)>'

const LABEL = `\\[(?<label>(?:[^\\n[\\]\\\\\`*_~<&]|${ESCAPE})+)\\]`

/** Text in brackets is itself, as no post has definitions, or a link where an address follows; not behind `!`, an image. */
const BRACKETS = `(?<!!)${LABEL}(?:\\((?<url>[^\\s()<>\\\\&\\0-\\x1f\\x7f]+)\\)|(?![([]))`

/** A lone `~` strikes nothing through, and `_` within a word emphasises nothing. */
const SIGNS = '(?<!~)~(?!~)|(?<=[a-z\\d])_(?=[a-z\\d])'

const SIMPLE = new RegExp([ESCAPE, AUTOLINK, BRACKETS, SIGNS].join('|'), 'gi')

/** Offsets are UTF-16 units of the source; ends are exclusive. */
export interface SimpleLink {
  readonly kind: 'autolink' | 'link'
  readonly start: number
  readonly end: number
  readonly url: string
  /** What the link shows: in a link, escapes, mentions and the like still count. */
  readonly label: { readonly start: number; readonly end: number }
}

/** Write a letter for each piece of simple syntax of a line: any other mark that is left may be more. */
export function withoutSimpleSyntax(line: string): string {
  return /[\\<[~_]/.test(line) ? line.replace(SIMPLE, 'x') : line
}

/** Find the links of a text whose syntax is simple, in order. */
export function findSimpleLinks(text: string): SimpleLink[] {
  if (!/[<[]/.test(text)) return []
  const links: SimpleLink[] = []
  for (const { 0: written, index: start, groups: { address, label, url } = {} } of text.matchAll(SIMPLE)) {
    const end = start + written.length
    const shown = (label: string) => ({ start: start + 1, end: start + 1 + label.length })
    if (address !== undefined)
      links.push({ kind: 'autolink', start, end, url: address, label: shown(address) })
    else if (label !== undefined && url !== undefined)
      links.push({ kind: 'link', start, end, url, label: shown(label) })
  }
  return links
}
