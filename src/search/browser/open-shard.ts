import { type CatalogPost, readCatalog } from '../catalog.ts'
import { positionsOf, wordsAt } from '../index-words.ts'
import type { Phrase } from '../match.ts'
import { cborSequence } from '../read-cbor.ts'
import {
  catalogFile,
  chunkFile,
  fileSizes,
  type IndexOutline,
  outlineFile,
  postsFile,
  type ShardSettings,
  type ShownPost,
} from '../shard-files.ts'
import { isShadowPhrase } from '../term-forms.ts'
import { bytesOf, fetchCompressed, fetchFile } from './fetch-bytes.ts'
import { type FoundRow, findPhrase, rowsAt, startsOf } from './find-phrase.ts'
import { loadEachOnce, loadOnce } from './load-once.ts'
import { chunksFrom, chunksOf } from './word-ranges.ts'

/** One shard of the index, which loads what it is asked for. What does not load rejects, and is asked for again. */
export interface OpenShard {
  /** Rows that hold a phrase, in order. */
  find(phrase: Phrase): Promise<readonly FoundRow[]>
  /** The post of a row, its address with the site's base. */
  post(row: number): Promise<ShownPost>
  /** What the posts are filtered by, by row. */
  catalog(): Promise<readonly CatalogPost[]>
}

export function openShard(bundle: URL, { folder, posts, hasShadow }: ShardSettings): OpenShard {
  const site = new URL('..', bundle)
  const perFile = fileSizes(posts).posts
  const urlOf = (file: string): URL => new URL(`${folder}/${file}`, bundle)
  const outline = loadOnce(async () => {
    const { ranges, lengths }: IndexOutline = await (await fetchCompressed(urlOf(outlineFile))).json()
    return { ranges, starts: startsOf(lengths) }
  })
  const wordsIn = loadEachOnce(async (number: number) => {
    const chunk = await bytesOf(await fetchCompressed(urlOf(chunkFile(number))))
    return wordsAt(chunk, cborSequence(chunk))
  })
  const postsOf = loadEachOnce(async (number: number): Promise<readonly ShownPost[]> => {
    return (await fetchCompressed(urlOf(postsFile(number)))).json()
  })
  const positionsIn = async (chunks: readonly number[], isWanted: (word: string) => boolean) => {
    const words = (await Promise.all(chunks.map(wordsIn))).flat().filter(({ text }) => isWanted(text))
    const [positions = [], ...others] = words.map(positionsOf)
    return others.length > 0 ? [positions, ...others].flat().sort((a, b) => a - b) : positions
  }
  return {
    find: async ({ keys, isPrefix = false }) => {
      if (!hasShadow && isShadowPhrase({ keys })) return []
      const { ranges, starts } = await outline()
      const wanted = keys.map((key, at) =>
        isPrefix && at === keys.length - 1
          ? { chunks: chunksFrom(key, ranges), isWanted: (word: string) => word.startsWith(key) }
          : { chunks: chunksOf(key, ranges), isWanted: (word: string) => word === key },
      )
      if (wanted.some(({ chunks }) => chunks.length === 0)) return []
      const positions = wanted.map(({ chunks, isWanted }) => positionsIn(chunks, isWanted))
      return rowsAt(findPhrase(await Promise.all(positions)), starts)
    },
    post: async row => {
      const found = (await postsOf(Math.floor(row / perFile)))[row % perFile]
      if (!found) throw new Error(`expected a post in row ${row} of ${folder}`)
      return { ...found, url: new URL(`.${found.url}`, site).pathname }
    },
    catalog: loadOnce(async () => readCatalog(await (await fetchFile(urlOf(catalogFile))).text())),
  }
}
