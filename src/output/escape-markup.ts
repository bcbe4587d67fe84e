const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escape a text for an element or a quoted attribute, in HTML and in XML. */
export function escapeMarkup(text: string): string {
  return withoutControls(text).replace(/[&<>"]/g, character => references[character] ?? character)
}

/** Remove the characters that XML 1.0 cannot hold, even escaped. https://www.w3.org/TR/xml/#charsets */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
}
