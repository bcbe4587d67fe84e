/** The one module that knows Pagefind's browser API; see `write-index.ts` for what its records hold. */
import { type CatalogPost, readCatalog } from '../catalog.ts'
import { revealText } from '../hidden-text.ts'
import { findMatches, type Phrase } from '../match.ts'
import { unpackText } from '../packed-text.ts'
import { postText, recordText } from '../record-text.ts'
import { catalogFile, type SearchSettings, settingsFile } from '../settings.ts'
import { isShadowPhrase } from '../term-forms.ts'

interface PagefindResult {
  readonly id: string
  /** Positions of the first match (of a phrase) or of all matches (of a word). */
  readonly words: readonly number[]
  data(): Promise<{ readonly url: string; readonly content: string; readonly meta: Record<string, string> }>
}

interface PagefindInstance {
  search(
    term: string | null,
    options: { readonly sort?: Record<string, string> },
  ): Promise<{ readonly results: readonly PagefindResult[] }>
  destroy(): Promise<void>
}

/** A post as a result shows it. */
export interface FoundPost {
  /** With the site's base. */
  readonly url: string
  readonly title: string
  readonly author: string
  readonly handle: string
  readonly date: string
  readonly lang: string
  readonly text: string
}

export interface Hit {
  readonly id: string
  /** How many tokens stand before the first match. */
  readonly lead: number
  load(): Promise<FoundPost>
}

export type DateOrder = 'newest' | 'oldest'

/** What posts are filtered by, by their ids, the oldest first. */
export type Catalog = ReadonlyMap<string, CatalogPost>

export interface SearchIndex {
  /** Posts that hold a phrase, by date. */
  find(phrase: Phrase, order: DateOrder): Promise<readonly Hit[]>
  /** All posts, by date. */
  list(order: DateOrder): Promise<readonly Hit[]>
  readonly settings: SearchSettings
  catalog(): Promise<Catalog>
  close(): Promise<void>
}

/**
 * Open a Pagefind bundle. Rejects where it is missing (the first search does, where only its data is); a later attempt
 * needs another number, because a browser remembers a module that did not load.
 */
export async function openIndex(bundle: string, attempt: number): Promise<SearchIndex> {
  const url = new URL(attempt === 0 ? 'pagefind.js' : `pagefind.js?attempt=${attempt}`, bundle)
  const [{ createInstance }, settings]: [{ createInstance(): PagefindInstance }, SearchSettings] =
    await Promise.all([import(url.href), fetchText(new URL(settingsFile, bundle)).then(JSON.parse)])
  const pagefind = createInstance()
  const lists = new Map<DateOrder, Promise<readonly Hit[]>>()
  let catalog: Promise<Catalog> | undefined
  return {
    settings,
    find: async ({ keys, isPrefix = false }, order) => {
      if (!settings.hasShadow && isShadowPhrase({ keys })) return []
      // A query in quotes is a phrase to Pagefind; without, each word may go on.
      const words = keys.join(' ')
      const answer = await pagefind.search(isPrefix ? words : `"${words}"`, { sort: sortBy(order) })
      const hits = answer.results.map(hitOf)
      return isPrefix && !(await isHeld({ keys, isPrefix }, hits[0])) ? [] : hits
    },
    list: order => {
      const known = lists.get(order) ?? listAll(pagefind, order)
      lists.set(order, known)
      return known
    },
    catalog: () => {
      catalog ??= loadCatalog(pagefind, bundle)
      return catalog
    },
    close: () => pagefind.destroy(),
  }
}

async function listAll(pagefind: PagefindInstance, order: DateOrder): Promise<readonly Hit[]> {
  return (await pagefind.search(null, { sort: sortBy(order) })).results.map(hitOf)
}

/** Where no word goes on from a beginning, Pagefind finds the beginning's beginning instead: `x` for `xylophone`. */
async function isHeld(phrase: Phrase, hit: Hit | undefined): Promise<boolean> {
  const post = await hit?.load()
  return post !== undefined && findMatches(recordText(post.text, post), [phrase]).length > 0
}

function sortBy(order: DateOrder): Record<string, string> {
  return { date: order === 'newest' ? 'desc' : 'asc' }
}

function hitOf(result: PagefindResult): Hit {
  return { id: result.id, lead: result.words[0] ?? 0, load: async () => readPost(await result.data()) }
}

function readPost({ url, content, meta }: Awaited<ReturnType<PagefindResult['data']>>): FoundPost {
  const {
    title = '',
    author = '',
    handle = '',
    date = '',
    lang = '',
    changes = '',
  } = Object.fromEntries(Object.entries(meta).map(([name, value]) => [name, revealText(value)]))
  const text = postText(unpackText({ stream: content, changes }), { author, handle })
  return { url, title, author, handle, date, lang, text }
}

/** Rows of the catalog stand in the order in which Pagefind lists all posts by date. */
async function loadCatalog(pagefind: PagefindInstance, bundle: string): Promise<Catalog> {
  const [source, hits] = await Promise.all([
    fetchText(new URL(catalogFile, bundle)),
    listAll(pagefind, 'oldest'),
  ])
  const posts = readCatalog(source)
  if (posts.length !== hits.length) throw new Error('expected a catalog of the same build as the index')
  return new Map(posts.map((post, row) => [hits[row]?.id ?? '', post]))
}

/** Without what a browser kept of an older build. */
async function fetchText(url: URL): Promise<string> {
  const response = await fetch(url, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`expected ${url.pathname}, found ${response.status}`)
  return response.text()
}
