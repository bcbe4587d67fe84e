import type { Root, RootContent } from 'hast'

/**
 * A plugin of unified that numbers the headings of a section from `h2` down by how they nest, so that none is more than one
 * level below the one before it (https://www.w3.org/WAI/tutorials/page-structure/headings/): posts choose levels by their looks.
 */
export function rehypeLevelHeadings() {
  return (section: Root): void => {
    const open: number[] = []
    const level = (node: Root | RootContent): void => {
      const written = node.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1]) : 0
      if (node.type === 'element' && written > 0) {
        while (open.length > 0 && (open.at(-1) ?? 0) >= written) open.pop()
        open.push(written)
        node.tagName = `h${Math.min(open.length + 1, 6)}`
      }
      if ('children' in node) node.children.forEach(level)
    }
    level(section)
  }
}

/** Move the headings of rendered HTML so many levels down, to `h6` at most: it stands below a heading of the page. */
export function lowerHeadings(html: string, levels: number): string {
  if (levels === 0) return html
  return html.replace(headingOrAttributes, (tag, start: string | undefined, level: string) =>
    start === undefined ? tag : `${start}${Math.min(Number(level) + levels, 6)}>`,
  )
}

/** In rendered HTML a heading has no attribute; a tag that has some is passed over, as they may hold anything. */
const headingOrAttributes = /(<\/?h)([2-6])>|<\w+(?: [\w-]+(?:="[^"]*")?)+>/g
