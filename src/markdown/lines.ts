/**
 * Divide a text into its lines, whichever way they end. Not by a pattern: twitter-text loads core-js, whose trial of
 * `RegExp[Symbol.split]` (core-js/modules/_fix-re-wks.js) takes V8 off its fast path, and such a split then costs twentyfold.
 */
export function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\n')
}

/**
 * Leave out blank lines around a text. The indent of its first line stays: U+3000 is how Chinese
 * paragraphs begin. Not by a pattern of lines, which would take V8's stack for some millions of them.
 */
export function trimBlankLines(text: string): string {
  const start = text.search(/\S/)
  return start < 0 ? '' : text.slice(text.lastIndexOf('\n', start) + 1).trimEnd()
}
