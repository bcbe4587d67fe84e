import { withoutControls } from './escape-markup.ts'

/** Well-formed markup, a type of its own so that it is not escaped as text. */
export interface Xml {
  readonly xml: string
}

/**
 * Format an element. Texts and attributes are escaped; characters that XML 1.0 cannot hold
 * (https://www.w3.org/TR/xml/#charsets) are dropped or become U+FFFD. No tree is built: feeds have tens of thousands of
 * elements.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Xml | string)[]
): Xml {
  const formatted = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const content = children.map(child => (typeof child === 'string' ? escapeText(child) : child.xml)).join('')
  const start = `<${name}${formatted.join('')}`
  return { xml: content === '' ? `${start} />` : `${start}>${content}</${name}>` }
}

/** Use a string as markup; characters that XML 1.0 cannot hold become U+FFFD. */
export function markup(xml: string): Xml {
  return { xml: withoutNoncharacters(xml.replaceAll(']]>', ']]&gt;')) }
}

/** Format a document: declaration, processing instructions such as a stylesheet's, root element. */
export function formatDocument({ xml }: Xml, instructions: readonly string[] = []): string {
  const declaration = '<?xml version="1.0" encoding="utf-8"?>'
  return `${[declaration, ...instructions, xml].join('\n')}\n`
}

function escapeText(text: string): string {
  return withoutNoncharacters(withoutControls(text)).replace(
    /[&<]|\]\]>/g,
    found => references[found] ?? found,
  )
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&#x22;')
}

const references: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;', ']]>': ']]&gt;' }

function withoutNoncharacters(text: string): string {
  return text.replace(/[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
}
