import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openWorker } from '../../worker.ts'
import type { SynonymGroup } from '../query/synonyms.ts'
import { countNames, type NamedPost } from './archive-names.ts'
import type { KeyedShard } from './key-shards.ts'
import type { SearchRecord } from './search-record.ts'
import { namesFile, type SearchSettings, type ShardSettings, settingsFile } from './shard-files.ts'
import { partsOf } from './shard-parts.ts'
import type { ShardRequest } from './shard-worker.ts'
import { readShardFacts } from './write-shard.ts'

/** The search index of a site while it is written. */
export interface IndexDraft {
  /** Have a shard written in the background, by a worker. A shard whose folder is as it was written need not be. */
  write(shard: KeyedShard<unknown>, records: readonly SearchRecord[]): void
  /**
   * Complete the index of these shards, oldest first, once those under way are written. Throws what Pagefind reports as
   * an error, after everything that writes has ended.
   */
  finish(shards: readonly KeyedShard<NamedPost>[]): Promise<void>
  /** Give the index up, once nothing is written any more. */
  abandon(): Promise<void>
}

/**
 * Begin to write the search index of a site: a folder for each shard, and the settings beside them. The folder is the
 * index's own: the shards that `finish` names are kept, everything else is removed, and no file is written in place.
 * The same shards give the same bytes, whatever is kept. The caller must finish or abandon the draft.
 */
export function startSearchIndex(outputDir: string, synonyms: readonly SynonymGroup[] = []): IndexDraft {
  const folder = resolve(outputDir)
  // One worker: it keeps up with the rendering of posts and pages, and a second one has to be compiled and collected too.
  const worker = openWorker<ShardRequest, void>('shard-worker')
  const writing: Promise<void>[] = []
  /** Wait for all, also where one fails: nothing may write any more once this resolves. */
  const endAll = async () => {
    const ends = await Promise.allSettled(writing)
    await worker.terminate()
    return ends
  }
  return {
    write(shard, records) {
      const written = worker.ask({ folder: join(folder, shard.folder), records })
      // Swallow here: `finish` awaits the same promise and throws the same error.
      written.catch(() => {})
      writing.push(written)
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
    },
    async abandon() {
      await endAll()
    },
  }
}

/** Keep the outlines of the shards that a search begins with, and leave out the others. */
function withFirstOutlines(shards: readonly ShardSettings[]): readonly ShardSettings[] {
  const [first = []] = partsOf(shards)
  return shards.map(shard => {
    const { outline: _, ...others } = shard
    return first.includes(shard) ? shard : others
  })
}
