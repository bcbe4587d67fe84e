import type { Diagnostic } from '../model.ts'
import { findFences } from './fences.ts'
import type { Line } from './lines.ts'
import { type RuleId, report } from './rules.ts'
import type { Source } from './source.ts'

/** Elements that a page's source holds and the tags of a prompt (`<input>`, `<summary>`) seldom. */
const elements =
  'div|span|p|a|b|i|u|em|strong|font|center|br|hr|img|iframe|script|style|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|blockquote|pre|video|audio|svg|figure|sup|sub|del|ins|mark'
const attribute = String.raw`[a-z][\w:-]{0,40}\s?=`
/** A tag with an attribute, a void element, or the end of an element. */
const html = new RegExp(
  String.raw`<(?:[a-z][a-z0-9]{0,15}\s${attribute}|(?:br|hr|img)\s?/?>|/(?:${elements})\s?>)`,
  'i',
)
const image = /!\[[^\]]{0,300}\]\(\s{0,3}<?https?:\/\/[^)\s>]{1,2000}>?\)?/i
const footnote = /^ {0,3}\[\^([^\]\s]{1,40})\]:/
const inlineCode = /`[^`]+`/g

interface Finding {
  readonly rule: RuleId
  readonly found: (line: string) => string | undefined
  readonly expected: string
}

const findings: readonly Finding[] = [
  { rule: 'html-pasted', found: line => html.exec(line)?.[0], expected: 'Markdown; tags are shown as words' },
  {
    rule: 'image-pasted',
    found: line => image.exec(line)?.[0],
    expected: 'a file beside the dump, or a link to it; `tidings media fetch` brings the file',
  },
  {
    rule: 'footnote',
    found: line => footnote.exec(line)?.[0],
    expected: 'a link or the words themselves',
  },
]

/**
 * Tell what Markdown of other programs a post holds that is not drawn: pasted HTML, images elsewhere, footnotes; the first of each
 * kind. What stands in a closed fence or between backticks is meant as it is.
 */
export function findPasted(source: Source, lines: readonly Line[]): Diagnostic[] {
  if (!lines.some(({ text }) => /[<[]/.test(text))) return []
  const { fenced } = findFences(lines)
  const shown = lines.flatMap((line, index) =>
    fenced[index] ? [] : [{ ...line, text: hideCode(line.text) }],
  )
  return findings.flatMap(({ rule, found, expected }) => {
    for (const { text, offset } of shown) {
      const part = found(text)
      if (part === undefined) continue
      const message = `Unexpected \`${part.slice(0, 60)}\` in a post, expected ${expected}`
      return [report(source, rule, offset + text.indexOf(part), message)]
    }
    return []
  })
}

/** The line with blanks in place of inline code, so that offsets stay. */
function hideCode(text: string): string {
  return text.includes('`') ? text.replace(inlineCode, code => ' '.repeat(code.length)) : text
}
