import { isDeepStrictEqual } from 'node:util'
import { removeControlCharacters } from '../feed/characters.ts'
import { type Feed, readFeed } from '../feed/read-feed.ts'
import { clip, report, rules } from '../feed/rules.ts'
import { decodeSource, type Source } from '../feed/source.ts'
import { splitFeed } from '../feed/split.ts'
import type { Diagnostic, Entry, RawEntry } from '../model.ts'
import type { PastedPost } from './cut-pasted.ts'
import { insertText } from './insert-text.ts'
import { type AddChoices, type Placed, placeBelow, placeInStubs } from './place-entries.ts'

/** A dump that posts are added to; one that does not exist yet has no bytes. */
export interface Dump {
  readonly file: string
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Additions {
  /** The whole dump, with the entries. */
  readonly bytes: Uint8Array
  /** The entries as they read there; none where a diagnostic is an error. */
  readonly added: readonly Entry[]
  /** Each entry as text: number, day, and what was pasted. */
  readonly texts: readonly string[]
  /** Problems, at the lines of what was pasted; of other entries at those of the dump. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Write pasted posts as entries of a dump: below its last entry with the next numbers, or into its first stubs of their
 * day. What would stand there is read as import reads it. Where a post would not say what was pasted, or an entry of
 * before would say something else, a diagnostic tells where, and nothing is added. Every byte of before stays.
 */
export function addEntries(
  dump: Dump,
  pasted: Source,
  posts: readonly PastedPost[],
  choices: AddChoices,
): Additions {
  const source = decodeSource(dump.file, dump.bytes)
  const before = readDump(source, dump.name)
  const place = choices.isStub ? placeInStubs : placeBelow
  const raws = before.entries.map(({ raw }) => raw)
  const plan = place(source, raws, posts, choices)
  const texts = plan.placed.map(({ lines }) => lines.map(({ text }) => `${text}\n`).join(''))
  const problems = [
    ...refuseUndecodable(pasted),
    ...(source.encoding || choices.isStub ? refuseUndecodable(source) : []),
    ...plan.unplaced.map(({ line, message }) => refuse(pasted, line, message)),
    ...(posts.length > 0
      ? []
      : [report(pasted, 'feed-empty', 0, 'Unexpected end of an empty text, expected a post')]),
  ]
  if (problems.length > 0) return { bytes: dump.bytes, added: [], texts, diagnostics: problems }
  const bytes = insertText(dump.bytes, source, plan.insertions)
  const after = readDump(decodeSource(dump.file, bytes), dump.name)
  const diagnostics = checkPlan(before, after, plan.placed, pasted)
  const isRefused = diagnostics.some(({ severity }) => severity === 'error')
  const added = isRefused ? [] : plan.placed.flatMap(({ index }) => after.entries[index]?.entry ?? [])
  return { bytes, added, texts, diagnostics }
}

/** A dump as it is cut and read. */
interface ReadDump {
  readonly source: Source
  readonly feed: Feed
  readonly preamble: string
  readonly entries: readonly { readonly raw: RawEntry; readonly entry?: Entry | undefined }[]
}

function readDump(source: Source, name: string): ReadDump {
  const feed = readFeed(source, name)
  const byOffset = new Map(feed.entries.map(entry => [entry.start.offset, entry]))
  const { preamble, entries } = splitFeed(source)
  return {
    source,
    feed,
    preamble,
    entries: entries.map(raw => ({ raw, entry: byOffset.get(raw.start.offset) })),
  }
}

/** Compare the dump before and after. */
function checkPlan(
  before: ReadDump,
  after: ReadDump,
  placed: readonly Placed[],
  pasted: Source,
): readonly Diagnostic[] {
  const originOf = (line: number): number | undefined => {
    const place = placed.findLast(({ start }) => start <= line)
    return place?.lines[line - place.start]?.origin
  }
  const diagnostics = after.feed.diagnostics.flatMap(({ fix, line, ...diagnostic }) => {
    const origin = originOf(line)
    return origin === undefined ? [] : [{ ...diagnostic, file: pasted.file, line: origin }]
  })
  if (diagnostics.some(({ severity }) => severity === 'error')) return diagnostics
  const starts = new Set(placed.map(({ start }) => start))
  const surplus = after.entries
    .map(({ raw }) => raw.start.line)
    .find(line => originOf(line) !== undefined && !starts.has(line))
  if (surplus !== undefined) {
    const text = clip(after.source.text.split('\n')[surplus - 1] ?? '')
    const message = `Unexpected \`${text}\` in a post, expected text: an entry of the dump would begin here`
    return [...diagnostics, refuse(pasted, originOf(surplus) ?? 1, message)]
  }
  const isNew = new Set(placed.map(({ index }) => index))
  const changed = before.entries.find((old, index) => {
    const now = after.entries[index]
    return !isNew.has(index) && !(now && saysSame(old, now))
  })
  if (changed || before.preamble.trimEnd() !== after.preamble.trimEnd()) {
    const { offset } = changed?.raw.start ?? { offset: 0 }
    const what = changed ? `entry ${changed.raw.number}` : 'what stands above the entries'
    const message = `Unexpected change of ${what} by the post for \`add\`, expected it to stay as it reads`
    return [...diagnostics, report(before.source, 'add-refused', offset, message)]
  }
  const misread = placed.find(place => !isAsPasted(place, after.entries[place.index]))
  if (!misread) return diagnostics
  const { post, day } = misread
  const message = `Unexpected \`${clip(post.lines[0]?.text ?? '')}\`, expected a post of \`${day}\` by an author and \`@handle\``
  return [...diagnostics, refuse(pasted, post.lines[0]?.origin ?? 1, message)]
}

function saysSame(old: ReadDump['entries'][number], now: ReadDump['entries'][number]): boolean {
  const said = ({ raw, entry }: ReadDump['entries'][number]) => {
    const { start, ...told } = entry ?? {}
    return [raw.number, raw.text.trimEnd(), told]
  }
  return isDeepStrictEqual(said(old), said(now))
}

function isAsPasted({ post, day, start }: Placed, read: ReadDump['entries'][number] | undefined): boolean {
  const entry = read?.entry
  if (!entry || entry.start.line !== start) return false
  const [{ author, handle }] = entry.parts
  const name = removeControlCharacters(post.author ?? handle).replaceAll('\n', ' ')
  return entry.date === day && handle === post.handle && author === name
}

function refuse({ file }: Source, line: number, message: string): Diagnostic {
  return { rule: 'add-refused', severity: rules['add-refused'].severity, file, line, column: 1, message }
}

function refuseUndecodable(source: Source): readonly Diagnostic[] {
  const expected = source.encoding ? `expected UTF-8, not ${source.encoding}` : 'expected text in UTF-8'
  return source.undecodable.map(offset => report(source, 'not-utf8', offset, `Unexpected bytes, ${expected}`))
}
