import { element } from '../../search/browser/element.ts'
import { areSingleKeysOn, keepSingleKeys } from './single-keys.ts'
import { browserStrings } from './strings.ts'

/** Do what a key stands for: `j` and `k` move by post, `n` and `p` by day (on other pages, by page), `?` explains. */
export function pressKey(key: string): void {
  if (key === 'j') moveBy(1)
  else if (key === 'k') moveBy(-1)
  else if (key === '?') showKeys()
  else openNeighbour(key === 'n' ? 'next' : 'prev')
}

/** Focus the next or previous post of a digest, or line of a list: from the one with the focus, else from what is in view. */
function moveBy(step: 1 | -1): void {
  const articles = document.querySelectorAll<HTMLElement>('.posts .h-entry')
  const stops = [
    ...(articles.length > 0
      ? articles
      : document.querySelectorAll<HTMLElement>('main :is(.lines li > a, .search-title a)')),
  ]
  const tops = stops.map(stop => stop.getBoundingClientRect())
  const focused = stops.findIndex((stop, index) => {
    const { top = 0, bottom = 0 } = tops[index] ?? {}
    return stop.contains(document.activeElement) && bottom > 0 && top < innerHeight
  })
  // A little below the edge counts as the edge: positions are fractions of pixels.
  const inView = step > 0 ? tops.findIndex(({ top }) => top > -1) : tops.findLastIndex(({ top }) => top < -1)
  const stop = stops[focused < 0 ? inView : focused + step]
  if (!stop) return
  if (stop.matches('article')) stop.tabIndex = -1
  stop.focus({ preventScroll: true })
  stop.scrollIntoView({ block: stop.matches('article') ? 'start' : 'nearest' })
}

function openNeighbour(rel: 'next' | 'prev'): void {
  const link = document.querySelector<HTMLLinkElement>(`head link[rel=${rel}]`)
  if (link) location.assign(link.href)
}

/** Show what the keys do, with the switch that turns them off. */
export function showKeys(): void {
  const strings = browserStrings()
  const toggle = element('input', { type: 'checkbox' })
  toggle.checked = areSingleKeysOn()
  toggle.addEventListener('change', () => keepSingleKeys(toggle.checked))
  const close = element('button', { type: 'button' }, strings.close)
  const dialog = element(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    element('h2', { id: 'keys-title' }, strings.keys),
    element(
      'dl',
      {},
      ...Object.entries(strings.keyNames).flatMap(([keys, meaning]) => [
        element('dt', {}, element('kbd', {}, keys)),
        element('dd', {}, meaning),
      ]),
    ),
    element('label', {}, toggle, ` ${strings.keysOn}`),
    close,
  )
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
