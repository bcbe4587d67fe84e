/** Divide a text into its lines, whichever way they end. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/)
}

/**
 * Leave out blank lines around a text. The indent of its first line stays: U+3000 is how Chinese
 * paragraphs begin. Not by a pattern of lines, which would take V8's stack for some millions of them.
 */
export function trimBlankLines(text: string): string {
  const start = text.search(/\S/)
  return start < 0 ? '' : text.slice(text.lastIndexOf('\n', start) + 1).trimEnd()
}
