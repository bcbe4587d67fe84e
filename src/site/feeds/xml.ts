import type { Element, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'

/** Write an XML document of an element. */
export function formatXml(root: Element): string {
  return formatDocument(formatElement(root))
}

/** Put the declaration, and instructions such as a stylesheet's, before a root element that `formatElement` wrote. */
export function formatDocument(root: string, instructions: readonly string[] = []): string {
  const declaration = '<?xml version="1.0" encoding="utf-8"?>'
  return `${[declaration, ...instructions, root].join('\n')}\n`
}

/**
 * Write an element. Well-formed whatever the text in it: what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets) is
 * dropped or becomes U+FFFD.
 */
export function formatElement(element: Element): string {
  return keepLegal(toXml(element, { closeEmptyElements: true, allowDangerousXml: true }))
}

/** Take markup that is well-formed into a tree as it is. */
export function written(xml: string): Root {
  return x(null, { type: 'raw', value: xml })
}

/** toXml drops control characters; these three it leaves to its caller. */
function keepLegal(xml: string): string {
  return xml.replaceAll(']]>', ']]&gt;').replace(/[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
}
