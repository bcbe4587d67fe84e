/** One line of a feed: its text without the line ending, and the offset of its first character in the feed. */
export interface Line {
  readonly text: string
  readonly offset: number
}

/** Cut a slice into lines at `\n` or `\r\n`; a final line feed opens no further line. Offsets count from `start`. */
export function cutLines(slice: string, start: number): Line[] {
  const lines: Line[] = []
  for (let at = 0; at < slice.length; ) {
    const feed = slice.indexOf('\n', at)
    const end = feed < 0 ? slice.length : feed
    const textEnd = end > at && slice.charCodeAt(end - 1) === 13 && feed >= 0 ? end - 1 : end
    lines.push({ text: slice.slice(at, textEnd), offset: start + at })
    at = end + 1
  }
  return lines
}

/** Whether a line shows nothing: white space in Unicode's sense (U+3000 included) or a byte order mark. */
export function isBlank(text: string): boolean {
  return text === '' || text.trim() === ''
}
