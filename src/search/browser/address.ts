import { readRequest, type SearchRequest, writeRequest } from './search-request.ts'

/** How far a reader has come in the results of a request. */
export interface ScrollPosition {
  /** Results that were shown. */
  readonly shown: number
  /** Pixels that were scrolled. */
  readonly scroll: number
}

/** Where a request is kept, and with it the reader's position in its results. */
export interface Address {
  read(): SearchRequest
  /** Keep a request; one that is not final is still being typed, and the next one replaces it. */
  keep(request: SearchRequest, isFinal: boolean): void
  /** Treat what the address holds, by its link or by going back, as final. */
  endTyping(): void
  /** Call back when the reader goes back or forward. */
  onChange(listener: () => void): void
  /** The position that was kept with this entry of the history. */
  readPosition(): ScrollPosition | undefined
  /**
   * Keep the position with the entry: it is there again when the reader comes back, also where the page is loaded anew.
   */
  keepPosition(shown: number): void
  scrollTo(scroll: number): void
}

/** Keep requests in the page's address, so that going back leads from one final request to the one before. */
export function pageAddress(): Address {
  let isFinished = true
  return {
    read: () => readRequest(location.search),
    keep: (request, isFinal) => {
      const [kept, wanted] = [writeRequest(readRequest(location.search)), writeRequest(request)]
      if (wanted !== kept) {
        // An empty search page is no place to come back to.
        const method = isFinished && kept !== '' ? 'pushState' : 'replaceState'
        history[method](null, '', location.pathname + wanted)
      }
      isFinished = isFinal
    },
    endTyping: () => {
      isFinished = true
    },
    onChange: listener => addEventListener('popstate', listener),
    ...positionInHistory(document.documentElement),
  }
}

/**
 * Keep the request of a dialog with the page's entry in the history: the address stays the page's own, and a reader who
 * comes back from a result finds the dialog as it was. `link` leads to the same search on the search page; `scroller`
 * is the element that scrolls.
 */
export function dialogAddress(link: HTMLAnchorElement, scroller: Element): Address {
  const searchPage = link.href
  const kept = (): string => (typeof history.state?.search === 'string' ? history.state.search : '')
  const setLink = (): void => {
    link.href = searchPage + kept()
  }
  return {
    read: () => readRequest(kept()),
    keep: request => {
      history.replaceState({ ...history.state, search: writeRequest(request), position: undefined }, '')
      setLink()
    },
    endTyping: setLink,
    onChange: () => {},
    ...positionInHistory(scroller),
  }
}

function positionInHistory(scroller: Element): Pick<Address, 'readPosition' | 'keepPosition' | 'scrollTo'> {
  return {
    readPosition: () => history.state?.position,
    keepPosition: shown => {
      const position: ScrollPosition = { shown, scroll: scroller.scrollTop }
      history.replaceState({ ...history.state, position }, '')
    },
    scrollTo: scroll => {
      scroller.scrollTop = scroll
    },
  }
}
