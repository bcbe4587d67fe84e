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
  return text.trim() === ''
}

/** Index of the first line from `from` on that shows something, or `lines.length`. */
export function skipBlank(lines: readonly Line[], from: number): number {
  let index = from
  while (index < lines.length && isBlank(lines[index]?.text ?? '')) index++
  return index
}

export interface Fence {
  readonly character: string
  readonly length: number
  /** Whether anything follows the marks: such a line can open a fence but never close one. */
  readonly hasInfo: boolean
}

const fencePattern = /^ {0,3}(`{3,}|~{3,})(.*)$/s

/** Read a code fence line by CommonMark's rules: three or more of one mark, indented by three spaces at most. */
export function readFence(text: string): Fence | undefined {
  const [, marks = '', info = ''] = fencePattern.exec(text) ?? []
  if (marks === '' || (marks.startsWith('`') && info.includes('`'))) return undefined
  return { character: marks.charAt(0), length: marks.length, hasInfo: !isBlank(info) }
}

/** Whether a fence line ends the block another one began. */
export function closesFence(fence: Fence, opened: Fence): boolean {
  return !fence.hasInfo && fence.character === opened.character && fence.length >= opened.length
}

export interface FencedLines {
  /** One flag a line: inside a fence that is closed, its fence lines included. */
  readonly fenced: readonly boolean[]
  /** The line of a fence that is never closed. */
  readonly unclosed?: Line
}

/** Find the lines of closed code fences. What follows an unclosed fence is text like any other. */
export function findFences(lines: readonly Line[]): FencedLines {
  const fenced = lines.map(() => false)
  let opened: { readonly fence: Fence; readonly index: number } | undefined
  for (const [index, { text }] of lines.entries()) {
    const fence = readFence(text)
    if (!fence) continue
    if (!opened) opened = { fence, index }
    else if (closesFence(fence, opened.fence)) {
      fenced.fill(true, opened.index, index + 1)
      opened = undefined
    }
  }
  const unclosed = opened && lines[opened.index]
  return unclosed ? { fenced, unclosed } : { fenced }
}
