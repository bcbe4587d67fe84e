import { readRequest, type SearchRequest, writeRequest } from './search-request.ts'

/** The place where a request is kept. */
export interface Address {
  read(): SearchRequest
  /** Keep a request; one that is not final is still being typed, and gives way to the next. */
  keep(request: SearchRequest, isFinal: boolean): void
  /** Take what the address holds, by its link or by going back, for final. */
  settle(): void
  /** Be told when the reader goes back or forward. */
  onChange(listener: () => void): void
}

/** Keep requests in the page's address, so that going back leads from one final request to the one before. */
export function pageAddress(): Address {
  let isSettled = true
  return {
    read: () => readRequest(location.search),
    keep: (request, isFinal) => {
      const [kept, wanted] = [writeRequest(readRequest(location.search)), writeRequest(request)]
      if (wanted !== kept) {
        // An empty search page is no place to come back to.
        const method = isSettled && kept !== '' ? 'pushState' : 'replaceState'
        history[method](null, '', location.pathname + wanted)
      }
      isSettled = isFinal
    },
    settle: () => {
      isSettled = true
    },
    onChange: listener => addEventListener('popstate', listener),
  }
}

/**
 * Keep the request of a dialog with the page's entry in the history: the address stays the page's own, and a reader who
 * comes back from a result finds the dialog as it was. `link` leads to the same search on the search page.
 */
export function dialogAddress(link: HTMLAnchorElement): Address {
  const searchPage = link.href
  const kept = (): string => (typeof history.state?.search === 'string' ? history.state.search : '')
  const setLink = (): void => {
    link.href = searchPage + kept()
  }
  return {
    read: () => readRequest(kept()),
    keep: request => {
      history.replaceState({ ...history.state, search: writeRequest(request) }, '')
      setLink()
    },
    settle: setLink,
    onChange: () => {},
  }
}
