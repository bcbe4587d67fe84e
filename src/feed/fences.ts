import { isBlank, type Line } from './lines.ts'

export interface Fence {
  readonly character: string
  readonly length: number
  /** Whether anything follows the marks: such a line can open a fence but never close one. */
  readonly hasInfo: boolean
}

const fencePattern = /^ {0,3}(`{3,}|~{3,})(.*)$/s

/** Read a code fence line by CommonMark's rules: three or more of one mark, indented by three spaces at most. */
export function readFence(text: string): Fence | undefined {
  if (!canBeginFence(text)) return undefined
  const [, marks = '', info = ''] = fencePattern.exec(text) ?? []
  if (marks === '' || (marks.startsWith('`') && info.includes('`'))) return undefined
  return { character: marks.charAt(0), length: marks.length, hasInfo: !isBlank(info) }
}

/** Most lines are no fence and need no pattern to show it. */
function canBeginFence(text: string): boolean {
  const first = text.charCodeAt(0)
  return first === 0x60 || first === 0x7e || first === 0x20
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
  const fenced = new Array<boolean>(lines.length).fill(false)
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
