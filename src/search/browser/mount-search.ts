import { parseQuery } from '../query.ts'
import type { SearchStrings } from '../strings.ts'
import { filterControls } from './filter-controls.ts'
import { type Answer, findPosts } from './find-posts.ts'
import { type Facets, openIndex, type SearchIndex } from './pagefind-index.ts'
import { resultList } from './result-list.ts'
import {
  addressValue,
  filterNames,
  hasFilters,
  readRequest,
  type SearchRequest,
  writeRequest,
} from './search-request.ts'

type State = Answer['state'] | 'idle' | 'loading' | 'error'

/** A reader types faster than results are worth showing. */
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
  const results = resultList(
    only(root, 'ol', HTMLOListElement),
    only(root, '[data-search-more]', HTMLButtonElement),
  )
  const controls = filterControls(form, strings)

  let turn = 0
  let attempt = 0
  let opened: Promise<SearchIndex> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Whether the address is one to come back to, or one the reader is still typing. */
  let isSettled = true

  const show = (state: State, message: string): void => {
    root.dataset.state = state
    root.toggleAttribute('aria-busy', state === 'loading')
    status.textContent = message
    retry.hidden = state !== 'error'
  }

  const answer = async (request: SearchRequest): Promise<void> => {
    clearTimeout(timer)
    const mine = ++turn
    const isStale = (): boolean => mine !== turn
    if (request.query.trim() === '' && !hasFilters(request) && !details.open) {
      results.clear()
      return show('idle', '')
    }
    show('loading', strings.loading)
    try {
      opened ??= openIndex(bundle, attempt)
      const index = await opened
      const wantsFacets = details.open || hasFilters(request)
      const [found, facets] = await Promise.all([
        request.query.trim() === ''
          ? listPosts(index, request)
          : findPosts(index, parseQuery(request.query), request.order),
        wantsFacets ? index.facets() : undefined,
      ])
      // Pagefind passes over parts of the index that do not load, as if they held nothing.
      if (found.state !== 'exact' && !navigator.onLine) throw new Error('expected to be online')
      const hits = found.hits.filter(({ id }) => isChosen(id, request, facets))
      const firstPage = await results.prepare(hits, found.phrases)
      if (isStale()) return
      if (facets)
        controls.fill(facets, name =>
          found.hits.map(({ id }) => id).filter(id => isChosen(id, request, facets, name)),
        )
      firstPage()
      const state = hits.length > 0 ? found.state : 'empty'
      show(
        state,
        strings[state].replace('{n}', String(hits.length)).replace('{q}', () => request.query.trim()),
      )
    } catch (error) {
      if (isStale()) return
      console.error(error)
      opened = undefined
      attempt++
      results.clear()
      show('error', strings.error)
    }
  }

  const keep = (request: SearchRequest, isFinal: boolean): void => {
    const [kept, wanted] = [writeRequest(readRequest(location.search)), writeRequest(request)]
    if (wanted !== kept) {
      const method = isSettled && kept !== '' ? 'pushState' : 'replaceState'
      history[method](null, '', location.pathname + wanted)
    }
    isSettled = isFinal
  }

  const asked = (): SearchRequest => ({ query: input.value, ...controls.read() })

  const submit = (): void => {
    keep(asked(), true)
    void answer(asked())
  }

  const typed = (): void => {
    turn++
    clearTimeout(timer)
    root.dataset.state = 'loading'
    timer = setTimeout(() => {
      keep(asked(), false)
      void answer(asked())
    }, TYPING_PAUSE)
  }

  const restore = (): void => {
    const request = readRequest(location.search)
    input.value = request.query
    controls.write(request)
    isSettled = true
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

/** Without a word, the posts that the filters leave, by date. */
async function listPosts(index: SearchIndex, { order }: SearchRequest): Promise<Answer> {
  const hits = await index.list(order === 'oldest' ? 'oldest' : 'newest')
  return { state: 'exact', hits, phrases: [] }
}

/** Whether a post passes the chosen filters, leaving one of them aside. */
function isChosen(
  id: string,
  { filters }: SearchRequest,
  facets: Facets | undefined,
  aside?: string,
): boolean {
  return filterNames.every(name => {
    if (filters[name] === '' || name === aside) return true
    const values = [...(facets?.get(name) ?? [])]
    return values.some(([value, members]) => addressValue(name, value) === filters[name] && members.has(id))
  })
}

function only<Type extends HTMLElement>(parent: ParentNode, selector: string, type: new () => Type): Type {
  const found = parent.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`expected ${selector} in the search section`)
  return found
}
