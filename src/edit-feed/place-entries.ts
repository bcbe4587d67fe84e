import { readHeader } from '../feed/header.ts'
import { writeNumberLine } from '../feed/number-line.ts'
import { nextNumber } from '../feed/numbering.ts'
import type { Source } from '../feed/source.ts'
import type { Day, RawEntry } from '../model.ts'
import type { OriginLine } from './apply-fixes.ts'
import type { PastedPost } from './cut-pasted.ts'
import type { Insertion } from './insert-text.ts'

export interface AddChoices {
  /** The day of posts that tell none. */
  readonly today: Day
  /** The day of all posts, whatever they tell. */
  readonly day?: Day
  /** Fill stubs of the day instead of going on below the last entry. */
  readonly isStub: boolean
}

/** The day that a pasted post is to have. */
export function dayOf({ day }: PastedPost, choices: AddChoices): Day {
  return choices.day ?? day ?? choices.today
}

/** Where a post will stand. */
export interface Placed {
  readonly post: PastedPost
  readonly day: Day
  /** Index of its entry. */
  readonly index: number
  /** Line of the dump that its entry begins at. */
  readonly start: number
  /** The lines of its entry. */
  readonly lines: readonly OriginLine[]
}

export interface Placement {
  readonly placed: readonly Placed[]
  readonly insertions: readonly Insertion[]
  /** Why posts find no place. */
  readonly unplaced: readonly { readonly line: number; readonly message: string }[]
}

/** Blank lines between entries, as curators leave them. */
const gap = '\n\n'

/** Place posts below the last entry, with the next numbers. */
export function placeBelow(
  source: Source,
  entries: readonly RawEntry[],
  posts: readonly PastedPost[],
  choices: AddChoices,
): Placement {
  const { text } = source
  const isEmpty = text.replace('\uFEFF', '') === ''
  const ends = /\n*$/.exec(text.replaceAll('\r', ''))?.[0].length ?? 0
  const lead = isEmpty ? '' : '\n'.repeat(Math.max(0, gap.length + 1 - ends))
  const first = nextNumber(entries)
  let start = (text + lead).split('\n').length
  const placed = posts.map((post, at): Placed => {
    const day = dayOf(post, choices)
    const isWritten = choices.day !== undefined || !post.isDated
    const head = [writeNumberLine(first + at), '', ...(isWritten ? [day, ''] : [])]
    const lines = [...withOrigin(head, post), ...post.lines]
    const place = { post, day, index: entries.length + at, start, lines }
    start += lines.length + gap.length
    return place
  })
  const written = placed.map(({ lines }) => lines.map(({ text }) => `${text}\n`).join(''))
  return { placed, insertions: [{ offset: text.length, text: lead + written.join(gap) }], unplaced: [] }
}

/** Place each post in the first stub of its day. */
export function placeInStubs(
  source: Source,
  entries: readonly RawEntry[],
  posts: readonly PastedPost[],
  choices: AddChoices,
): Placement {
  const stubs = entries.flatMap((raw, index) => {
    const read = readHeader(source, raw)
    return read.kind === 'stub' ? [{ raw, index, day: read.date, line: read.written.line }] : []
  })
  const taken = new Set<number>()
  const placed: Placed[] = []
  const insertions: Insertion[] = []
  const unplaced: Placement['unplaced'][number][] = []
  const found = posts.map(post => {
    const day = dayOf(post, choices)
    const stub = stubs.find(stub => stub.day === day && !taken.has(stub.index))
    if (stub) taken.add(stub.index)
    else unplaced.push({ line: post.lines[0]?.origin ?? 1, message: describeStubs(source, day, stubs[0]) })
    return stub ? [{ post, day, stub }] : []
  })
  let shift = 0
  for (const { post, day, stub } of found
    .flat()
    .toSorted((one, other) => one.stub.index - other.stub.index)) {
    const { raw, index, line } = stub
    const end = source.text.indexOf('\n', line.offset)
    const offset = end < 0 ? source.text.length : end + 1
    const isApart = /^\r?\n/.test(source.text.slice(offset, offset + 2))
    const own = source.text.slice(raw.start.offset, offset).split(/\r*\n/)
    const head = [...(end < 0 ? own : own.slice(0, -1)), '']
    const text = ['', ...post.lines.map(({ text }) => text), ...(isApart ? [] : ['']), ''].join('\n')
    placed.push({
      post,
      day,
      index,
      start: raw.start.line + shift,
      lines: [...withOrigin(head, post), ...post.lines],
    })
    insertions.push({ offset, text: end < 0 ? `\n${text}` : text })
    shift += text.split('\n').length - 1
  }
  return { placed, insertions, unplaced }
}

function describeStubs(source: Source, day: Day, next: { raw: RawEntry; day: Day } | undefined): string {
  const others = next
    ? `; the first one left is ${next.raw.number}, of \`${next.day}\``
    : ', which has none that is left'
  return `Unexpected post of \`${day}\`, expected a stub of that day in \`${source.file}\`${others}`
}

function withOrigin(texts: readonly string[], { lines }: PastedPost): readonly OriginLine[] {
  return texts.map(text => ({ text, origin: lines[0]?.origin ?? 1 }))
}
