import { markLines } from '../feed/body-lines.ts'
import { type Head, readHead } from '../feed/head.ts'
import { isBlank } from '../feed/lines.ts'
import { createSource, type Source } from '../feed/source.ts'
import { splitFeed } from '../feed/split.ts'
import type { Day } from '../model.ts'
import { applyFixes, type OriginLine, originLines } from './apply-fixes.ts'

/** One post as it was pasted, what a dump has above its author taken off. */
export interface PastedPost {
  /** The day that the post is to have in the dump, where the paste tells one. */
  readonly day?: Day
  /** Whether `lines` say the day themselves, beside or below the author, or something that was meant as one. */
  readonly isDated: boolean
  readonly author?: string
  readonly handle?: string
  /** Name, handle and text, without blank lines around them. */
  readonly lines: readonly OriginLine[]
}

/** `###` alone begins a post whose number and day are to be filled in. The number stands for it while it is read. */
const separator = '###\t0'

/**
 * Cut what was pasted into posts: where entries begin as in a dump, with a number, with a day above or beside the
 * author, or with a bare `###`. Without any it is one post, with those that it quotes. Slips of headers are mended.
 */
export function cutPasted({ file, text }: Source): readonly PastedPost[] {
  let lines: readonly OriginLine[] = originLines(text.replace(/^\uFEFF/, '')).map(line =>
    /^\s*###\s*$/.test(line.text) ? { ...line, text: separator } : line,
  )
  let source = joinLines(file, lines)
  // Each round mends what the reader finds mendable; what is left after a few it will tell.
  for (let round = 0; round < mostRounds; round++) {
    const fixes = splitFeed(source).entries.flatMap(({ fault }) => fault?.diagnostic.fix ?? [])
    if (fixes.length === 0) break
    lines = applyFixes(lines, fixes)
    source = joinLines(file, lines)
  }
  const { preamble, entries } = splitFeed(source)
  const starts = entries.map(({ start }) => start.line - 1)
  const bare = isBlank(preamble) ? [] : [lines.slice(0, starts[0])]
  const slices = starts.map((start, at) => lines.slice(start + 1, starts[at + 1]))
  return [...bare, ...slices].map(readPasted)
}

const mostRounds = 5

function joinLines(file: string, lines: readonly OriginLine[]): Source {
  return createSource(file, lines.map(({ text }) => text).join('\n'))
}

function readPasted(slice: readonly OriginLine[]): PastedPost {
  const lines = trimBlank(slice).map(line => (line.text === separator ? { ...line, text: '###' } : line))
  const head = readHead(markLines(lines.map(({ text }) => ({ text, offset: 0 }))), 0)
  const { date, name, handle } = head
  const reading = date?.reading
  const authored = {
    ...(name && { author: name.text }),
    ...(handle && { handle: handle.handle }),
  }
  const isAbove =
    date !== undefined && date.index < Math.min(name?.index ?? Infinity, handle?.index ?? Infinity)
  if (isAbove && reading?.kind === 'day') {
    const rest = trimBlank(lines.filter((_, index) => index !== date.index))
    return { day: reading.day, isDated: false, ...authored, lines: rest }
  }
  const day = reading?.kind === 'day' && reading.form === 'numeric' ? { day: reading.day } : {}
  return { ...day, isDated: isAbove || isOwnDate(head), ...authored, lines }
}

/** X prints `4月9日`, `3h` and `Apr 9, 2024` beside an author: the day of the post, not that of the entry. */
function isOwnDate({ date }: Head): boolean {
  const reading = date?.reading
  return reading?.kind === 'day' ? reading.form === 'numeric' : reading?.isWhole === true
}

function trimBlank(lines: readonly OriginLine[]): readonly OriginLine[] {
  const isShown = ({ text }: OriginLine) => !isBlank(text)
  return lines.slice(Math.max(lines.findIndex(isShown), 0), lines.findLastIndex(isShown) + 1)
}
