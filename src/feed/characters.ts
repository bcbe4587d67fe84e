/** Control characters other than tab and line ending: they show nothing, and neither YAML nor XML may hold them. */
const controls = /(?![\t\n\r])\p{Cc}|\r(?!\n)/gu

/** Offsets of the control characters of a text, the first of each line. */
export function findControlCharacters(text: string): number[] {
  const found: number[] = []
  let lineEnd = -1
  for (const { index } of text.matchAll(controls)) {
    if (index < lineEnd) continue
    found.push(index)
    const feed = text.indexOf('\n', index)
    lineEnd = feed < 0 ? text.length : feed
  }
  return found
}

/** Leave the control characters out. */
export function removeControlCharacters(text: string): string {
  return text.replace(controls, '')
}
