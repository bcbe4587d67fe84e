import { type CatalogPost, readCatalog } from '../catalog.ts'
import { positionsOf, wordsAt } from '../index-words.ts'
import { findLead, type Phrase } from '../match.ts'
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
import { type FoundRow, findPhrase, type PhraseWord, rowsAt, startsOf } from './find-phrase.ts'
import { loadEachOnce, loadOnce } from './load-once.ts'
import { chunksFrom, chunksOf, isOneWord } from './word-ranges.ts'

/** So many words of a phrase tell nearly all posts apart that do not hold it: as many more are loaded where they do not. */
const TELLING = 3

/** The chunk of a common word is as large as so many others. */
const COMMON = 4

/** A file with a post is as large as so many chunks. */
const CHUNKS_PER_POST = 2

/** A word of a phrase before its positions are loaded. */
interface SoughtWord extends Pick<PhraseWord, 'step'> {
  /** Numbers of the chunks that may hold it or, of a beginning, what goes on from it. */
  readonly chunks: readonly number[]
  readonly isCommon: boolean
  isWanted(word: string): boolean
}

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
  const load = async ({ step, chunks, isWanted }: SoughtWord): Promise<PhraseWord> => {
    const words = (await Promise.all(chunks.map(wordsIn))).flat().filter(({ text }) => isWanted(text))
    const [positions = [], ...others] = words.map(positionsOf)
    return {
      step,
      positions: others.length > 0 ? [positions, ...others].flat().sort((a, b) => a - b) : positions,
    }
  }
  const post = async (row: number): Promise<ShownPost> => {
    const found = (await postsOf(Math.floor(row / perFile)))[row % perFile]
    if (!found) throw new Error(`expected a post in row ${row} of ${folder}`)
    return { ...found, url: new URL(`.${found.url}`, site).pathname }
  }
  /** Of rows that may hold a phrase, those whose text does. */
  const verify = async (rows: readonly FoundRow[], phrase: Phrase): Promise<readonly FoundRow[]> => {
    const verified = rows.map(async ({ row }) => {
      const { text, ...byline } = await post(row)
      return { row, lead: findLead(recordText(text, byline), phrase) }
    })
    return (await Promise.all(verified)).filter(({ lead }) => lead >= 0)
  }
  return {
    find: async phrase => {
      const { keys, isPrefix = false } = phrase
      const isShadow = isShadowPhrase(phrase)
      if (!hasShadow && isShadow) return []
      const { ranges, starts } = await outline()
      const words = keys.map((key, step): SoughtWord => {
        const goesOn = isPrefix && step === keys.length - 1
        const chunks = goesOn ? chunksFrom(key, ranges) : chunksOf(key, ranges)
        const [number = 0] = chunks
        return {
          ...{ step, chunks, isCommon: isOneWord(ranges[number]) },
          isWanted: word => (goesOn ? word.startsWith(key) : word === key),
        }
      })
      if (words.some(({ chunks }) => chunks.length === 0)) return []
      const rarestFirst = words.toSorted((a, b) => Number(a.isCommon) - Number(b.isCommon))
      const loaded: PhraseWord[] = []
      for (let asked = TELLING; ; asked *= 2) {
        loaded.push(...(await Promise.all(rarestFirst.slice(loaded.length, asked).map(load))))
        const found = rowsAt(findPhrase(loaded), starts)
        const left = rarestFirst.slice(asked)
        if (left.length === 0 || found.length === 0) return found
        // Posts are loaded anyway where they are shown; where they are not, they take more than words.
        const cost = left.reduce((sum, { isCommon }) => sum + (isCommon ? COMMON : 1), 0)
        // What is shown of a post has no shadow.
        if (!isShadow && found.length * CHUNKS_PER_POST <= cost) return verify(found, phrase)
      }
    },
    post,
    catalog: loadOnce(async () => readCatalog(await (await fetchFile(urlOf(catalogFile))).text())),
  }
}
