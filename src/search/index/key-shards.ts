import { createHash } from 'node:crypto'
import { versions } from 'node:process'
import { type Dated, type Era, type EraLimits, eraLimits, planEras } from '../../archive/eras.ts'
import { pagefindVersion } from '../pagefind/version.ts'
import type { SynonymGroup } from '../query/synonyms.ts'
import type { SearchRecord } from './search-record.ts'

/** A shard under the name of what it holds: two of one folder are, byte for byte, one. */
export interface KeyedShard<Post> extends Era<Post> {
  readonly folder: string
}

/** Name what all shards and the synonyms are: an index under another name answers otherwise. */
export function indexVersion(
  shards: readonly Pick<KeyedShard<unknown>, 'folder'>[],
  synonyms: readonly SynonymGroup[],
): string {
  const hash = createHash('sha256').update(JSON.stringify([shards.map(({ folder }) => folder), synonyms]))
  return hash.digest('hex').slice(0, 16)
}

/** Raised whenever the same records are to give other files. */
const PACKING = 13

/** Divide posts, given oldest first, into shards, oldest first. */
export function planShards<Post extends Dated>(
  posts: readonly Post[],
  limits: EraLimits = eraLimits,
): readonly Era<Post>[] {
  return planEras(posts, limits)
}

/** Name the folder of a shard after all that its files are made of: the records of its posts, and what packs them. */
export function nameShard<Post>(shard: Era<Post>, records: readonly SearchRecord[]): KeyedShard<Post> {
  const hash = createHash('sha256').update(JSON.stringify([PACKING, pagefindVersion, versions.zlib, records]))
  return { ...shard, folder: `${shard.name}.${hash.digest('hex').slice(0, 16)}` }
}
