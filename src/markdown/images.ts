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

/**
 * An image that Markdown does not know: embedded as Obsidian writes it, `![[a.png]]` or `![[a.png|words]]`, or with a space
 * in the name of its file, as screenshots have it.
 */
const unknown =
  /(?<!\\)!\[(?:\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]|([^[\]\n]{0,300})\]\(([^()<>\n]{1,300}\.\w{2,4})\))/g

/** Find the images of a body, in order; those in code are none. */
export function findImages(body: string): readonly ImageReference[] {
  if (!body.includes('![')) return []
  const found: ImageReference[] = []
  const collect = (node: ReadonlyTree<Nodes>) => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    if (node.type === 'image') found.push({ start, end, url: node.url, alt: node.alt ?? '' })
    if (node.type === 'text') {
      for (const match of body.slice(start, end).matchAll(unknown)) {
        const [whole, embedded, words, alt = words ?? '', url = embedded ?? ''] = match
        found.push({ start: start + match.index, end: start + match.index + whole.length, url, alt })
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
