import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { constants, deflate } from 'node:zlib'
import { writeCatalog } from './catalog.ts'
import { indexText, tidyText } from './index-text.ts'
import { type Lane, makePagefind } from './make-pagefind.ts'
import { recordText } from './record-text.ts'
import { repackIndex } from './repack-index.ts'
import type { SearchRecord } from './search-record.ts'
import { catalogFile, chunkFile, postsFile, postsInFile, rangesFile, type ShownPost } from './shard-files.ts'
import { isShadowKey } from './tokens.ts'

/** Beside the shard's other files; no browser asks for it. */
const factsFile = 'shard.json'

export interface ShardFacts {
  readonly hasShadow: boolean
}

/** Files under way at once. */
const FILES_AT_ONCE = 64

/**
 * Write the folder of a shard: its index, its posts as results show them, and its catalog. The same records in the same
 * order give the same bytes. Returns Pagefind's program, the same for all shards. Throws what Pagefind reports.
 */
export async function writeShard(
  records: readonly SearchRecord[],
  folder: string,
  lane: Lane = 0,
): Promise<Uint8Array> {
  await rm(folder, { recursive: true, force: true })
  const posts: ShownPost[] = []
  let hasShadow = false
  function* indexed(): Generator<string> {
    for (const record of records) {
      const post = shownPost(record)
      posts.push(post)
      const text = indexText(recordText(post.text, post))
      hasShadow ||= text.split(' ').some(isShadowKey)
      yield text
    }
  }
  const made = await makePagefind(indexed(), lane)
  const { ranges, chunks } = repackIndex(made)
  const facts: ShardFacts = { hasShadow }
  await writeAll(folder, [
    [factsFile, Buffer.from(JSON.stringify(facts))],
    [catalogFile, Buffer.from(writeCatalog(records))],
    [rangesFile, await compressed(Buffer.from(JSON.stringify(ranges)))],
  ])
  await writeAll(
    folder,
    await Promise.all(
      chunks.map(async (chunk, number) => [chunkFile(number), await compressed(chunk)] as const),
    ),
  )
  const files = Array.from({ length: Math.ceil(posts.length / postsInFile) }, (_, at) => at * postsInFile)
  await writeAll(
    folder,
    await Promise.all(
      files.map(async row => {
        const text = JSON.stringify(posts.slice(row, row + postsInFile))
        return [postsFile(row), await compressed(Buffer.from(text))] as const
      }),
    ),
  )
  return made.program
}

/** Read what a shard's writer found out about it. Rejects where the shard is not there. */
export async function readShardFacts(folder: string): Promise<ShardFacts> {
  return JSON.parse(await readFile(join(folder, factsFile), 'utf8'))
}

function shownPost({ url, title, author, handle, date, lang, text }: SearchRecord): ShownPost {
  return { url, title: tidyText(title), author: tidyText(author), handle, date, lang, text: tidyText(text) }
}

/** In zlib's format, which tells a browser damaged data, and holds nothing of the machine it was made on. */
export function compressed(bytes: Uint8Array): Promise<Buffer> {
  return promisify(
    deflate as (data: Uint8Array, options: object, done: (error: Error | null, data: Buffer) => void) => void,
  )(bytes, { level: constants.Z_BEST_COMPRESSION })
}

async function writeAll(
  folder: string,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<void> {
  for (const directory of new Set(files.map(([name]) => dirname(join(folder, name))))) {
    await mkdir(directory, { recursive: true })
  }
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const batch = files.slice(start, start + FILES_AT_ONCE)
    await Promise.all(batch.map(([name, bytes]) => writeFile(join(folder, name), bytes)))
  }
}
