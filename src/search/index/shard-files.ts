/** What stands in the folder of a shard, for its writer and for the browser. The folder's name is of its content. */
import type { Byline } from '../query/byline.ts'
import type { SynonymGroup } from '../query/synonyms.ts'

/** First and last word of a chunk of the index, and how many times as large as others it is for the sake of one common word. */
export type WordRange = readonly [first: string, last: string, size?: number]

/** What a search must know of a shard's index before it loads any word. */
export interface IndexOutline {
  /** Of each chunk, in the order of the words' code points. */
  readonly ranges: readonly WordRange[]
  /** Of each post the positions it takes, one for each token; one more stands between two posts. */
  readonly lengths: readonly number[]
  /** The bylines of the shard. They are no part of the text. */
  readonly bylines: readonly Byline[]
  /** Of each post the number of its byline. */
  readonly authors: readonly number[]
}

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

/** How the files of a shard are cut: hosts limit their number, and a search loads of each kind as few as it needs. */
export interface FileSizes {
  /** Posts that share a file, in their order. */
  readonly posts: number
  /** Bytes of a chunk, uncompressed; a common word has more. A search loads one chunk for each of its words. */
  readonly chunk: number
}

/** Most results are new: the files of a small shard, as the newest are, may be many and small. */
export function fileSizes(posts: number): FileSizes {
  return posts <= 600 ? { posts: 4, chunk: 6500 } : { posts: 8, chunk: 8000 }
}

export const chunkFile = (number: number): string => `index/${number}.bin`
export const outlineFile = 'index/outline.bin'
export const postsFile = (number: number): string => `posts/${number}.bin`
/** Words that are offered where no post was found. */
export const wordsFile = 'words.bin'
export const catalogFile = 'catalog.json'

/** In the folder of all shards. */
export const settingsFile = 'settings.json'
export const namesFile = 'names.json'

export interface ShardSettings {
  readonly folder: string
  readonly posts: number
  /** Of the shards that a search begins with, see `partsOf`; of others it is a file of theirs. */
  readonly outline?: IndexOutline
}

/** Names of the archive, of each the latest spelling, with the number of its posts; in the order of first use. */
export interface ArchiveNames {
  readonly authors: readonly (readonly [handle: string, name: string, posts: number])[]
  readonly tags: readonly (readonly [tag: string, posts: number])[]
}

/** What a search must know before it asks an index; loaded first. */
export interface SearchSettings {
  /** The oldest first. */
  readonly shards: readonly ShardSettings[]
  readonly synonyms: readonly SynonymGroup[]
}
