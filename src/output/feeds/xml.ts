/** Well-formed markup, to tell it from text that is still to be written. */
export interface Xml {
  readonly xml: string
}

/**
 * Write an element. Its texts and attributes may hold anything: what XML 1.0 cannot hold
 * (https://www.w3.org/TR/xml/#charsets) is dropped or becomes U+FFFD. Written at once, without a tree: feeds have
 * elements by the ten thousand.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Xml | string)[]
): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const content = children.map(child => (typeof child === 'string' ? escapeText(child) : child.xml)).join('')
  const start = `<${name}${given.join('')}`
  return { xml: content === '' ? `${start} />` : `${start}>${content}</${name}>` }
}

/** Take markup as it is, but for the characters that XML 1.0 cannot hold. */
export function markup(xml: string): Xml {
  return { xml: xml.replaceAll(']]>', ']]&gt;').replace(/[\ufffe\uffff]|\p{Cs}/gu, '\ufffd') }
}

/** Write a document: the declaration, instructions such as a stylesheet's, the root element. */
export function formatDocument({ xml }: Xml, instructions: readonly string[] = []): string {
  const declaration = '<?xml version="1.0" encoding="utf-8"?>'
  return `${[declaration, ...instructions, xml].join('\n')}\n`
}

function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
  return text.replace(/[&<\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\]\]>|\p{Cs}/gu, referTo)
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&#x22;')
}

const references: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;', ']]>': ']]&gt;' }

function referTo(found: string): string {
  return references[found] ?? (found < ' ' ? '' : '\ufffd')
}
