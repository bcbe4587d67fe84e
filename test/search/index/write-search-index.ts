import { type PartitionLimits, partitionLimits } from '../../../src/archive/partitions.ts'
import { type KeyedShard, nameShard, planShards } from '../../../src/search/index/key-shards.ts'
import type { SearchRecord } from '../../../src/search/index/search-record.ts'
import { startSearchIndex } from '../../../src/search/index/write-index.ts'

/** Divide records, one a post, into shards, each named for its own. */
export function shardsOf(
  records: readonly SearchRecord[],
  limits: PartitionLimits = partitionLimits,
): readonly KeyedShard<SearchRecord>[] {
  const inOrder = records.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
  return planShards(inOrder, limits).map(shard => nameShard(shard, shard.posts))
}

/** Write the whole index of an archive at once. Returns its shards. */
export async function writeSearchIndex(
  records: readonly SearchRecord[],
  outputDir: string,
  limits?: PartitionLimits,
): Promise<readonly KeyedShard<SearchRecord>[]> {
  const draft = startSearchIndex(outputDir)
  const shards = shardsOf(records, limits)
  for (const shard of shards) draft.write(shard, shard.posts)
  await draft.finish(shards)
  return shards
}
