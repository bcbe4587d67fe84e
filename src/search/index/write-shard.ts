import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deflate } from 'node:zlib'
import { invertText } from '../pagefind/invert-text.ts'
import type { Byline } from '../query/byline.ts'
import { BREAK_KEY, countKeys } from '../query/tokens.ts'
import { writeCatalog } from './catalog.ts'
import { checkShard } from './check-shard.ts'
import { countWords } from './count-words.ts'
import { indexText, tidyText } from './index-text.ts'
import type { SearchRecord } from './search-record.ts'
import {
  catalogFile,
  chunkFile,
  fileSizes,
  type IndexOutline,
  outlineFile,
  postsFile,
  type ShownPost,
  wordsFile,
} from './shard-files.ts'
import { packWords } from './word-chunks.ts'

/** For later builds; no browser loads it. */
const factsFile = 'shard.json'

/** What a shard's writer tells the settings of all shards. */
export interface ShardFacts {
  readonly outline: IndexOutline
}

/** Files that are compressed and written at once: zlib sets a quarter of a megabyte aside for each. */
const FILES_AT_ONCE = 64

/**
 * Write the folder of a shard: its index, its posts as results show them, and its catalog. The same records in the same
 * order give the same bytes. Throws what `invertText` and `checkShard` throw.
 *
 * To Pagefind the posts of a shard are one text, with a break after each: it takes a third of the time and of the
 * memory that one page a post would take, and its index is half as large.
 */
export async function writeShard(
  folder: string,
  records: readonly SearchRecord[],
  invert = invertText,
): Promise<void> {
  const posts = records.map(shownPost)
  const streams = posts.map(({ text }) => indexText(text))
  await rm(folder, { recursive: true, force: true })
  const words = await invert(streams.join(` ${BREAK_KEY} `))
  const sizes = fileSizes(records.length)
  const { ranges, chunks } = packWords(words, sizes.chunk)
  const outline: IndexOutline = { ranges, lengths: streams.map(countKeys), ...numberBylines(posts) }
  const facts: ShardFacts = { outline }
  await writeAll(folder, [
    [factsFile, JSON.stringify(facts)],
    [catalogFile, writeCatalog(records)],
  ])
  await writeCompressed(folder, [
    [outlineFile, JSON.stringify(outline)],
    [wordsFile, JSON.stringify(countWords(posts.map(({ text }) => text)))],
    ...chunks.map((chunk, number) => [chunkFile(number), chunk] as const),
    ...groupsOf(posts, sizes.posts).map(
      (group, number) => [postsFile(number), JSON.stringify(group)] as const,
    ),
  ])
  await checkShard(folder, { folder, posts: records.length, ...facts }, posts)
}

/** Read the facts of a shard that was written. Throws where there is none. */
export function readShardFacts(folder: string): ShardFacts {
  return JSON.parse(readFileSync(join(folder, factsFile), 'utf8'))
}

function numberBylines(posts: readonly ShownPost[]): Pick<IndexOutline, 'bylines' | 'authors'> {
  const numbers = new Map<string, number>()
  const bylines: Byline[] = []
  const authors = posts.map(({ author, handle }) => {
    const key = `${handle} ${author}`
    const number = numbers.get(key) ?? bylines.push([author, handle]) - 1
    numbers.set(key, number)
    return number
  })
  return { bylines, authors }
}

function shownPost({ url, title, author, handle, date, lang, text }: SearchRecord): ShownPost {
  return { url, title: tidyText(title), author: tidyText(author), handle, date, lang, text: tidyText(text) }
}

/** Compress in zlib's format: it has a checksum, and nothing of the machine it was made on. */
export function compressed(content: string | Uint8Array): Promise<Buffer> {
  return new Promise((done, failed) => {
    deflate(content, (error, packed) => (error ? failed(error) : done(packed)))
  })
}

function groupsOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, number) => number * size)
  return starts.map(start => items.slice(start, start + size))
}

type NamedFile = readonly [name: string, content: string | Uint8Array]

async function writeCompressed(folder: string, files: readonly NamedFile[]): Promise<void> {
  for (const batch of groupsOf(files, FILES_AT_ONCE)) {
    const packed = batch.map(async ([name, content]) => [name, await compressed(content)] as const)
    await writeAll(folder, await Promise.all(packed))
  }
}

async function writeAll(folder: string, files: readonly NamedFile[]): Promise<void> {
  for (const directory of new Set(files.map(([name]) => dirname(join(folder, name))))) {
    await mkdir(directory, { recursive: true })
  }
  await Promise.all(files.map(([name, content]) => writeFile(join(folder, name), content)))
}
