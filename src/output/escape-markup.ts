const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escape a text for an element or a quoted attribute, in HTML and in XML. */
export function escapeMarkup(text: string): string {
  return withoutControls(text).replace(/[&<>"]/g, character => references[character] ?? character)
}

/**
 * Remove the control characters that XML 1.0 cannot hold, even escaped: all below a space but tab and the ends of lines.
 * https://www.w3.org/TR/xml/#charsets
 */
export function withoutControls(text: string): string {
  return text.replace(/(?![\t\n\r\x7f-\x9f])\p{Cc}/gu, '')
}
