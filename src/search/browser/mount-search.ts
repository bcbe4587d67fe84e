import { readableInput } from '../query/readable-input.ts'
import { finalPause, typingPause } from '../query/typing.ts'
import type { Address } from './address.ts'
import { type Answer, answerRequest } from './answer-request.ts'
import { only } from './element.ts'
import { filterControls } from './filter-controls.ts'
import { completeOnDemand } from './name-completion.ts'
import { moveByArrowKeys } from './result-keys.ts'
import { pageSize, resultList } from './result-list.ts'
import { type Hit, openIndex, type SearchIndex } from './search-index.ts'
import { hasFilters, type SearchRequest } from './search-request.ts'
import { describeAnswer, suggestionLinks } from './search-status.ts'
import type { SearchStrings } from './strings.ts'
import type { Suggestion } from './suggestions.ts'

/** Milliseconds after the last scroll; a browser allows a few changes of the history in a second. */
const SCROLL_PAUSE = 150

type State = Answer['state'] | 'idle' | 'loading' | 'error'

/**
 * Mount the search on a `[data-search]` section. It answers while the reader types (debounced, and not while an input method
 * composes), on submit, on a choice of filter, and for the request in the address, which it keeps. `data-state` tells what is
 * shown.
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
  const moreError = only(root, '[data-search-more-error]', HTMLElement)
  const controls = filterControls(form, strings)
  const results = resultList({ list, more, moreError }, strings)

  /** Counts the answers that were begun: only the last one is shown. */
  let turn = 0
  let opened: Promise<SearchIndex> | undefined
  let isFresh = false
  /** Debounces typing: first before an answer, then before it is final. */
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

  const showSuggestions = (found: readonly Suggestion[]): void =>
    suggestions.replaceChildren(...suggestionLinks(found, form.action, strings, ask))

  const answer = async (request: SearchRequest, typing?: Promise<void>): Promise<void> => {
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
      const answers = answerRequest(await index(), request, { wantsChoice: details.open, typing })
      let last: Answer | undefined
      /** Search one part of the index after another until there is enough. The counts of filters need all parts. */
      const searchOn = async (
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
      // The first page does not wait for older parts once it is full. Nearer posts of these come on the next page.
      const found = await searchOn(hasPage, showPart)
      const { state, hits, phrases, choice } = found
      const findMore = async (count: number): Promise<readonly Hit[]> => {
        const found = await searchOn(({ final }) => final >= count)
        if (isMine()) status.textContent = describeAnswer(found, query, strings)
        return found.hits
      }
      const [showFirst, others] = await Promise.all([
        results.prepare(hits, phrases, isMine, findMore),
        state === 'exact' ? [] : found.suggest(),
      ])
      if (!isMine()) return
      showFirst()
      if (choice) controls.fill(choice.catalog, choice.isOpen)
      status.textContent = describeAnswer(found, query, strings)
      showSuggestions(others)
      setState(state)
      // Exact results do not wait for suggestions.
      const forms = state === 'exact' ? await found.suggest() : others
      if (isMine()) showSuggestions(forms)
    } catch (error) {
      if (!isMine()) return
      opened = undefined
      if (!isFresh) {
        // The page, or the cached settings, may be older than the site: its shards are gone then.
        isFresh = true
        return answer(request, typing)
      }
      console.error(error)
      results.clear()
      status.textContent = strings.error
      setState('error')
    }
  }

  const asked = (): SearchRequest => ({ query: readableInput(input.value), ...controls.read() })

  const answerNow = (request: SearchRequest): Promise<void> => {
    clearTimeout(timer)
    return answer(request)
  }

  const keepPosition = watchPosition(root, list, () => address.keepPosition(list.children.length))

  const keep = (isFinal: boolean): void => {
    // The entry that the reader leaves keeps where they were.
    keepPosition()
    address.keep(asked(), isFinal)
  }

  const submit = (): void => {
    keep(true)
    void answerNow(asked())
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
      keep(false)
      // Never resolves if the reader types on: the timer is cleared, and nobody waits for the answer.
      const typing = new Promise<void>(resolve => {
        timer = setTimeout(resolve, finalPause)
      })
      void answer(asked(), typing)
    }, typingPause(input.value))
  }

  const restore = async (): Promise<void> => {
    const request = address.read()
    const position = address.readPosition()
    show(request)
    address.endTyping()
    await answerNow(request)
    const restored = turn
    if (!position || root.dataset.state === 'error') return
    await results.showUpTo(position.shown)
    if (restored === turn) address.scrollTo(position.scroll)
  }

  completeOnDemand(
    input,
    only(form, '[role=listbox]', HTMLElement),
    async kind => (await (await index()).names())[kind],
  )
  moveByArrowKeys(root, input, list)
  input.addEventListener('input', event => {
    if (!(event instanceof InputEvent && event.isComposing)) typed()
  })
  input.addEventListener('compositionend', typed)
  form.addEventListener('submit', event => {
    event.preventDefault()
    // On a phone, the keyboard makes way for the results.
    if (matchMedia('(pointer: coarse)').matches) input.blur()
    submit()
  })
  form.addEventListener('change', event => {
    if (event.target !== input) submit()
  })
  details.addEventListener('toggle', () => void answerNow(asked()))
  retry.addEventListener('click', () => void answerNow(asked()))
  address.onChange(() => void restore())
  void restore()
}

/**
 * Keep the reader's position once they have scrolled, and before they open a result; returns how to keep it at once.
 */
function watchPosition(root: HTMLElement, list: HTMLElement, keepPosition: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepNow = (): void => {
    clearTimeout(timer)
    if (list.children.length > 0 && root.checkVisibility()) keepPosition()
  }
  const onScroll = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keepNow, SCROLL_PAUSE)
  }
  // Captured at the document: a scroll event of an element does not bubble.
  document.addEventListener('scroll', onScroll, { capture: true, passive: true })
  list.addEventListener('click', keepNow, { capture: true })
  return keepNow
}
