import { type CatalogPost, readCatalog } from '../catalog.ts'
import { findMatches, type Phrase } from '../match.ts'
import { recordText } from '../record-text.ts'
import {
  catalogFile,
  chunkFile,
  fileSizes,
  postsFile,
  rangesFile,
  type ShardSettings,
  type ShownPost,
  type WordRange,
} from '../shard-files.ts'
import { isShadowPhrase } from '../term-forms.ts'
import { bytesOf, fetchCompressed, fetchFile } from './fetch-bytes.ts'
import { loadEachOnce, loadOnce } from './load-once.ts'
import type { FoundRow, PagefindProgram } from './pagefind-program.ts'

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
  { folder, posts, hasShadow }: ShardSettings,
  program: Promise<PagefindProgram>,
): OpenShard {
  const site = new URL('..', bundle)
  const perFile = fileSizes(posts).posts
  const urlOf = (file: string): URL => new URL(`${folder}/${file}`, bundle)
  const index = loadOnce(async () => {
    const loaded = fetchCompressed(urlOf(rangesFile)).then(response => response.json())
    const ranges: readonly WordRange[] = await loaded
    return { ranges, index: (await program).openIndex(posts, ranges) }
  })
  const chunk = loadEachOnce(async (number: number) => {
    const bytes = await bytesOf(await fetchCompressed(urlOf(chunkFile(number))))
    const opened = await index()
    opened.index.addChunk(bytes)
  })
  const postsOf = loadEachOnce(async (number: number): Promise<readonly ShownPost[]> => {
    return (await fetchCompressed(urlOf(postsFile(number)))).json()
  })
  const post = async (row: number): Promise<ShownPost> => {
    const found = (await postsOf(Math.floor(row / perFile)))[row % perFile]
    if (!found) throw new Error(`expected a post in row ${row} of ${folder}`)
    return { ...found, url: new URL(`.${found.url}`, site).pathname }
  }
  /** Where no word goes on from a beginning, Pagefind finds the beginning's beginning: `x` for `xylophone`. */
  const isHeld = async (phrase: Phrase, row: number | undefined): Promise<boolean> => {
    if (row === undefined) return false
    const { text, ...byline } = await post(row)
    return findMatches(recordText(text, byline), [phrase]).length > 0
  }
  return {
    find: async ({ keys, isPrefix = false }) => {
      if (!hasShadow && isShadowPhrase({ keys })) return []
      const { index: opened, ranges } = await index()
      const words = keys.join(' ')
      const chunks = isPrefix ? opened.chunksFor(words) : chunksOf(keys, ranges)
      if (!chunks) return []
      await Promise.all(chunks.map(chunk))
      const found = opened.search(words, !isPrefix).toSorted((a, b) => a.row - b.row)
      return isPrefix && !(await isHeld({ keys, isPrefix }, found[0]?.row)) ? [] : found
    },
    post,
    catalog: loadOnce(async () => readCatalog(await (await fetchFile(urlOf(catalogFile))).text())),
  }
}

/** Numbers of the chunks that hold some words; undefined where one of the words is in none. */
function chunksOf(words: readonly string[], ranges: readonly WordRange[]): readonly number[] | undefined {
  const numbers = words.map(word => {
    const number = ranges.findLastIndex(([first]) => compareWords(first, word) <= 0)
    const last = ranges[number]?.[1]
    return last !== undefined && compareWords(word, last) <= 0 ? number : -1
  })
  return numbers.includes(-1) ? undefined : [...new Set(numbers)]
}

/** Pagefind's order of words: of their characters' code points, and not of UTF-16 units. */
function compareWords(a: string, b: string): number {
  const [ours, theirs] = [Array.from(a), Array.from(b)]
  for (const [at, char] of ours.entries()) {
    const difference = (char.codePointAt(0) ?? 0) - (theirs[at]?.codePointAt(0) ?? -1)
    if (difference !== 0) return difference
  }
  return ours.length - theirs.length
}
