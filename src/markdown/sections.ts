import type { Blockquote, Root, RootContent } from 'mdast'
import type { PartHead, Post } from '../model.ts'
import type { ReadonlyTree } from './tree.ts'
import { visibleText } from './visible-text.ts'

/** The blocks of a post's body that belong to one part of the post. */
export interface Section {
  /** Absent for the entry's own post, and for anything written by hand behind a quote. */
  readonly head?: PartHead & { readonly kind: 'thread' | 'quote' }
  /** Status URL beside a quote's attribution. */
  readonly source?: string
  readonly children: readonly RootContent[]
}

/**
 * Find a post's parts in its parsed body, as front matter lists them: a thread post follows a `---` at top level, a quoted
 * post is a blockquote that begins with its attribution. A body that does not fit the list (it was edited by hand) comes
 * back as one section without a head, so that nothing is lost. The sections own the tree's nodes.
 */
export function findSections(tree: Root, post: Pick<Post, 'parts'>, source: string): Section[] {
  const whole: Section[] = [{ children: tree.children }]
  const heads = post.parts?.slice(1) ?? []
  const sections: (Section & { children: RootContent[] })[] = [{ children: [] }]
  let found = 0
  for (const node of tree.children) {
    const head = heads[found]
    const last = sections.at(-1)
    if (head?.kind === 'thread' && isSeparator(node, source)) {
      sections.push({ head: { ...head, kind: 'thread' }, children: [] })
      found++
    } else if (head?.kind === 'quote' && node.type === 'blockquote' && isAttributed(node, head)) {
      const [attribution, ...children] = node.children
      sections.push({ head: { ...head, kind: 'quote' }, ...sourceOf(attribution), children })
      found++
    } else if (last && last.head?.kind !== 'quote') {
      last.children.push(node)
    } else {
      sections.push({ children: [node] })
    }
  }
  return found === heads.length ? sections : whole
}

function isSeparator(node: ReadonlyTree<RootContent>, source: string): boolean {
  if (node.type !== 'thematicBreak') return false
  return source.slice(node.position?.start.offset, node.position?.end.offset).trim() === '---'
}

/**
 * Tell whether a quote begins with its attribution: a paragraph `**Name** [@handle](https://x.com/handle)`, with a second
 * line where the post has a status URL.
 */
function isAttributed(quote: ReadonlyTree<Blockquote>, head: PartHead): boolean {
  const [paragraph] = quote.children
  if (paragraph?.type !== 'paragraph') return false
  const [line, source, ...more] = visibleText(paragraph).split('\n')
  const name = head.author.trim().replace(/\s+/g, ' ')
  const mention = `@${head.handle}`
  return (
    line?.trim().replace(/\s+/g, ' ').toLowerCase() === `${name} ${mention}`.trim().toLowerCase() &&
    (source === undefined || 'source' in sourceOf(paragraph)) &&
    more.length === 0
  )
}

function sourceOf(attribution: ReadonlyTree<RootContent> | undefined): { source?: string } {
  if (attribution?.type !== 'paragraph') return {}
  const [link, lineBreak] = attribution.children.toReversed()
  return link?.type === 'link' && lineBreak?.type === 'break' ? { source: link.url } : {}
}
