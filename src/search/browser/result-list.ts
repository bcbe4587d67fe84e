import type { Phrase } from '../match.ts'
import type { Hit } from './pagefind-index.ts'
import { resultItem } from './result-item.ts'

const PAGE = 10

export interface ResultList {
  clear(): void
  /** Load the first page of hits; what comes back puts it in place of what the list shows. */
  prepare(hits: readonly Hit[], phrases: readonly Phrase[]): Promise<() => void>
}

/** Show hits in a list, a page at a time, the next one on a button's click; report where that one does not load. */
export function resultList(
  list: HTMLOListElement,
  more: HTMLButtonElement,
  report: (error: unknown) => void,
): ResultList {
  let rest: readonly Hit[] = []
  let marks: readonly Phrase[] = []

  const load = async (hits: readonly Hit[], phrases: readonly Phrase[]): Promise<readonly HTMLLIElement[]> =>
    (await Promise.all(hits.slice(0, PAGE).map(hit => hit.load()))).map(post => resultItem(post, phrases))

  const setRest = (hits: readonly Hit[]): void => {
    rest = hits
    more.hidden = hits.length === 0
    more.disabled = false
  }

  more.addEventListener('click', async () => {
    const asked = rest
    more.disabled = true
    try {
      const items = await load(asked, marks)
      if (rest !== asked) return
      list.append(...items)
      setRest(asked.slice(PAGE))
      items[0]?.querySelector('a')?.focus({ preventScroll: true })
    } catch (error) {
      if (rest !== asked) return
      more.disabled = false
      report(error)
    }
  })

  return {
    clear: () => {
      list.replaceChildren()
      setRest([])
    },
    prepare: async (hits, phrases) => {
      const items = await load(hits, phrases)
      return () => {
        list.replaceChildren(...items)
        marks = phrases
        setRest(hits.slice(PAGE))
      }
    },
  }
}
