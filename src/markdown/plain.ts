import type { Nodes, Root } from 'mdast'
import { identityOf } from '../identity.ts'
import { parseBody } from './grammar.ts'
import type { ReadonlyTree } from './tree.ts'
import { visibleText } from './visible-text.ts'

/** Turn a body into its visible text: blocks are separated by one line feed, a break is one too. */
export function plainText(markdown: string): string {
  return visibleText(parseBody(markdown))
}

/** List the hashtags of a body in order, as written, without `#`; of those with one identity the first. */
export function hashtagsIn(markdown: string): string[] {
  return hashtagsOf(parseBody(markdown))
}

/** List the hashtags of a parsed body, as `hashtagsIn` does. */
export function hashtagsOf(tree: ReadonlyTree<Root>): string[] {
  const tags = new Map<string, string>()
  const collect = (node: ReadonlyTree<Nodes>) => {
    if (node.type === 'hashtag' && !tags.has(identityOf(node.tag))) tags.set(identityOf(node.tag), node.tag)
    if ('children' in node) node.children.forEach(collect)
  }
  collect(tree)
  return [...tags.values()]
}
