const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Write a text so that it can stand in an element or in a quoted attribute, of HTML as of XML. */
export function escapeMarkup(text: string): string {
  return withoutControls(text).replace(/[&<>"]/g, character => references[character] ?? character)
}

/** Leave out what XML 1.0 cannot hold, however it is written. https://www.w3.org/TR/xml/#charsets */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
}
