import { escapeMarkup, withoutControls } from './escape-markup.ts'

/** A tag as rehype-stringify writes it: names in small letters, every value in double quotes. */
const tag = /<(\/?)([a-z][a-z\d]*)((?: [a-z-]+="[^"]*")*)>/g
const attribute = / ([a-z-]+)="([^"]*)"/g

/** Attributes that hold an address. */
const addresses: ReadonlySet<string> = new Set(['href', 'src', 'cite'])
/** What has a meaning on the page alone: anchors, the stylesheet's names, values for machines. */
const pageAttributes: ReadonlySet<string> = new Set(['id', 'class'])
const pageElements: ReadonlySet<string> = new Set(['data'])
const voidElements: ReadonlySet<string> = new Set(['br', 'hr'])

/**
 * Rewrite a rendered body for use away from the site: every address absolute, resolved against that of its post, and
 * nothing left that is meaningful on the page alone. What comes out says the same as HTML and as XML, so that one
 * string serves every feed. It is rewritten tag by tag and not parsed: the body has left our own serialiser, which
 * escapes every `<` and `&` of a text, and a parser would take ten times as long.
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
  return attributes.replace(attribute, (_, name: string, written: string) => {
    if (pageAttributes.has(name)) return ''
    const value = decode(written)
    return ` ${name}="${escapeMarkup(addresses.has(name) ? resolve(value, address) : value)}"`
  })
}

/** An address that cannot be resolved leads nowhere on the page either: it stays what it is. */
function resolve(value: string, address: string): string {
  return URL.canParse(value, address) ? new URL(value, address).href : value
}

/** The serialiser writes character references as numbers, in hexadecimal. */
function decode(written: string): string {
  return written.replace(/&#x([\da-f]+);/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}
