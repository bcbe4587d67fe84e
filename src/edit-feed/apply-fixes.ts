import type { Fix } from '../model.ts'

/** A line of a text that is being mended, without its line ending. */
export interface OriginLine {
  readonly text: string
  /** The line of the unchanged text, from 1, that it is or that it stands for. */
  readonly origin: number
}

/** Cut a text into lines, whatever ends them. */
export function originLines(text: string): readonly OriginLine[] {
  return text.split(/\r*\n|\r/).map((text, index) => ({ text, origin: index + 1 }))
}

/** A fix, or lines that are taken away where it has no text. */
export type LineFix = Omit<Fix, 'text'> & { readonly text?: string }

/** Apply fixes to the lines that they were found in. Of two that meet in a line the first counts. */
export function applyFixes(lines: readonly OriginLine[], fixes: readonly LineFix[]): readonly OriginLine[] {
  const mended: OriginLine[] = []
  let next = 0
  for (const { line, count, text } of fixes.toSorted((one, other) => one.line - other.line)) {
    if (line - 1 < next) continue
    const origin = lines[line - 1]?.origin ?? lines.length
    const others = text?.split('\n').map(text => ({ text, origin })) ?? []
    mended.push(...lines.slice(next, line - 1), ...others)
    next = line - 1 + count
  }
  return [...mended, ...lines.slice(next)]
}
