import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'

const root = path.join(import.meta.dirname, '../..')

/** The dump that corpora and measurements are made of. */
export interface SourceFeed {
  readonly file: string
  /** What to call it in a report: the real dump lies beside the project only where the project is developed. */
  readonly label: string
  readonly entries: readonly Entry[]
}

const sample = path.join(root, 'content/feeds/sample.md')

/** Read the real dump, or the project's own sample where it is absent. */
export async function readSourceFeed(): Promise<SourceFeed> {
  const real = path.join(root, '../shared/feeds/2024-04.md')
  return existsSync(real)
    ? readSource(real, 'the real dump')
    : readSource(sample, 'the sample dump (the real one is absent)')
}

/** Read the project's own sample, whose posts are shorter. */
export function readSampleFeed(): Promise<SourceFeed> {
  return readSource(sample, 'the sample dump')
}

async function readSource(file: string, label: string): Promise<SourceFeed> {
  const { entries } = readFeed(decodeSource(file, await readFile(file)))
  return { file, label, entries }
}
