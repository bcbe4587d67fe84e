/** One line of a feed: its text without the line ending, and the offset of its first character in the feed. */
export interface Line {
  readonly text: string
  readonly offset: number
}

/**
 * Cut a slice into lines at `\n` or `\r\n` (or `\r\r\n`, as converting twice makes them); a final line feed opens no
 * further line. Offsets count from `start`.
 */
export function cutLines(slice: string, start: number): Line[] {
  const lines: Line[] = []
  for (let at = 0; at < slice.length; ) {
    const feed = slice.indexOf('\n', at)
    const end = feed < 0 ? slice.length : feed
    const textEnd = feed < 0 ? end : endWithoutReturns(slice, at, end)
    lines.push({ text: slice.slice(at, textEnd), offset: start + at })
    at = end + 1
  }
  return lines
}

/** End of a line's text, exclusive: what stands between it and the line feed at `end` are carriage returns. */
function endWithoutReturns(text: string, start: number, end: number): number {
  let textEnd = end
  while (textEnd > start && text.charCodeAt(textEnd - 1) === 13) textEnd--
  return textEnd
}

/** Whether a line shows nothing: white space in Unicode's sense (U+3000 included) or a byte order mark. */
export function isBlank(text: string): boolean {
  return text === '' || text.trim() === ''
}
