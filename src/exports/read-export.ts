import assert from 'node:assert/strict'
import { CsvError } from 'csv-parse/sync'
import type { z } from 'zod'
import { describeMismatch } from '../describe-mismatch.ts'
import type { Feed } from '../feed/read-feed.ts'
import { clip, report } from '../feed/rules.ts'
import type { Source } from '../feed/source.ts'
import type { Day, Diagnostic, Part, PartKind } from '../model.ts'
import type { Repost } from './api-status.ts'
import { joinThreads, type Thread } from './join-threads.ts'
import { type Status, statusAddress } from './status.ts'
import { writeStatusBody } from './status-body.ts'
import { exportedRecord, parseCsv, readRecord } from './web-exporter.ts'
import { type ArchiveFiles, archivedRecord, createArchiveReader, readAssigned } from './x-archive.ts'

/** What an export is called; any other file is a dump. */
const exportPattern = /\.(?:json|csv)$|(?:^|[\\/])tweets?(?:-part\d+)?\.js$/i

export function isExport(file: string): boolean {
  return exportPattern.test(file)
}

/** Name the dump that an export is: its file without the moment of the export, so that a newer one is the same dump. */
export function exportName(name: string): string {
  return name.replace(/-\d{10,}(?: \(\d+\))?$/, '')
}

export interface ExportChoices {
  /** Names the day of a moment, in milliseconds of Unix time, in the curator's time zone. */
  readonly dayAt: (time: number) => Day
  /** What stands beside X's archive; asked for where the file is one. */
  readonly archive: () => ArchiveFiles
}

/**
 * Read an export of X posts as a feed: a thread is one entry, the post that it quotes is its part. Entries are in the order
 * in which they were made, numbered by day from 1. A record that cannot be read is an error that names its path into the
 * file; all others are read.
 */
export function readExport(source: Source, choices: ExportChoices): Feed {
  const { records, diagnostics } = parseRecords(source, choices)
  const offsets = new Map(
    records.flatMap(({ status, offset }) => ('id' in status ? [[status.id, offset]] : [])),
  )
  const statuses = records.flatMap(({ status }) => ('id' in status ? status : (status.repostOf ?? [])))
  const repostCount = records.filter(({ status }) => 'repostOf' in status && !status.repostOf).length
  const byId = new Map(statuses.map(status => [status.id, status]))
  const lastNumbers = new Map<Day, number>()
  const entries = joinThreads([...byId.values()]).map(thread => {
    const { id, day, time = 0 } = thread[0]
    const date = day ?? choices.dayAt(time)
    const number = (lastNumbers.get(date) ?? 0) + 1
    lastNumbers.set(date, number)
    const start = source.pointAt(offsets.get(id) ?? 0)
    return { number, date, source: statusAddress(thread[0]), parts: writeParts(thread, byId), start }
  })
  const reposts = `Unexpected reposts, expected posts: ${repostCount} are left out`
  return {
    entries,
    entryCount: entries.length + diagnostics.length,
    stubCount: 0,
    unsound: diagnostics.map(({ line, column }) => ({ start: { line, column, offset: 0 } })),
    diagnostics: [...diagnostics, ...(repostCount > 0 ? [report(source, 'repost', 0, reposts)] : [])],
  }
}

function writeParts(thread: Thread, byId: ReadonlyMap<string, Status>): readonly [Part, ...Part[]] {
  const [own, ...others] = thread.flatMap((status, index): readonly Part[] => {
    const kind = index === 0 ? 'post' : 'thread'
    const quoted = typeof status.quoted === 'string' ? byId.get(status.quoted) : status.quoted
    if (!quoted) return [writePart(status, kind)]
    return [writePart({ ...status, quoted }, kind), writePart(quoted, 'quote')]
  })
  assert(own, 'expected a thread to have a post')
  return [own, ...others]
}

/** Write a status as a part. A quoted post is a part of its own behind an entry's posts; else its address stands below. */
function writePart(status: Status, kind: PartKind): Part {
  const { author, handle, quoted } = status
  const quotedId = typeof quoted === 'string' ? quoted : kind === 'quote' ? quoted?.id : undefined
  const link = quotedId === undefined ? '' : `<https://x.com/i/web/status/${quotedId}>`
  return {
    kind,
    author: author.trim().replace(/\s+/g, ' ') || handle,
    handle,
    body: [writeStatusBody(status), link].filter(Boolean).join('\n\n'),
    ...(kind !== 'post' && { source: statusAddress(status) }),
  }
}

interface ReadRecord {
  readonly status: Status | Repost
  /** Where its record stands in the source. */
  readonly offset: number
}

interface Records {
  readonly records: readonly ReadRecord[]
  readonly diagnostics: readonly Diagnostic[]
}

function parseRecords(source: Source, { archive }: ExportChoices): Records {
  const refuse = (offset: number, message: string): Records => ({
    records: [],
    diagnostics: [report(source, 'export-invalid', offset, message)],
  })
  const isCsv = /\.csv$/i.test(source.file)
  const assigned = isCsv ? undefined : readAssigned(source.text)
  const parsed = isCsv ? tryCsv(source.text) : tryJson(assigned?.json ?? source.text.replace(/^\uFEFF/, ''))
  if ('fault' in parsed) return refuse((assigned?.offset ?? 0) + parsed.offset, parsed.fault)
  if (!Array.isArray(parsed.value)) return refuse(0, 'Unexpected value, expected a list of posts')
  if (!assigned) return readEach(source, parsed.value, exportedRecord, readRecord)
  const read = createArchiveReader(archive())
  return read
    ? readEach(source, parsed.value, archivedRecord, read)
    : refuse(
        0,
        "Unexpected archive without its owner, expected `account.js` beside it, as X's archive has it",
      )
}

/** Read each record by a schema; where one is refused, its path tells where, as `[12].full_text`. */
function readEach<T>(
  source: Source,
  values: readonly unknown[],
  schema: z.ZodType<T>,
  read: (record: T) => Status | Repost,
): Records {
  const records: ReadRecord[] = []
  const diagnostics: Diagnostic[] = []
  let offset = 0
  for (const [index, value] of values.entries()) {
    const parsed = schema.safeParse(value, { error: describeMismatch })
    const id = idOf(value)
    offset = Math.max(offset, id === undefined ? 0 : source.text.indexOf(`"${id}"`, offset))
    if (parsed.success) records.push({ status: read(parsed.data), offset })
    else {
      const [{ path = [], message = 'expected a post' } = {}] = parsed.error.issues
      const steps = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
      const told = `Unexpected value at \`[${index}]${steps}\`, ${message}`
      diagnostics.push(report(source, 'export-invalid', offset, told))
    }
  }
  return { records, diagnostics }
}

/** The id of a record of either format. */
function idOf(value: unknown): string | undefined {
  const record = Object(value)
  const id: unknown = record.id ?? Object(record.tweet).id_str
  return typeof id === 'string' ? id : undefined
}

type Parsed = { readonly value: unknown } | { readonly fault: string; readonly offset: number }

function tryJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    assert(error instanceof SyntaxError, 'expected an error of JSON')
    // V8 does not tell the place of each fault.
    const place = /position (\d+)/.exec(error.message)?.[1] ?? 0
    const offset = error.message.includes('end of JSON') ? text.length : Number(place)
    if (offset >= text.length)
      return { fault: 'Unexpected end of the file, expected JSON', offset: text.length }
    return {
      fault: `Unexpected \`${clip(text.slice(offset).split('\n', 1)[0] ?? '')}\`, expected JSON`,
      offset,
    }
  }
}

function tryCsv(text: string): Parsed {
  try {
    return { value: parseCsv(text) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    const offset = text.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0)
    return { fault: 'Unexpected row, expected CSV with as many fields as its first line', offset }
  }
}
