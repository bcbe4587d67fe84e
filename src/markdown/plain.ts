import type { Nodes, Root } from 'mdast'
import { parseBody } from './parse.ts'

/** Turn a body into its visible text: blocks separated by one line feed, a break is one too. */
export function plainText(markdown: string): string {
  return visibleText(parseBody(markdown))
}

/** List the hashtags of a body in order, as written, without `#`; each once, without regard to case. */
export function hashtagsIn(markdown: string): string[] {
  return hashtagsOf(parseBody(markdown))
}

/** List the hashtags of a parsed body, as `hashtagsIn` does. */
export function hashtagsOf(tree: Root): string[] {
  const tags = new Map<string, string>()
  const collect = (node: Nodes) => {
    if (node.type === 'hashtag' && !tags.has(node.tag.toLowerCase()))
      tags.set(node.tag.toLowerCase(), node.tag)
    if ('children' in node) node.children.forEach(collect)
  }
  collect(tree)
  return [...tags.values()]
}

/** Turn a parsed body, or any node of one, into its visible text. */
export function visibleText(node: Nodes): string {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
      return node.children.map(visibleText).filter(Boolean).join('\n')
    case 'tableRow':
      return node.children.map(visibleText).join(' ').trim()
    case 'break':
      return '\n'
    default:
      if ('children' in node) return node.children.map(visibleText).join('')
      return 'value' in node ? node.value : ''
  }
}
