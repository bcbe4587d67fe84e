import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Entry } from '../../src/model.ts'
import { formatEntry } from '../corpus/format-feed.ts'
import { corpusSeed, makeEntries } from '../corpus/make-entries.ts'
import { readSourceFeed } from '../corpus/source-feed.ts'
import { compare, median, type SubjectResult } from './compare.ts'
import { localProgram } from './programs.ts'
import type { Figure, RowOptions, RowResult } from './result.ts'

/** Sizes of the dumps, in MB (10⁶ bytes). */
const sizes = [10, 50, 100] as const
const lineSize = 10
/** More entries than any of the dumps holds. */
const enough = 1_000_000

const reading = z.object({ seconds: z.number(), entries: z.int() })

/** Measure how fast a dump's bytes are decoded, split and read, and that the time grows with the size and no faster. */
export async function runFeedRow({ folder, runs = 3 }: RowOptions): Promise<RowResult> {
  const source = await readSourceFeed()
  const dumps: Dump[] = []
  for (const size of sizes) dumps.push(await writeDump(folder, source.entries, size))
  dumps.push(await writeLine(folder, source.entries))
  const subjects = await compare(
    dumps.map(({ name, file }) => ({
      name,
      reset: async () => {},
      commands: [localProgram('tsx', ['scripts/bench/read-feed.ts', file])],
    })),
    runs,
  )
  const read = subjects.map((subject, index) => toReading(subject, dumps[index]))
  const speeds = read.map(({ seconds }, index) => (dumps[index]?.bytes ?? NaN) / 1e6 / median(seconds))
  const [small = NaN, middle = NaN, large = NaN, line = NaN] = speeds
  return {
    title: `decode, split and read dumps made from the sentences of ${source.label}, from memory`,
    figures: [
      { name: `speed, ${sizes[2]} MB dump`, value: large, unit: 'MB/s', required: { atLeast: 20 } },
      { name: `speed, one line of ${lineSize} MB`, value: line, unit: 'MB/s' },
      linear(sizes[0], small / large),
      linear(sizes[1], middle / large),
    ],
    subjects: read,
  }
}

/** How much longer a MB takes in the largest dump than in a smaller one; the larger ones gain by warm code. */
function linear(smaller: number, value: number): Figure {
  return { name: `time per MB, ${sizes[2]} MB / ${smaller} MB`, value, unit: '', required: { atMost: 1.2 } }
}

interface Dump {
  readonly name: string
  readonly file: string
  readonly bytes: number
  readonly entries: number
}

/** Take the time of reading in place of the process's, and make sure that every entry was read. */
function toReading(subject: SubjectResult, dump: Dump | undefined): SubjectResult {
  const readings = subject.outputs.map(output => reading.parse(JSON.parse(output)))
  for (const { entries } of readings) assert.equal(entries, dump?.entries, `entries of ${subject.name}`)
  return { ...subject, seconds: readings.map(({ seconds }) => seconds) }
}

async function writeDump(folder: string, source: readonly Entry[], megabytes: number): Promise<Dump> {
  const texts: string[] = []
  let bytes = 0
  for (const entry of makeEntries(source, { count: enough, seed: corpusSeed })) {
    const text = formatEntry(texts.length + 1, entry)
    bytes += Buffer.byteLength(text)
    if (bytes > megabytes * 1e6) break
    texts.push(text)
  }
  return writeFeed(folder, `${megabytes} MB, ${texts.length} entries`, texts)
}

/** One entry whose body is one line: sentences over and over. */
async function writeLine(folder: string, source: readonly Entry[]): Promise<Dump> {
  const pieces: string[] = []
  let bytes = 0
  for (const { parts } of makeEntries(source, { count: enough, seed: corpusSeed })) {
    const piece = parts.map(({ body }) => body.replace(/\s+/g, ' ')).join(' ')
    bytes += Buffer.byteLength(piece)
    if (bytes > lineSize * 1e6) break
    pieces.push(piece)
  }
  const header = '### 01\n\n2024-04-01\n\nOne line\n@one_line\n'
  return writeFeed(folder, `${lineSize} MB in one line`, [`${header}${pieces.join(' ')}\n`])
}

async function writeFeed(folder: string, name: string, entries: readonly string[]): Promise<Dump> {
  const file = path.join(folder, `${name.replace(/\W+/g, '-')}.md`)
  const bytes = Buffer.from(entries.join(''))
  await writeFile(file, bytes)
  return { name, file, bytes: bytes.length, entries: entries.length }
}
