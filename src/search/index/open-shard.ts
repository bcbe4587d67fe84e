import type { Byline } from '../query/byline.ts'
import { ANY_KEY, findOffset, type Phrase } from '../query/match.ts'
import type { CountedWord } from '../query/nearest-words.ts'
import { type CatalogPost, readCatalog } from './catalog.ts'
import { type FoundRow, findPhrase, type PhraseWord, rowsAt, startsOf } from './find-phrase.ts'
import { loadEachOnce, loadOnce } from './load-once.ts'
import {
  catalogFile,
  chunkFile,
  fileSizes,
  type IndexOutline,
  outlineFile,
  postsFile,
  type ShardSettings,
  type ShownPost,
  wordsFile,
} from './shard-files.ts'
import { chunksFrom, chunksOf, openChunk } from './word-chunks.ts'

/** Words of a phrase that are loaded first: three of them leave hardly a post that does not hold the phrase. */
const FIRST_WORDS = 3

/** A rare word costs at most one chunk for so many posts of its shard. */
const POSTS_PER_CHUNK = 2500

/** A word of a phrase, before its positions are loaded. */
interface PhrasePart {
  /** Chunks of the usual size that must be loaded for it. */
  readonly cost: number
  load(): Promise<PhraseWord>
}

/**
 * One shard of the index, which loads what it is asked for. What does not load rejects, and is loaded again when asked
 * for again.
 */
export interface OpenShard {
  /** Rows that may hold a phrase, by a few of its rare words: no other row does. */
  sketch(phrase: Phrase): Promise<readonly number[]>
  /** Rows that hold a phrase, ascending; with `among`, only of these. */
  find(phrase: Phrase, among?: readonly number[]): Promise<readonly FoundRow[]>
  /** Who wrote each row. */
  bylines(): Promise<readonly Byline[]>
  post(row: number): Promise<ShownPost>
  /** The Latin words of the posts. */
  words(): Promise<readonly CountedWord[]>
  /** What the posts are filtered by, by row. */
  catalog(): Promise<readonly CatalogPost[]>
}

/**
 * Open a shard; `load` loads one of its files. Runs in the browser, and in the build, which checks each shard it has
 * written.
 */
export function openShard(
  { folder, posts, outline: given }: ShardSettings,
  load: (file: string) => Promise<Response>,
): OpenShard {
  const perFile = fileSizes(posts).posts
  const outline = loadOnce(async () => {
    const loaded: IndexOutline = given ?? (await (await inflate(await load(outlineFile))).json())
    return { ...loaded, starts: startsOf(loaded.lengths) }
  })
  const loadedChunks = new Set<number>()
  const chunkOf = loadEachOnce(async (number: number) => {
    loadedChunks.add(number)
    const chunk = await inflate(await load(chunkFile(number)))
    return openChunk(new Uint8Array(await chunk.arrayBuffer()))
  })
  const postsOf = loadEachOnce(async (number: number): Promise<readonly ShownPost[]> => {
    return (await inflate(await load(postsFile(number)))).json()
  })
  const post = async (row: number): Promise<ShownPost> => {
    const found = (await postsOf(Math.floor(row / perFile)))[row % perFile]
    if (!found) throw new Error(`expected a post in row ${row} of ${folder}`)
    return found
  }
  /** Keep the rows whose text holds the phrase. */
  const verify = async (rows: readonly FoundRow[], phrase: Phrase): Promise<readonly FoundRow[]> => {
    const verified = rows.map(async ({ row }) => {
      return { row, offset: findOffset((await post(row)).text, phrase) }
    })
    return (await Promise.all(verified)).filter(({ offset }) => offset >= 0)
  }
  /** The words of a phrase, the cheapest first; none where one of them is in no chunk. */
  const partsOf = async ({
    keys,
    isPrefix = false,
    isFolded = false,
  }: Phrase): Promise<readonly PhrasePart[]> => {
    const { ranges } = await outline()
    const parts = keys.flatMap((key, step) => {
      if (key === ANY_KEY) return []
      const isBeginning = isPrefix && step === keys.length - 1
      const chunks = isBeginning ? chunksFrom(key, ranges) : chunksOf(key, ranges)
      const loadPositions = async (): Promise<PhraseWord> => {
        const loaded = await Promise.all(chunks.map(chunkOf))
        const [positions = [], ...others] = loaded.flatMap(chunk =>
          chunk.find(key, { isPrefix: isBeginning, isFolded }),
        )
        if (others.length === 0) return { step, positions }
        return { step, positions: [positions, ...others].flat().sort((a, b) => a - b) }
      }
      const missing = chunks.filter(number => !loadedChunks.has(number))
      const cost = missing.reduce((sum, number) => sum + (ranges[number]?.[2] ?? 1), 0)
      return { isNowhere: chunks.length === 0, cost, load: loadPositions }
    })
    if (parts.some(({ isNowhere }) => isNowhere)) return []
    return parts.toSorted((a, b) => a.cost - b.cost)
  }
  const rowsWith = async (parts: readonly PhrasePart[]): Promise<readonly FoundRow[]> => {
    const [{ starts }, words] = await Promise.all([outline(), Promise.all(parts.map(part => part.load()))])
    return rowsAt(findPhrase(words), starts)
  }
  const isRare = ({ cost }: PhrasePart): boolean => cost <= Math.ceil(posts / POSTS_PER_CHUNK)
  return {
    sketch: async phrase => {
      const parts = await partsOf(phrase)
      if (parts.length === 0) return []
      const rare = parts.filter(isRare).slice(0, FIRST_WORDS)
      if (rare.length === 0) return Array.from({ length: posts }, (_, row) => row)
      return (await rowsWith(rare)).map(({ row }) => row)
    },
    find: async (phrase, among) => {
      if (among?.length === 0) return []
      const parts = await partsOf(phrase)
      if (parts.length === 0) return []
      const wanted = among && new Set(among)
      let found = among?.map((row): FoundRow => ({ row, offset: 0 }))
      let asked = parts.filter(({ cost }) => cost === 0).length
      for (let step = FIRST_WORDS; ; step *= 2) {
        if (asked > 0)
          found = (await rowsWith(parts.slice(0, asked))).filter(({ row }) => wanted?.has(row) ?? true)
        const left = parts.slice(asked)
        if (found && (left.length === 0 || found.length === 0)) return found
        // A file of posts is about as large as a chunk, and is loaded anyway where the post is shown.
        const cost = left.reduce((sum, part) => sum + part.cost, 0)
        if (found && found.length <= cost) return verify(found, phrase)
        asked += Math.max(1, left.slice(0, step).filter(isRare).length)
      }
    },
    bylines: async () => {
      const { bylines, authors } = await outline()
      return authors.map(number => bylines[number] ?? ['', ''])
    },
    post,
    words: loadOnce(async () => (await inflate(await load(wordsFile))).json()),
    catalog: loadOnce(async () => readCatalog(await (await load(catalogFile)).text())),
  }
}

/** Decompress an answer in zlib's format; rejects where it is damaged. */
async function inflate({ body }: Response): Promise<Response> {
  if (!body) throw new Error('expected a file that holds something')
  return new Response(body.pipeThrough(new DecompressionStream('deflate')))
}
