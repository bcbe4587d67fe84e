/** The files of the index, for their writer and for the browser. */
import type { Byline } from '../query/byline.ts'
import type { SynonymGroup } from '../query/synonyms.ts'

/** First and last word of a chunk; of one that a common word makes larger, how many times the usual size it has. */
export type WordRange = readonly [first: string, last: string, size?: number]

/** What a search must know of a shard's index before it loads any word. */
export interface IndexOutline {
  /** By chunk, in the order of the words' code points. */
  readonly ranges: readonly WordRange[]
  /** By row, the number of its tokens. One more position is between two rows. */
  readonly lengths: readonly number[]
  /** The bylines of the shard. They are no part of the text. */
  readonly bylines: readonly Byline[]
  /** By row, the number of its byline. */
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

/** How much goes into a file. Hosts limit the number of files, and a search loads a few of each kind. */
export interface FileSizes {
  /** Posts that share a file, in their order. */
  readonly posts: number
  /** Bytes of a chunk, uncompressed; a common word has more. A search loads one chunk for each of its words. */
  readonly chunk: number
}

/** Choose the sizes for a shard. Most results are new, and the newest shards small: they may have many small files. */
export function fileSizes(posts: number): FileSizes {
  return posts <= 600 ? { posts: 4, chunk: 5600 } : { posts: 8, chunk: 7000 }
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
  /** Given for the shards that a search begins with, see `partsOf`. Other shards have a file of it. */
  readonly outline?: IndexOutline
}

/** The names of an archive in their latest spelling, with the number of their posts, in the order of first use. */
export interface ArchiveNames {
  readonly authors: readonly (readonly [handle: string, name: string, posts: number])[]
  readonly tags: readonly (readonly [tag: string, posts: number])[]
}

/** What a search loads first. */
export interface SearchSettings {
  /** The oldest first. */
  readonly shards: readonly ShardSettings[]
  readonly synonyms: readonly SynonymGroup[]
}
