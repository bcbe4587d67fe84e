import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type PartitionLimits, partitionLimits } from '../../archive/partitions.ts'
import { openWorker } from '../../worker.ts'
import type { SynonymGroup } from '../query/synonyms.ts'
import { countNames, type NamedPost } from './archive-names.ts'
import { type KeyedShard, nameShard, planShards } from './key-shards.ts'
import type { SearchRecord } from './search-record.ts'
import { namesFile, type SearchSettings, type ShardSettings, settingsFile } from './shard-files.ts'
import { partsOf } from './shard-parts.ts'
import type { ShardRequest } from './shard-worker.ts'
import { readShardFacts } from './write-shard.ts'

export interface IndexOptions {
  readonly synonyms?: readonly SynonymGroup[]
  /**
   * Whether the folder of a shard is unchanged since it was written; the shard is kept then. By default, none is kept.
   */
  isSound?(shard: KeyedShard<unknown>): boolean
}

export interface WrittenIndex {
  readonly shards: readonly KeyedShard<NamedPost>[]
  /** Folders of the shards that were written, and not kept, in the order of the shards. */
  readonly written: readonly string[]
}

/** The search index of a site while it is written. */
export interface IndexDraft {
  /**
   * Have a shard written in the background by a worker, unless what stands in its folder is sound. Returns whether it
   * is written.
   */
  write(shard: KeyedShard<unknown>, records: readonly SearchRecord[]): boolean
  /**
   * Complete the index of these shards, oldest first, once those under way are written. Throws what Pagefind reports as
   * an error, after everything that writes has ended.
   */
  finish(shards: readonly KeyedShard<NamedPost>[]): Promise<WrittenIndex>
  /** Give the index up, once nothing is written any more. */
  abandon(): Promise<void>
}

/**
 * Begin to write the search index of a site: a folder for each shard, and the settings beside them. The folder is the
 * index's own: sound shards are kept, everything else is removed, and no file is written in place.
 * The same shards give the same bytes, whatever is kept. The caller must finish or abandon the draft.
 */
export function startSearchIndex(
  outputDir: string,
  { synonyms = [], isSound = () => false }: IndexOptions = {},
): IndexDraft {
  const folder = resolve(outputDir)
  // One worker: it keeps up with the rendering of posts and pages, and a second one has to be compiled and collected too.
  const worker = openWorker<ShardRequest, void>('shard-worker')
  const writing = new Map<string, Promise<void>>()
  /** Wait for all, also where one fails: nothing may write any more once this resolves. */
  const endAll = async () => {
    const ends = await Promise.allSettled(writing.values())
    await worker.terminate()
    return ends
  }
  return {
    write(shard, records) {
      const target = join(folder, shard.folder)
      if (isSound(shard) && hasFacts(target)) return false
      const written = worker.ask({ folder: target, records })
      // Swallow here: `finish` awaits the same promise and throws the same error.
      written.catch(() => {})
      writing.set(shard.folder, written)
      return true
    },
    async finish(shards) {
      for (const end of await endAll()) if (end.status === 'rejected') throw end.reason
      await mkdir(folder, { recursive: true })
      const names = new Set(shards.map(shard => shard.folder))
      const old = (await readdir(folder)).filter(name => !names.has(name))
      await Promise.all(old.map(name => rm(join(folder, name), { recursive: true, force: true })))
      const settings: SearchSettings = {
        shards: withFirstOutlines(
          shards.map(shard => ({
            folder: shard.folder,
            posts: shard.posts.length,
            ...readShardFacts(join(folder, shard.folder)),
          })),
        ),
        synonyms,
      }
      await writeFile(join(folder, settingsFile), JSON.stringify(settings))
      await writeFile(
        join(folder, namesFile),
        JSON.stringify(countNames(shards.flatMap(shard => shard.posts))),
      )
      return { shards, written: [...names].filter(name => writing.has(name)) }
    },
    async abandon() {
      await endAll()
    },
  }
}

/** Write the whole index of an archive at once, one record a post, of a day in the order given. */
export async function writeSearchIndex(
  records: readonly SearchRecord[],
  outputDir: string,
  { limits = partitionLimits, ...options }: IndexOptions & { readonly limits?: PartitionLimits } = {},
): Promise<WrittenIndex> {
  const draft = startSearchIndex(outputDir, options)
  const inOrder = records.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
  const shards = planShards(inOrder, limits).map(shard => nameShard(shard, shard.posts))
  for (const shard of shards) draft.write(shard, shard.posts)
  return draft.finish(shards)
}

/** Keep the outlines of the shards that a search begins with, and leave out the others. */
function withFirstOutlines(shards: readonly ShardSettings[]): readonly ShardSettings[] {
  const [first = []] = partsOf(shards)
  return shards.map(shard => {
    const { outline: _, ...others } = shard
    return first.includes(shard) ? shard : others
  })
}

function hasFacts(shardFolder: string): boolean {
  try {
    readShardFacts(shardFolder)
    return true
  } catch {
    return false
  }
}
