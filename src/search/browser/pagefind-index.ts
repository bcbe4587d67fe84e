/** The one module that knows Pagefind's browser API; see `write-index.ts` for what its records hold. */
import { revealText } from '../hidden-text.ts'
import { findMatches, type Phrase } from '../match.ts'
import { unpackText } from '../packed-text.ts'
import { postText, recordText } from '../record-text.ts'

interface PagefindResult {
  readonly id: string
  /** Positions of the first match (of a phrase) or of all matches (of a word). */
  readonly words: readonly number[]
  data(): Promise<{ readonly url: string; readonly content: string; readonly meta: Record<string, string> }>
}

interface PagefindInstance {
  search(
    term: string | null,
    options: { readonly sort?: Record<string, string>; readonly filters?: Record<string, string> },
  ): Promise<{ readonly results: readonly PagefindResult[] }>
  filters(): Promise<Record<string, Record<string, number>>>
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

/** Values of each filter, and the ids of the posts that have them. */
export type Facets = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>

export interface SearchIndex {
  /** Posts that hold a phrase, by date. */
  find(phrase: Phrase, order: DateOrder): Promise<readonly Hit[]>
  /** All posts, by date. */
  list(order: DateOrder): Promise<readonly Hit[]>
  facets(): Promise<Facets>
  close(): Promise<void>
}

/**
 * Open a Pagefind bundle. Rejects where it is missing (the first search does, where only its data is); a later attempt
 * needs another number, because a browser remembers a module that did not load.
 */
export async function openIndex(bundle: string, attempt: number): Promise<SearchIndex> {
  const url = new URL(attempt === 0 ? 'pagefind.js' : `pagefind.js?attempt=${attempt}`, bundle)
  const { createInstance }: { createInstance(): PagefindInstance } = await import(url.href)
  const pagefind = createInstance()
  let facets: Promise<Facets> | undefined
  return {
    find: async ({ keys, isPrefix = false }, order) => {
      // A query in quotes is a phrase to Pagefind; without, each word may go on.
      const words = keys.join(' ')
      const answer = await pagefind.search(isPrefix ? words : `"${words}"`, { sort: sortBy(order) })
      const hits = answer.results.map(hitOf)
      return isPrefix && !(await isHeld({ keys, isPrefix }, hits[0])) ? [] : hits
    },
    list: async order => (await pagefind.search(null, { sort: sortBy(order) })).results.map(hitOf),
    facets: () => {
      facets ??= readFacets(pagefind)
      return facets
    },
    close: () => pagefind.destroy(),
  }
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

async function readFacets(pagefind: PagefindInstance): Promise<Facets> {
  const names = Object.entries(await pagefind.filters())
  const entries = names.map(async ([name, values]) => {
    const ids = Object.keys(values).map(async value => {
      const { results } = await pagefind.search(null, { filters: { [name]: value } })
      return [value, new Set(results.map(({ id }) => id))] as const
    })
    return [name, new Map(await Promise.all(ids))] as const
  })
  return new Map(await Promise.all(entries))
}
