import { type CatalogPost, readCatalog } from '../index/catalog.ts'
import { recordText } from '../index/record-text.ts'
import {
  catalogFile,
  chunkFile,
  fileSizes,
  type IndexOutline,
  outlineFile,
  postsFile,
  type ShardSettings,
  type ShownPost,
} from '../index/shard-files.ts'
import { openChunk } from '../pagefind/index-words.ts'
import { findLead, type Phrase } from '../query/match.ts'
import { isShadowPhrase } from '../query/term-forms.ts'
import { bytesOf, fetchCompressed, fetchFile } from './fetch-bytes.ts'
import { type FoundRow, findPhrase, type PhraseWord, rowsAt, startsOf } from './find-phrase.ts'
import { loadEachOnce, loadOnce } from './load-once.ts'
import { chunksFrom, chunksOf } from './word-ranges.ts'

/** So many words of a phrase tell nearly all posts apart that do not hold it: as many more are loaded where they do not. */
const TELLING = 3

/** A word that tells posts apart takes at most a chunk for so many posts of its shard. */
const POSTS_PER_CHUNK = 2500

/** A word of a phrase before its positions are loaded. */
interface SoughtWord {
  /** What it takes to load it, in chunks of the usual size. */
  readonly cost: number
  load(): Promise<PhraseWord>
}

/** One shard of the index, which loads what it is asked for. What does not load rejects, and is asked for again. */
export interface OpenShard {
  /** Rows that may hold a phrase, as a few words tell that are not common: no other does. */
  sketch(phrase: Phrase): Promise<readonly number[]>
  /** Rows that hold a phrase, in order; with `among`, only of these. */
  find(phrase: Phrase, among?: readonly number[]): Promise<readonly FoundRow[]>
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
  const loadedChunks = new Set<number>()
  const chunkOf = loadEachOnce(async (number: number) => {
    loadedChunks.add(number)
    return openChunk(await bytesOf(await fetchCompressed(urlOf(chunkFile(number)))))
  })
  const postsOf = loadEachOnce(async (number: number): Promise<readonly ShownPost[]> => {
    return (await fetchCompressed(urlOf(postsFile(number)))).json()
  })
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
  /** The words of a phrase, those that are there first, then the rarest; none where one of them stands nowhere. */
  const wordsOf = async ({ keys, isPrefix = false }: Phrase): Promise<readonly SoughtWord[]> => {
    const { ranges } = await outline()
    const words = keys.map((key, step) => {
      const goesOn = isPrefix && step === keys.length - 1
      const chunks = goesOn ? chunksFrom(key, ranges) : chunksOf(key, ranges)
      const load = async (): Promise<PhraseWord> => {
        const loaded = await Promise.all(chunks.map(chunkOf))
        const [positions = [], ...others] = loaded.flatMap(chunk => chunk.find(key, goesOn))
        if (others.length === 0) return { step, positions }
        return { step, positions: [positions, ...others].flat().sort((a, b) => a - b) }
      }
      const missing = chunks.filter(number => !loadedChunks.has(number))
      const cost = missing.reduce((sum, number) => sum + (ranges[number]?.[2] ?? 1), 0)
      return { isNowhere: chunks.length === 0, cost, load }
    })
    if (words.some(({ isNowhere }) => isNowhere)) return []
    return words.toSorted((a, b) => a.cost - b.cost)
  }
  const rowsWith = async (words: readonly SoughtWord[]): Promise<readonly FoundRow[]> => {
    const [{ starts }, loaded] = await Promise.all([outline(), Promise.all(words.map(({ load }) => load()))])
    return rowsAt(findPhrase(loaded), starts)
  }
  const isRare = ({ cost }: SoughtWord): boolean => cost <= Math.ceil(posts / POSTS_PER_CHUNK)
  const isFindable = (phrase: Phrase): boolean => hasShadow || !isShadowPhrase(phrase)
  return {
    sketch: async phrase => {
      if (!isFindable(phrase)) return []
      const words = await wordsOf(phrase)
      if (words.length === 0) return []
      const telling = words.filter(isRare).slice(0, TELLING)
      if (telling.length === 0) return Array.from({ length: posts }, (_, row) => row)
      return (await rowsWith(telling)).map(({ row }) => row)
    },
    find: async (phrase, among) => {
      if (!isFindable(phrase) || among?.length === 0) return []
      const words = await wordsOf(phrase)
      if (words.length === 0) return []
      const wanted = among && new Set(among)
      let found = among?.map((row): FoundRow => ({ row, lead: 0 }))
      let asked = words.filter(({ cost }) => cost === 0).length
      for (let step = TELLING; ; step *= 2) {
        if (asked > 0)
          found = (await rowsWith(words.slice(0, asked))).filter(({ row }) => wanted?.has(row) ?? true)
        const left = words.slice(asked)
        if (found && (left.length === 0 || found.length === 0)) return found
        // A file with a post is about as large as a chunk with a word, and loaded anyway where the post is shown.
        const cost = left.reduce((sum, word) => sum + word.cost, 0)
        // What is shown of a post has no shadow.
        if (found && !isShadowPhrase(phrase) && found.length <= cost) return verify(found, phrase)
        asked += Math.max(1, left.slice(0, step).filter(isRare).length)
      }
    },
    post,
    catalog: loadOnce(async () => readCatalog(await (await fetchFile(urlOf(catalogFile))).text())),
  }
}
