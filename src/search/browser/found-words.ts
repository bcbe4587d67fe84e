/**
 * The words that a reader found a post by, kept in the session storage from the results to the post's page. They are not in
 * the address: a post has one address, for everybody.
 */
const KEY = 'tidings:found'

interface FoundWords {
  readonly path: string
  readonly words: readonly string[]
}

/** Keep the words for the page that is about to open. A browser that refuses storage opens it without marks. */
export function keepFoundWords(path: string, words: readonly string[]): void {
  const found: FoundWords = { path, words }
  try {
    sessionStorage.setItem(KEY, JSON.stringify(found))
  } catch {}
}

/** Return the words that were kept for a page, and remove whatever was kept. */
export function popFoundWords(path: string): readonly string[] {
  const found = popKept()
  return found?.path === path ? found.words : []
}

function popKept(): FoundWords | undefined {
  try {
    const kept = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return kept === null ? undefined : JSON.parse(kept)
  } catch {
    return undefined
  }
}
