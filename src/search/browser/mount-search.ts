import { typingPause } from '../query/typing.ts'
import type { Address } from './address.ts'
import { type Answer, answerRequest } from './answer-request.ts'
import { only } from './element.ts'
import { filterControls } from './filter-controls.ts'
import { moveByArrowKeys } from './result-keys.ts'
import { pageSize, resultList } from './result-list.ts'
import { type Hit, openIndex, type SearchIndex } from './search-index.ts'
import { hasFilters, type SearchRequest } from './search-request.ts'
import { describeAnswer, suggestionLinks } from './search-status.ts'
import type { SearchStrings } from './strings.ts'

type State = Answer['state'] | 'idle' | 'loading' | 'error'

/**
 * Make a `[data-search]` section answer: as the reader types, on submit, on a choice of filter, and for the request
 * in the address, which it keeps. `data-state` tells what is shown. While an input method composes, it waits.
 */
export function mountSearch(root: HTMLElement, address: Address): void {
  const strings: SearchStrings = JSON.parse(root.dataset.strings ?? '{}')
  const settings = new URL(root.dataset.index ?? '', location.href)
  const form = only(root, 'form', HTMLFormElement)
  const input = only(form, 'input[name=q]', HTMLInputElement)
  const details = only(form, 'details', HTMLDetailsElement)
  const status = only(root, '[data-search-status]', HTMLElement)
  const suggestions = only(root, '[data-search-suggestions]', HTMLElement)
  const retry = only(root, '[data-search-retry]', HTMLButtonElement)
  const list = only(root, 'ol', HTMLOListElement)
  const more = only(root, '[data-search-more]', HTMLButtonElement)
  const controls = filterControls(form, strings)

  let turn = 0
  let opened: Promise<SearchIndex> | undefined
  let isFresh = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const index = (): Promise<SearchIndex> => {
    opened ??= openIndex(settings, isFresh)
    return opened
  }

  const setState = (state: State): void => {
    root.dataset.state = state
    root.setAttribute('aria-busy', String(state === 'loading'))
    retry.hidden = state !== 'error'
    if (state === 'idle' || state === 'error') suggestions.replaceChildren()
  }

  const fail = (error: unknown): void => {
    console.error(error)
    status.textContent = strings.error
  }

  const results = resultList(list, more, fail)

  const answer = async (request: SearchRequest): Promise<void> => {
    clearTimeout(timer)
    const mine = ++turn
    const isMine = (): boolean => mine === turn
    const query = request.query.trim()
    if (query === '' && !hasFilters(request) && !details.open) {
      results.clear()
      status.textContent = ''
      return setState('idle')
    }
    setState('loading')
    status.textContent = strings.loading
    try {
      const answers = answerRequest(await index(), request, details.open)
      let last: Answer | undefined
      /** Look on, a part of the index at a time, until there is enough; the counts of filters take all parts. */
      const lookOn = async (
        isEnough: (answer: Answer) => boolean,
        onPart?: (answer: Answer) => Promise<void>,
      ): Promise<Answer> => {
        while (!last || (!last.isWhole && (details.open || !isEnough(last)))) {
          const next = await answers.next()
          if (next.done) throw new Error('expected an answer for the whole index')
          last = next.value
          await onPart?.(last)
        }
        return last
      }
      const hasPage = ({ ready }: Answer): boolean => ready > pageSize
      const showPart = async (part: Answer): Promise<void> => {
        if (part.isWhole || hasPage(part)) return
        const show = await results.prepare(part.hits, part.phrases, isMine)
        if (isMine()) show()
      }
      // Once it is full, the first page does not wait for older parts: posts there that are nearer come on the next one.
      const found = await lookOn(hasPage, showPart)
      const { state, hits, phrases, choice } = found
      const more = async (count: number): Promise<readonly Hit[]> => {
        const found = await lookOn(({ settled }) => settled >= count)
        if (isMine()) status.textContent = describeAnswer(found, query, strings)
        return found.hits
      }
      const showFirst = await results.prepare(hits, phrases, isMine, more)
      if (!isMine()) return
      showFirst()
      if (choice) controls.fill(choice.catalog, choice.isOpen)
      status.textContent = describeAnswer(found, query, strings)
      suggestions.replaceChildren(...suggestionLinks(found.suggestions, form.action, strings, ask))
      setState(state)
    } catch (error) {
      if (!isMine()) return
      opened = undefined
      if (!isFresh) {
        // The site may have been published anew since the page, or what a cache has of it: old parts are gone then.
        isFresh = true
        return answer(request)
      }
      results.clear()
      fail(error)
      setState('error')
    }
  }

  const asked = (): SearchRequest => ({ query: input.value, ...controls.read() })

  const submit = (): void => {
    address.keep(asked(), true)
    void answer(asked())
  }

  const show = (request: SearchRequest): void => {
    input.value = request.query
    controls.write(request)
  }

  const ask = (request: SearchRequest): void => {
    show(request)
    input.focus()
    submit()
  }

  const typed = (): void => {
    turn++
    clearTimeout(timer)
    setState('loading')
    timer = setTimeout(() => {
      address.keep(asked(), false)
      void answer(asked())
    }, typingPause(input.value))
  }

  const restore = (): void => {
    const request = address.read()
    show(request)
    address.settle()
    void answer(request)
  }

  const completeOnDemand = async (): Promise<void> => {
    if (!/(?:from|tag)[:：]/i.test(input.value)) return
    input.removeEventListener('input', completeOnDemand)
    const { completeNames } = await import('./name-completion.ts')
    completeNames(
      input,
      only(form, '[role=listbox]', HTMLElement),
      async name => (await (await index()).names())[name === 'from' ? 'author' : 'tag'],
    )
  }

  input.addEventListener('input', completeOnDemand)
  moveByArrowKeys(root, input, list)
  input.addEventListener('input', event => {
    if (!(event instanceof InputEvent && event.isComposing)) typed()
  })
  input.addEventListener('compositionend', typed)
  form.addEventListener('submit', event => {
    event.preventDefault()
    submit()
  })
  form.addEventListener('change', event => {
    if (event.target !== input) submit()
  })
  details.addEventListener('toggle', () => void answer(asked()))
  retry.addEventListener('click', () => void answer(asked()))
  address.onChange(restore)
  restore()
}
