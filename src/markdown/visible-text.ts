import type { Nodes } from 'mdast'
import { isRemoteImage } from './image-address.ts'
import type { ReadonlyTree } from './tree.ts'

/** Turn a body's tree, or any node of one, into its visible text: blocks are separated by one line feed, a break is one too. */
export function visibleText(node: ReadonlyTree<Nodes>): string {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
      return node.children.map(visibleText).filter(Boolean).join('\n')
    case 'tableRow':
      return node.children.map(visibleText).join(' ').trim()
    case 'image':
      return node.alt || (isRemoteImage(node) ? node.url : '')
    case 'break':
      return '\n'
    default:
      if ('children' in node) return node.children.map(visibleText).join('')
      return 'value' in node ? node.value : ''
  }
}
