/** Divide a text into its lines, whichever way they end. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/)
}

/**
 * Remove blank lines around a text. The indent of its first line stays: Chinese paragraphs begin with U+3000. A pattern of
 * whole lines would overflow V8's stack on some millions of them.
 */
export function trimBlankLines(text: string): string {
  const start = text.search(/\S/)
  return start < 0 ? '' : text.slice(text.lastIndexOf('\n', start) + 1).trimEnd()
}
