import { createHash } from 'node:crypto'
import { versions } from 'node:process'
import { type Dated, type Era, type EraLimits, eraLimits, planEras } from '../../archive/eras.ts'
import type { SynonymGroup } from '../query/synonyms.ts'
import { pagefindVersion } from './shard-files.ts'

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
const PACKING = 11

/**
 * Divide posts, given oldest first, into shards, oldest first, and name each. `keyOf` tells two posts apart that differ
 * in anything the index or a result shows.
 */
export function keyShards<Post extends Dated>(
  posts: readonly Post[],
  keyOf: (post: Post) => string,
  limits: EraLimits = eraLimits,
): readonly KeyedShard<Post>[] {
  return planEras(posts, limits).map(shard => {
    const hash = createHash('sha256')
    hash.update(JSON.stringify([PACKING, pagefindVersion, versions.zlib, shard.posts.map(keyOf)]))
    return { ...shard, folder: `${shard.name}.${hash.digest('hex').slice(0, 16)}` }
  })
}
