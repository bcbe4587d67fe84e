import type { Phrase } from '../match.ts'
import { resultItem } from './result-item.ts'
import type { Hit } from './search-index.ts'

/** Results shown at once. */
export const pageSize = 10

/** Find on until so many hits are there, if there are so many; all hits so far. */
export type FindMore = (count: number) => Promise<readonly Hit[]>

export interface ResultList {
  clear(): void
  /**
   * Load the first page of hits; what comes back puts it in place of what the list shows. An empty list shows them as they
   * come, as long as they are wanted. Without `findMore`, these are not all: there is no button until they are.
   */
  prepare(
    hits: readonly Hit[],
    phrases: readonly Phrase[],
    isWanted: () => boolean,
    findMore?: FindMore,
  ): Promise<() => void>
}

/** Show hits in a list, a page at a time, the next one on a button's click; report where that one does not load. */
export function resultList(
  list: HTMLOListElement,
  more: HTMLButtonElement,
  report: (error: unknown) => void,
): ResultList {
  /** Makes the items from a place on, and tells whether there are more after them. */
  type Load = (start: number) => Promise<{ items: readonly HTMLLIElement[]; hasMore: boolean }>
  let loadNext: Load | undefined

  const setMore = (load: Load | undefined): void => {
    loadNext = load
    more.hidden = load === undefined
    more.disabled = false
  }

  more.addEventListener('click', async () => {
    const load = loadNext
    if (!load) return
    more.disabled = true
    try {
      const { items, hasMore } = await load(list.children.length)
      if (loadNext !== load) return
      list.append(...items)
      setMore(hasMore ? load : undefined)
      items[0]?.querySelector('a')?.focus({ preventScroll: true })
    } catch (error) {
      if (loadNext !== load) return
      more.disabled = false
      report(error)
    }
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
      // Whoever loads them all is told of what does not load.
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
      const load: Load = async start => {
        const end = start + pageSize
        const found = start === 0 || !findMore ? hits : await findMore(end + 1)
        const loading = found.slice(start, end).map(hit => itemOf(hit, phrases))
        if (list.children.length === 0) void showAsTheyCome(loading, isWanted)
        return { items: await Promise.all(loading), hasMore: found.length > end }
      }
      const { items, hasMore } = await load(0)
      return () => {
        show(list, items)
        setMore(findMore && hasMore ? load : undefined)
      }
    },
  }
}

/** Put items into a list; those that are there already stay, with the reader's focus. */
function show(list: HTMLOListElement, items: readonly HTMLLIElement[]): void {
  const isGrown = Array.from(list.children).every((item, at) => item === items[at])
  if (isGrown) list.append(...items.slice(list.children.length))
  else list.replaceChildren(...items)
}
