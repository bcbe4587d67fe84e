import { identityOf } from '../../identity.ts'
import { memoize } from '../../memoize.ts'
import type { CatalogPost } from '../index/catalog.ts'
import { loadOnce } from '../index/load-once.ts'
import { type OpenShard, openShard } from '../index/open-shard.ts'
import { type ArchiveNames, namesFile, type SearchSettings, type ShownPost } from '../index/shard-files.ts'
import { partsOf } from '../index/shard-parts.ts'
import { type Byline, type BylineMatch, matchByline } from '../query/byline.ts'
import { authorLabel, type NamedValue } from '../query/complete-operator.ts'
import type { Phrase } from '../query/match.ts'
import type { CountedWord } from '../query/nearest-words.ts'

/** A post that was found. */
export interface Hit {
  /** Number of the post in the archive, from the oldest on. */
  readonly id: number
  /** Tokens before the first match. */
  readonly offset: number
  load(): Promise<ShownPost>
}

/** What posts are filtered by, by id, the oldest first. */
export type Catalog = ReadonlyMap<number, CatalogPost>

/** Shards that are searched at once. */
export interface IndexPart {
  /**
   * Places of posts that may hold a phrase: no other does. It loads less than `find`, and nothing that `find` does not.
   */
  sketch(phrase: Phrase): Promise<readonly number[]>
  /** Posts that hold a phrase, the oldest first; with `among`, only of these ids. */
  find(phrase: Phrase, among?: ReadonlySet<number>): Promise<readonly Hit[]>
  /** Posts whose byline answers a phrase, the oldest first, and how it does. */
  findByline(phrase: Phrase): Promise<readonly (Hit & { readonly match: BylineMatch })[]>
  /** All posts, the oldest first. */
  list(): readonly Hit[]
  catalog(): Promise<Catalog>
  /** The Latin words of its posts; a word of several shards comes several times. */
  words(): Promise<readonly CountedWord[]>
}

export type NamesOfKinds = Readonly<Record<'author' | 'tag', readonly NamedValue[]>>

export interface SearchIndex {
  readonly settings: SearchSettings
  /** The newest part first. A part is not loaded before it is searched. */
  readonly parts: readonly IndexPart[]
  /** Authors and tags of the whole archive, with their numbers of posts. */
  names(): Promise<NamesOfKinds>
}

/**
 * Open the index of a site by the address of its settings. An address that names their version is good in any cache;
 * but the page that names it may be older than the site: `isFresh` asks for them anew. Rejects where the settings do
 * not load; where other files do not, the first search rejects.
 */
export async function openIndex(settingsUrl: URL, isFresh: boolean): Promise<SearchIndex> {
  const bundle = new URL('.', settingsUrl)
  const site = new URL('..', bundle)
  const isNew = isFresh || settingsUrl.search === ''
  const loaded = await fetchFile(settingsUrl, isNew ? 'no-cache' : 'default')
  const settings: SearchSettings = await loaded.json()
  let first = 0
  const shards = settings.shards.map((shard): PlacedShard => {
    const placed = {
      first,
      posts: shard.posts,
      shard: openShard(shard, file => fetchFile(new URL(`${shard.folder}/${file}`, bundle))),
      hrefOf: (permalink: string) => new URL(`.${permalink}`, site).pathname,
    }
    first += shard.posts
    return placed
  })
  return {
    settings,
    parts: partsOf(shards).map(partOf),
    names: loadOnce(async () =>
      namesOfKinds(await (await fetchFile(new URL(namesFile, bundle), 'no-cache')).json()),
    ),
  }
}

/** Load a file; rejects where it is not there. */
async function fetchFile(url: URL, cache: RequestCache = 'default'): Promise<Response> {
  const response = await fetch(url, { cache })
  if (!response.ok) throw new Error(`expected ${url.pathname}, found ${response.status}`)
  return response
}

interface PlacedShard {
  /** Id of the shard's first post. */
  readonly first: number
  readonly posts: number
  readonly shard: OpenShard
  /** Link to a permalink, with the site's base. */
  hrefOf(permalink: string): string
}

function namesOfKinds({ authors, tags }: ArchiveNames): NamesOfKinds {
  return {
    author: authors.map(([handle, author, count]) => ({
      value: identityOf(handle),
      label: authorLabel({ author, handle }),
      count,
    })),
    tag: tags.map(([tag, count]) => ({ value: identityOf(tag), label: tag, count })),
  }
}

/** List the rows of a shard that are among some ids, in order. */
function rowsOf({ first, posts }: PlacedShard, ids: ReadonlySet<number>): readonly number[] {
  return Array.from({ length: posts }, (_, row) => row).filter(row => ids.has(first + row))
}

function partOf(shards: readonly PlacedShard[]): IndexPart {
  const hitOf = ({ first, shard, hrefOf }: PlacedShard, row: number, offset: number): Hit => ({
    id: first + row,
    offset,
    load: async () => {
      const post = await shard.post(row)
      return { ...post, url: hrefOf(post.url) }
    },
  })
  return {
    sketch: async phrase => {
      const found = shards.map(async ({ first, shard }) =>
        (await shard.sketch(phrase)).map(row => first + row),
      )
      return (await Promise.all(found)).flat()
    },
    find: async (phrase, among) => {
      const found = shards.map(async placed => {
        const rows = among && rowsOf(placed, among)
        return (await placed.shard.find(phrase, rows)).map(({ row, offset }) => hitOf(placed, row, offset))
      })
      return (await Promise.all(found)).flat()
    },
    findByline: async phrase => {
      const matchOf = memoize((byline: Byline) => [matchByline(byline, phrase)])
      const found = shards.map(async placed => {
        const bylines = await placed.shard.bylines()
        return bylines.flatMap((byline, row) => {
          const [match] = matchOf(byline)
          return match ? [{ ...hitOf(placed, row, match === 'whole' ? 0 : Infinity), match }] : []
        })
      })
      return (await Promise.all(found)).flat()
    },
    list: () =>
      shards.flatMap(placed => Array.from({ length: placed.posts }, (_, row) => hitOf(placed, row, 0))),
    words: async () => (await Promise.all(shards.map(({ shard }) => shard.words()))).flat(),
    catalog: async () => {
      const catalogs = shards.map(async ({ first, shard }) =>
        (await shard.catalog()).map((post, row) => [first + row, post] as const),
      )
      return new Map((await Promise.all(catalogs)).flat())
    },
  }
}
