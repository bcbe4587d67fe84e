/** What stands in the folder of a shard, for its writer and for the browser. The folder's name is of its content. */
import type { SynonymGroup } from './synonyms.ts'

/** The version whose index is read here and in the browser: another one may be written otherwise. */
export const pagefindVersion = '1.6.0'

/** First and last word of a chunk of the index. */
export type WordRange = readonly [first: string, last: string]

/** A post as a result shows it. */
export interface ShownPost {
  /** The permalink, without the site's base. */
  readonly url: string
  readonly title: string
  readonly author: string
  readonly handle: string
  readonly date: string
  readonly lang: string
  readonly text: string
}

/** Posts that share a file, in their order: each is a chance that the next result is loaded already. */
export const postsInFile = 4

export const chunkFile = (number: number): string => `index/${number}.bin`
export const rangesFile = 'index/ranges.bin'
export const postsFile = (row: number): string => `posts/${Math.floor(row / postsInFile)}.bin`
export const catalogFile = 'catalog.json'

/** In the folder of all shards: Pagefind's program that searches an index. */
export const programFile = `pagefind-${pagefindVersion}.bin`
export const settingsFile = 'settings.json'

export interface ShardSettings {
  readonly folder: string
  readonly posts: number
  /** Whether any post has a shadow, that is, Traditional characters. */
  readonly hasShadow: boolean
}

/** What a search must know before it asks an index; loaded first, and always anew. */
export interface SearchSettings {
  /** The oldest first. */
  readonly shards: readonly ShardSettings[]
  readonly synonyms: readonly SynonymGroup[]
}
