import { createHash } from 'node:crypto'
import { versions } from 'node:process'
import { planShards, type Shard, type ShardLimits, shardLimits } from './plan-shards.ts'
import type { SearchRecord } from './search-record.ts'
import { pagefindVersion } from './shard-files.ts'

/** A shard under the name of what it holds: two of one folder are, byte for byte, one. */
export interface KeyedShard extends Shard<SearchRecord> {
  readonly folder: string
}

/** Raised whenever the same records are to give other files. */
const PACKING = 2

/**
 * Divide records into shards, oldest first, and name each; of a day, they stay in the order given. No text is read of a
 * record that has its key.
 */
export function keyShards(
  records: readonly SearchRecord[],
  limits: ShardLimits = shardLimits,
): readonly KeyedShard[] {
  const inOrder = records.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
  return planShards(inOrder, limits).map(shard => ({ ...shard, folder: `${shard.name}.${keyOf(shard)}` }))
}

/** A hash of everything that the bytes of a shard follow from. */
function keyOf({ posts }: Shard<SearchRecord>): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([PACKING, pagefindVersion, versions.zlib]))
  for (const record of posts) {
    const { url, title, author, handle, date, lang, tags, has } = record
    const text = record.textKey ?? createHash('sha256').update(record.text).digest('hex')
    hash.update(JSON.stringify([url, title, author, handle, date, lang, tags, has, text]))
  }
  return hash.digest('hex').slice(0, 16)
}
