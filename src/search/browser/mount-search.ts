import type { SearchStrings } from '../strings.ts'
import { pageAddress } from './address.ts'
import { answerRequest } from './answer-request.ts'
import { filterControls } from './filter-controls.ts'
import type { Answer } from './find-posts.ts'
import { openIndex, type SearchIndex } from './pagefind-index.ts'
import { resultList } from './result-list.ts'
import { hasFilters, type SearchRequest } from './search-request.ts'

type State = Answer['state'] | 'idle' | 'loading' | 'error'

/** A reader types faster than results are worth showing; in milliseconds. */
const TYPING_PAUSE = 120

/**
 * Make a `[data-search]` section answer: as the reader types, on submit, on a choice of filter, and for the request
 * in the address, which it keeps. `data-state` tells what is shown. While an input method composes, it waits.
 */
export function mountSearch(root: HTMLElement): void {
  const strings: SearchStrings = JSON.parse(root.dataset.strings ?? '{}')
  const bundle = new URL(root.dataset.bundle ?? 'pagefind/', location.href).href
  const form = only(root, 'form', HTMLFormElement)
  const input = only(form, 'input[name=q]', HTMLInputElement)
  const details = only(form, 'details', HTMLDetailsElement)
  const status = only(root, '[data-search-status]', HTMLElement)
  const retry = only(root, '[data-search-retry]', HTMLButtonElement)
  const list = only(root, 'ol', HTMLOListElement)
  const more = only(root, '[data-search-more]', HTMLButtonElement)
  const controls = filterControls(form, strings)
  const address = pageAddress()

  let turn = 0
  let attempt = 0
  let opened: Promise<SearchIndex> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const setState = (state: State): void => {
    root.dataset.state = state
    root.setAttribute('aria-busy', String(state === 'loading'))
    retry.hidden = state !== 'error'
  }

  const fail = (error: unknown): void => {
    console.error(error)
    status.textContent = strings.error
  }

  const results = resultList(list, more, fail)

  const answer = async (request: SearchRequest): Promise<void> => {
    clearTimeout(timer)
    const mine = ++turn
    const query = request.query.trim()
    if (query === '' && !hasFilters(request) && !details.open) {
      results.clear()
      status.textContent = ''
      return setState('idle')
    }
    setState('loading')
    status.textContent = strings.loading
    try {
      opened ??= openIndex(bundle, attempt)
      const { state, hits, phrases, choice } = await answerRequest(await opened, request, details.open)
      // Pagefind passes over parts of the index that do not load, as if they held nothing.
      if (state !== 'exact' && !navigator.onLine) throw new Error('expected to be online')
      const showFirst = await results.prepare(hits, phrases)
      if (mine !== turn) return
      showFirst()
      if (choice) controls.fill(choice.facets, choice.idsOf)
      status.textContent = strings[state].replace('{n}', String(hits.length)).replace('{q}', () => query)
      setState(state)
    } catch (error) {
      if (mine !== turn) return
      opened = undefined
      attempt++
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

  const typed = (): void => {
    turn++
    clearTimeout(timer)
    setState('loading')
    timer = setTimeout(() => {
      address.keep(asked(), false)
      void answer(asked())
    }, TYPING_PAUSE)
  }

  const restore = (): void => {
    const request = address.read()
    input.value = request.query
    controls.write(request)
    address.settle()
    void answer(request)
  }

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
  addEventListener('popstate', restore)
  details.hidden = false
  restore()
}

function only<Type extends HTMLElement>(parent: ParentNode, selector: string, type: new () => Type): Type {
  const found = parent.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`expected ${selector} in the search section`)
  return found
}
