import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { countNames } from './archive-names.ts'
import { type KeyedShard, keyShards } from './key-shards.ts'
import { makePagefind } from './make-pagefind.ts'
import { type ShardLimits, shardLimits } from './plan-shards.ts'
import type { SearchRecord } from './search-record.ts'
import { namesFile, programFile, type SearchSettings, settingsFile } from './shard-files.ts'
import type { SynonymGroup } from './synonyms.ts'
import { compressed, readShardFacts, writeShard } from './write-shard.ts'

export interface IndexOptions {
  readonly synonyms?: readonly SynonymGroup[]
  /** Tell whether a shard's folder, where it is there, holds what was written for it. Without, none is kept. */
  isSound?(shard: KeyedShard): boolean
  /** Shards written at once, each by a Pagefind process that takes up to 1 GB. */
  readonly lanes?: number
  readonly limits?: ShardLimits
}

export interface WrittenIndex {
  readonly records: number
  readonly shards: readonly KeyedShard[]
  /** Folders of the shards that were written, and not kept. */
  readonly written: readonly string[]
}

/**
 * Write the search index of a site, one record a post, of a day in the order given: a folder for each shard, and
 * beside them the settings and Pagefind's program. The folder is the index's own: of what stood there, sound shards
 * are kept and everything else is removed, no file is written in place. The same records in the same order give the
 * same bytes, whatever is kept. Throws what Pagefind reports as an error.
 */
export async function writeSearchIndex(
  records: readonly SearchRecord[],
  outputDir: string,
  { synonyms = [], isSound = () => false, lanes = 1, limits = shardLimits }: IndexOptions = {},
): Promise<WrittenIndex> {
  const folder = resolve(outputDir)
  await mkdir(folder, { recursive: true })
  const there = await readdir(folder)
  const shards = keyShards(records, limits)
  const isKept = async (shard: KeyedShard): Promise<boolean> =>
    there.includes(shard.folder) && isSound(shard) && (await hasFacts(join(folder, shard.folder)))
  const keeps = await Promise.all(shards.map(isKept))
  const kept = new Set(shards.filter((_, at) => keeps[at]).map(shard => shard.folder))
  const touched = shards.filter(shard => !kept.has(shard.folder))
  const keptProgram = kept.size > 0 ? await readProgram(folder) : undefined
  const old = there.filter(name => !kept.has(name))
  await Promise.all(old.map(name => rm(join(folder, name), { recursive: true, force: true })))

  const program =
    (await writeShards(touched, folder, lanes)) ?? keptProgram ?? (await makePagefind(['program'])).program
  await writeFile(join(folder, programFile), await compressed(program))
  const settings: SearchSettings = {
    shards: await Promise.all(
      shards.map(async shard => ({
        folder: shard.folder,
        posts: shard.posts.length,
        ...(await readShardFacts(join(folder, shard.folder))),
      })),
    ),
    synonyms,
  }
  await writeFile(join(folder, settingsFile), JSON.stringify(settings))
  const names = countNames(shards.flatMap(shard => shard.posts))
  await writeFile(join(folder, namesFile), JSON.stringify(names))
  return { records: records.length, shards, written: touched.map(shard => shard.folder) }
}

/** Write shards, some at once; returns Pagefind's program, if there was any to write. */
async function writeShards(
  shards: readonly KeyedShard[],
  folder: string,
  lanes: number,
): Promise<Uint8Array | undefined> {
  // The largest first, so that no lane is left with it at the end.
  const queue = shards.toSorted((a, b) => b.posts.length - a.posts.length)
  let program: Uint8Array | undefined
  const work = async (lane: number): Promise<void> => {
    for (let shard = queue.shift(); shard; shard = queue.shift()) {
      program = await writeShard(shard.posts, join(folder, shard.folder), lane)
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => work(lane)))
  // Only now does nobody write any more.
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return program
}

function hasFacts(shardFolder: string): Promise<boolean> {
  return readShardFacts(shardFolder).then(
    () => true,
    () => false,
  )
}

/** The program of an older build; none where it is missing or damaged. */
function readProgram(folder: string): Promise<Uint8Array | undefined> {
  return readFile(join(folder, programFile))
    .then(bytes => promisify(inflate)(bytes))
    .catch(() => undefined)
}
