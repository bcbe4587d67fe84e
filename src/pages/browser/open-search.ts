import { popFoundWords } from '../../search/browser/found-words.ts'
import { isSingleKey } from './single-keys.ts'

/** The script stands in `assets/`, beside the search page's folder. */
const searchPage = new URL('../search/', import.meta.url).href

/**
 * Open the search dialog by `/` or Ctrl/Cmd-K, and show again the one a reader comes back to. The dialog's code and
 * markup are loaded on first use. On the search page the keys lead to its own box.
 */
export function watchSearchKeys(): void {
  addEventListener('keydown', event => {
    if (event.isComposing || event.defaultPrevented || !isSearchKey(event)) return
    event.preventDefault()
    openSearch()
  })
  if (typeof history.state?.search === 'string') openSearch()
}

/** Open the search dialog, or go to the search page's own box. */
function openSearch(): void {
  const box = document.querySelector<HTMLInputElement>('main [data-search] input[name=q]')
  if (box) box.select()
  else openDialog().catch(() => location.assign(searchPage))
}

async function openDialog(): Promise<void> {
  const { showSearchDialog } = await import('../../search/browser/search-dialog.ts')
  await showSearchDialog(searchPage)
}

/** Mark what a reader searched for on the post they found, until they clear it. */
export async function markFoundWords(): Promise<void> {
  const taken = popFoundWords(location.pathname)
  const words: readonly string[] = taken.length > 0 ? taken : (history.state?.found ?? [])
  const content = document.querySelector('main .h-entry .e-content')
  if (words.length === 0 || !content) return
  history.replaceState({ ...history.state, found: words }, '')
  const { markPost } = await import('../../search/browser/mark-post.ts')
  markPost(content, words, document.documentElement.lang, () => {
    const { found: _, ...state } = history.state
    history.replaceState(state, '')
  })
}

function isSearchKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey && !altKey
  // On many keyboards, a slash takes Shift.
  return key === '/' && isSingleKey(event)
}
