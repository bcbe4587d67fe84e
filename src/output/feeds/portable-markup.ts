import { escapeMarkup, withoutControls } from '../escape-markup.ts'

/** Matches a tag as rehype-stringify writes it: lower-case names, double quotes around every value. */
const tag = /<(\/?)([a-z][a-z\d]*)((?: [a-z-]+(?:="[^"]*")?)*)>/g
const attribute = / ([a-z-]+)(?:="([^"]*)")?/g

/** Attributes whose value is an address. */
const addresses: ReadonlySet<string> = new Set(['href', 'src', 'cite'])
/** Attributes and elements that only the site's own pages use: anchors, classes, sizes to choose from, values for programs. */
const pageAttributes: ReadonlySet<string> = new Set([
  ...['id', 'class', 'srcset', 'sizes', 'loading', 'decoding', 'preload', 'playsinline', 'referrerpolicy'],
])
const pageElements: ReadonlySet<string> = new Set(['data', 'picture', 'source'])
const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img'])

/**
 * Rewrite a rendered body for use outside the site: addresses are absolute, resolved against the post's, and what only
 * the site's pages use is removed. The result is both HTML and XML, so that one string serves every feed. Tags are
 * rewritten by a pattern and not parsed, which would take ten times as long: rehype-stringify has escaped every `<` and
 * `&` of a text.
 */
export function portableMarkup(html: string, address: string): string {
  return withoutControls(html).replace(tag, (_, slash: string, name: string, attributes: string) => {
    if (pageElements.has(name)) return ''
    if (slash) return `</${name}>`
    return `<${name}${rewriteAttributes(attributes, address)}${voidElements.has(name) ? ' /' : ''}>`
  })
}

function rewriteAttributes(attributes: string, address: string): string {
  if (attributes === '') return ''
  return attributes.replace(attribute, (_, name: string, written: string | undefined) => {
    if (pageAttributes.has(name)) return ''
    // XML has no attributes without a value.
    const value = written === undefined ? name : decode(written)
    return ` ${name}="${escapeMarkup(addresses.has(name) ? resolve(value, address) : value)}"`
  })
}

/** Resolve an address; one that cannot be resolved is broken on the page too and stays as it is. */
function resolve(value: string, address: string): string {
  return URL.canParse(value, address) ? new URL(value, address).href : value
}

/** Decode character references: rehype-stringify writes them as hexadecimal numbers. */
function decode(written: string): string {
  return written.replace(/&#x([\da-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}
