import { findMatches, mergeRanges } from '../query/match.ts'
import { tokenize } from '../query/tokens.ts'
import { element } from './element.ts'
import { foundStrings } from './strings.ts'

const BLOCK = 'p, li, h1, h2, h3, h4, h5, h6, pre, blockquote, figcaption, td, th, div, summary'

/** Mark the words that a reader found a post by, scroll to the first mark, and offer to clear them. */
export function markPost(
  content: Element,
  words: readonly string[],
  lang: string,
  onClear: () => void,
): void {
  const count = markWords(content, words)
  const first = content.querySelector('mark')
  if (!first) return
  first.scrollIntoView({ block: 'center' })
  const strings = foundStrings[lang === 'en' ? 'en' : 'zh-CN']
  const clear = element('button', { type: 'button' }, strings.clear)
  const bar = element(
    'div',
    { class: 'found-bar', role: 'status' },
    strings.marked.replace('{n}', String(count)),
    clear,
  )
  document.body.append(bar)
  clear.addEventListener('click', () => {
    for (const mark of content.querySelectorAll('mark.found')) mark.replaceWith(...mark.childNodes)
    content.normalize()
    bar.remove()
    onClear()
  })
}

/** Mark every match of some words, each match whole, also across elements. Returns the number of matches. */
function markWords(content: Element, words: readonly string[]): number {
  const { text, nodes } = readText(content)
  const phrases = words.map(word => ({ keys: tokenize(word).map(({ key }) => key) }))
  const ranges = mergeRanges(
    findMatches(
      text,
      phrases.filter(({ keys }) => keys.length > 0),
    ),
  )
  for (const { node, start } of nodes.toReversed()) {
    const end = start + node.data.length
    for (const range of ranges.toReversed()) {
      const [from, to] = [Math.max(range.start, start) - start, Math.min(range.end, end) - start]
      if (from < to) wrap(node, from, to)
    }
  }
  return ranges.length
}

/** Read the text of an element, a line feed between two blocks, and the offset of each text node in it. */
function readText(content: Element): {
  readonly text: string
  readonly nodes: readonly { node: Text; start: number }[]
} {
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  let block: Element | null = null
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) text += '\n'
    if (!(node instanceof Text)) continue
    const own = node.parentElement?.closest(BLOCK) ?? null
    if (own !== block) text += '\n'
    block = own
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return { text, nodes }
}

function wrap(node: Text, from: number, to: number): void {
  const match = from === 0 ? node : node.splitText(from)
  match.splitText(to - from)
  const mark = element('mark', { class: 'found' })
  match.replaceWith(mark)
  mark.append(match)
}
