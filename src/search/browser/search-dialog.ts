import { loadEachOnce } from '../index/load-once.ts'
import { dialogAddress } from './address.ts'
import { element, only } from './element.ts'
import { mountSearch } from './mount-search.ts'
import type { SearchStrings } from './strings.ts'

/** The page's one dialog, made on first use of the search page's own section. */
const dialogOf = loadEachOnce(make)

/** Show the search dialog. Rejects where the search page does not load. */
export async function showSearchDialog(searchPage: string): Promise<void> {
  const dialog = await dialogOf(searchPage)
  if (!dialog.open) dialog.showModal()
  history.replaceState({ search: '', ...history.state }, '')
  only(dialog, 'input[name=q]', HTMLInputElement).select()
}

async function make(searchPage: string): Promise<HTMLDialogElement> {
  const response = await fetch(searchPage)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const section = document.importNode(only(page, '[data-search]', HTMLElement), true)
  section.querySelector('noscript')?.remove()
  const strings: SearchStrings = JSON.parse(section.dataset.strings ?? '{}')
  const link = element('a', { href: searchPage }, strings.wholePage)
  const close = element('button', { type: 'button' }, strings.close)
  const bar = element('p', { class: 'search-dialog-bar' }, link, close)
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': strings.label }, section, bar)
  document.body.append(dialog)
  mountSearch(section, dialogAddress(link, section))
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('keydown', event => keepInside(dialog, event))
  dialog.addEventListener('click', event => {
    // The content fills the dialog: a click on the dialog itself is one on the backdrop.
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener('close', () => {
    const { search: _search, position: _position, ...state } = history.state ?? {}
    history.replaceState(state, '')
  })
  return dialog
}

/** Close on Escape at once (a search field would only be emptied), and keep the focus inside on Tab. */
function keepInside(dialog: HTMLDialogElement, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  if (event.key === 'Escape') {
    event.preventDefault()
    dialog.close()
  }
  if (event.key !== 'Tab') return
  const stops = Array.from(
    dialog.querySelectorAll<HTMLElement>('a[href], button, input, select, summary'),
  ).filter(stop => stop.checkVisibility())
  const [first, last] = [stops[0], stops.at(-1)]
  const [from, to] = event.shiftKey ? [first, last] : [last, first]
  if (document.activeElement !== from) return
  event.preventDefault()
  to?.focus()
}
