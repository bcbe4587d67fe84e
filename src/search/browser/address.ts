import { readRequest, type SearchRequest, writeRequest } from './search-request.ts'

/** The page's address as the place where a request is kept. */
export interface Address {
  read(): SearchRequest
  /** Keep a request; one that is not final is still being typed, and gives way to the next. */
  keep(request: SearchRequest, isFinal: boolean): void
  /** Take what the address holds, by its link or by going back, for final. */
  settle(): void
}

/** Keep requests in the address, so that going back leads from one final request to the one before. */
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
  }
}
