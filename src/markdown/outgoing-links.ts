import type { Nodes } from 'mdast'
import type { Post } from '../model.ts'
import { parseBody } from './grammar.ts'
import { findSections, type Section } from './sections.ts'
import type { ReadonlyTree } from './tree.ts'

/**
 * List the web addresses that a body's sections lead to, in order, each once: links as written, bare URLs, images
 * elsewhere, and the status URL of a quoted post. Mentions and hashtags are no links of the body.
 */
export function listOutgoingLinks(sections: readonly Section[]): string[] {
  const links = new Set<string>()
  const collect = (node: ReadonlyTree<Nodes>) => {
    if ((node.type === 'link' || node.type === 'image') && /^https?:/i.test(node.url)) links.add(node.url)
    if ('children' in node) node.children.forEach(collect)
  }
  for (const { source, children } of sections) {
    if (source !== undefined) links.add(source)
    children.forEach(collect)
  }
  return [...links]
}

/** List the web addresses that a post leads to. */
export function outgoingLinksOf(post: Pick<Post, 'body' | 'parts'>): string[] {
  return listOutgoingLinks(findSections(parseBody(post.body), post, post.body))
}
