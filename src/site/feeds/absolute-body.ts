import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Attributes that hold an address. */
const addresses = ['href', 'src', 'cite'] as const

/**
 * Parse a rendered body for use away from the site: every address absolute, resolved against that of its post, and
 * nothing left that is meaningful on the page alone (ids, classes, machine-readable values).
 */
export function absoluteBody(html: string, address: string): Root {
  const root = fromHtml(html, { fragment: true })
  resolveChildren(root, address)
  return root
}

/** The tree was made here and is nobody else's: it is changed in place. */
function resolveChildren(parent: Root | Element, address: string): void {
  parent.children = parent.children.filter(child => !isElement(child) || child.tagName !== 'data')
  for (const child of parent.children) {
    if (!isElement(child)) continue
    const { id, className, ...properties } = child.properties
    for (const name of addresses) {
      const value = properties[name]
      if (typeof value === 'string') properties[name] = resolve(value, address)
    }
    child.properties = properties
    resolveChildren(child, address)
  }
}

/** An address that cannot be resolved leads nowhere on the page either: it stays what it is. */
function resolve(value: string, address: string): string {
  return URL.canParse(value, address) ? new URL(value, address).href : value
}

function isElement(node: Nodes): node is Element {
  return node.type === 'element'
}
