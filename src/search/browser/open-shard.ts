import { type CatalogPost, readCatalog } from '../catalog.ts'
import { positionsOf, wordsAt } from '../index-words.ts'
import { findKeys, type Phrase } from '../match.ts'
import { cborSequence } from '../read-cbor.ts'
import { recordText } from '../record-text.ts'
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
import { chunksFrom, chunksOf, isOneWord } from './word-ranges.ts'

/** So many words of a phrase tell nearly all posts apart that do not hold it: as many more are loaded where they do not. */
const TELLING = 3

/** The chunk of a common word is as large as so many others. */
const COMMON = 4

/** A file with a post is as large as so many chunks. */
const CHUNKS_PER_POST = 2

/** One shard of the index, which loads what it is asked for. What does not load rejects, and is asked for again. */
export interface OpenShard {
  /** Rows that hold a phrase, in order. */
  find(phrase: Phrase): Promise<readonly FoundRow[]>
  /** The post of a row, its address with the site's base. */
  post(row: number): Promise<ShownPost>
  /** What the posts are filtered by, by row. */
  catalog(): Promise<readonly CatalogPost[]>
}

export function openShard(
  bundle: URL,
  { folder, posts, hasShadow, outline: given }: ShardSettings,
): OpenShard {
  const site = new URL('..', bundle)
  const perFile = fileSizes(posts).posts
  const urlOf = (file: string): URL => new URL(`${folder}/${file}`, bundle)
  const outline = loadOnce(async () => {
    const known: IndexOutline = given ?? (await (await fetchCompressed(urlOf(outlineFile))).json())
    const { ranges, lengths } = known
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
  const post = async (row: number): Promise<ShownPost> => {
    const found = (await postsOf(Math.floor(row / perFile)))[row % perFile]
    if (!found) throw new Error(`expected a post in row ${row} of ${folder}`)
    return { ...found, url: new URL(`.${found.url}`, site).pathname }
  }
  /** Of rows that may hold a phrase, those whose text does. */
  const verify = async (rows: readonly FoundRow[], keys: readonly string[]): Promise<readonly FoundRow[]> => {
    const verified = rows.map(async ({ row }) => {
      const { text, ...byline } = await post(row)
      return { row, lead: findKeys(recordText(text, byline), keys) }
    })
    return (await Promise.all(verified)).filter(({ lead }) => lead >= 0)
  }
  return {
    find: async ({ keys, isPrefix = false }) => {
      const isShadow = isShadowPhrase({ keys })
      if (!hasShadow && isShadow) return []
      const { ranges, starts } = await outline()
      const words = keys.map((key, step) =>
        isPrefix && step === keys.length - 1
          ? { step, chunks: chunksFrom(key, ranges), isWanted: (word: string) => word.startsWith(key) }
          : { step, chunks: chunksOf(key, ranges), isWanted: (word: string) => word === key },
      )
      if (words.some(({ chunks }) => chunks.length === 0)) return []
      const findRows = async (wanted: typeof words): Promise<readonly FoundRow[]> => {
        const loaded = wanted.map(async ({ step, chunks, isWanted }) => ({
          step,
          positions: await positionsIn(chunks, isWanted),
        }))
        return rowsAt(findPhrase(await Promise.all(loaded)), starts)
      }
      const isCommon = ({ chunks: [number = 0] }: (typeof words)[number]): boolean =>
        isOneWord(ranges[number])
      const rarestFirst = words.toSorted((a, b) => Number(isCommon(a)) - Number(isCommon(b)))
      for (let asked = TELLING; ; asked *= 2) {
        const found = await findRows(rarestFirst.slice(0, asked))
        const left = rarestFirst.slice(asked)
        if (left.length === 0 || found.length === 0) return found
        // Posts are loaded anyway where they are shown; where they are not, they take more than words.
        const cost = left.reduce((sum, word) => sum + (isCommon(word) ? COMMON : 1), 0)
        if (found.length * CHUNKS_PER_POST <= cost && !isShadow && !isPrefix) return verify(found, keys)
      }
    },
    post,
    catalog: loadOnce(async () => readCatalog(await (await fetchFile(urlOf(catalogFile))).text())),
  }
}
