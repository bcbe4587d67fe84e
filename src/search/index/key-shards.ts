import { createHash } from 'node:crypto'
import { versions } from 'node:process'
import {
  type Dated,
  type Partition,
  type PartitionLimits,
  partitionLimits,
  planPartitions,
} from '../../archive/partitions.ts'
import { pagefindVersion } from '../pagefind/version.ts'
import type { SynonymGroup } from '../query/synonyms.ts'
import type { SearchRecord } from './search-record.ts'

/** A shard in a folder named by a hash of its content: shards of the same name have the same bytes. */
export interface KeyedShard<Post> extends Partition<Post> {
  readonly folder: string
}

/** Hash the names of all shards and the synonyms to the version of an index. */
export function indexVersion(
  shards: readonly Pick<KeyedShard<unknown>, 'folder'>[],
  synonyms: readonly SynonymGroup[],
): string {
  const hash = createHash('sha256').update(JSON.stringify([shards.map(({ folder }) => folder), synonyms]))
  return hash.digest('hex').slice(0, 16)
}

/** The version of our file formats. Raise it with every change of what a shard's writer makes of the same records. */
const PACKING = 14

/** Divide posts, given oldest first, into shards, oldest first. */
export function planShards<Post extends Dated>(
  posts: readonly Post[],
  limits: PartitionLimits = partitionLimits,
): readonly Partition<Post>[] {
  return planPartitions(posts, limits)
}

/** Name the folder of a shard after all that its files are made of: the records of its posts, and what packs them. */
export function nameShard<Post>(shard: Partition<Post>, records: readonly SearchRecord[]): KeyedShard<Post> {
  const hash = createHash('sha256').update(JSON.stringify([PACKING, pagefindVersion, versions.zlib, records]))
  return { ...shard, folder: `${shard.name}.${hash.digest('hex').slice(0, 16)}` }
}
