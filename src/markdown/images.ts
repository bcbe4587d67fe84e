import type { Nodes } from 'mdast'
import { grammar } from './grammar.ts'
import type { ReadonlyTree } from './tree.ts'

/** An image as a body names it. Offsets are UTF-16 units of the body; `end` is exclusive. */
export interface ImageReference {
  readonly start: number
  readonly end: number
  readonly url: string
  readonly alt: string
}

/** An image embedded as Obsidian writes it, `![[a.png]]` or `![[a.png|words]]`. */
const embedded = /!\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/g

/** Find the images of a body, in order; those in code are none. */
export function findImages(body: string): readonly ImageReference[] {
  if (!body.includes('![')) return []
  const found: ImageReference[] = []
  const collect = (node: ReadonlyTree<Nodes>) => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    if (node.type === 'image') found.push({ start, end, url: node.url, alt: node.alt ?? '' })
    if (node.type === 'text') {
      for (const { 0: whole, 1: url = '', 2: alt = '', index } of body.slice(start, end).matchAll(embedded)) {
        found.push({ start: start + index, end: start + index + whole.length, url, alt })
      }
    }
    if ('children' in node) node.children.forEach(collect)
  }
  collect(grammar.parse(body))
  return found
}

/** Write an image in Markdown. */
export function writeImage({ url, alt }: Pick<ImageReference, 'url' | 'alt'>): string {
  return `![${alt.replace(/[\\[\]]/g, '\\$&')}](${/^[\w./~-]+$/.test(url) ? url : `<${url}>`})`
}
