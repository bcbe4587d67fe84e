import type { Phrase } from '../query/match.ts'
import { resultItem } from './result-item.ts'
import type { Hit } from './search-index.ts'
import type { SearchStrings } from './strings.ts'

/** Results shown at once. */
export const pageSize = 10

/** Search further parts until the order of so many hits is final, if there are so many. Returns all hits so far. */
export type FindMore = (count: number) => Promise<readonly Hit[]>

export interface ResultList {
  clear(): void
  /**
   * Load the first page of hits. The returned function shows it instead of what the list shows. An empty list shows
   * each result as it loads, as long as `isWanted`. Without `findMore`, a later call brings the final hits: there is no
   * button yet.
   */
  prepare(
    hits: readonly Hit[],
    phrases: readonly Phrase[],
    isWanted: () => boolean,
    findMore?: FindMore,
  ): Promise<() => void>
  /** Load pages until so many results are shown, if there are so many. */
  showUpTo(count: number): Promise<void>
}

/** The elements of a list of results. */
export interface ResultElements {
  readonly list: HTMLOListElement
  /** Shows the next page; where that did not load, it tries again. */
  readonly more: HTMLButtonElement
  /** Says beside the button that the next page did not load. */
  readonly moreError: HTMLElement
}

/** Show hits in a list, a page at a time, the next one on a button's click. */
export function resultList({ list, more, moreError }: ResultElements, strings: SearchStrings): ResultList {
  /** Makes the items of the next page, and tells whether there are more after them. */
  type Load = () => Promise<{ items: readonly HTMLLIElement[]; hasMore: boolean }>
  let loadNext: Load | undefined

  const setMore = (load: Load | undefined, error = ''): void => {
    loadNext = load
    more.hidden = load === undefined
    more.disabled = false
    more.textContent = error === '' ? strings.more : strings.retry
    moreError.textContent = error
  }

  /** Show the next page, and return its results; none where it does not load. */
  const showNext = async (): Promise<readonly HTMLLIElement[]> => {
    const load = loadNext
    if (!load) return []
    more.disabled = true
    try {
      const { items, hasMore } = await load()
      if (loadNext !== load) return []
      list.append(...items)
      setMore(hasMore ? load : undefined)
      return items
    } catch (error) {
      console.error(error)
      if (loadNext === load) setMore(load, strings.moreError)
      return []
    }
  }

  more.addEventListener('click', async () => {
    const [first] = await showNext()
    first?.querySelector('a')?.focus({ preventScroll: true })
  })

  const made = new WeakMap<Hit, HTMLLIElement>()
  const itemOf = async (hit: Hit, phrases: readonly Phrase[]): Promise<HTMLLIElement> => {
    const item = made.get(hit) ?? resultItem(await hit.load(), phrases)
    made.set(hit, item)
    return item
  }

  const showAsTheyCome = async (
    items: readonly Promise<HTMLLIElement>[],
    isWanted: () => boolean,
  ): Promise<void> => {
    for (const [at, loading] of items.entries()) {
      // Swallow here: the caller awaits all of them and throws the same error.
      const item = await loading.catch(() => undefined)
      if (!item || !isWanted() || list.children.length !== at) return
      list.append(item)
    }
  }

  return {
    clear: () => {
      list.replaceChildren()
      setMore(undefined)
    },
    prepare: async (hits, phrases, isWanted, findMore) => {
      // A hit that is found later may rank before those that are shown: these stay where they are.
      const shown = new Set<Hit>()
      const load: Load = async () => {
        const found = shown.size === 0 || !findMore ? hits : await findMore(shown.size + pageSize + 1)
        const left = found.filter(hit => !shown.has(hit))
        const page = left.slice(0, pageSize)
        const loading = page.map(hit => itemOf(hit, phrases))
        if (list.children.length === 0) void showAsTheyCome(loading, isWanted)
        const items = await Promise.all(loading)
        for (const hit of page) shown.add(hit)
        return { items, hasMore: left.length > pageSize }
      }
      const { items, hasMore } = await load()
      return () => {
        show(list, items)
        setMore(findMore && hasMore ? load : undefined)
      }
    },
    showUpTo: async count => {
      while (list.children.length < count && (await showNext()).length > 0);
    },
  }
}

/** Put items into a list. Items that are in it already stay, and so does the focus. */
function show(list: HTMLOListElement, items: readonly HTMLLIElement[]): void {
  const isGrown = Array.from(list.children).every((item, at) => item === items[at])
  if (isGrown) list.append(...items.slice(list.children.length))
  else list.replaceChildren(...items)
}
