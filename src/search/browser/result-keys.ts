/**
 * Move the focus by arrow keys from the box through the results and back. Enter opens the focused link, as everywhere.
 */
export function moveByArrowKeys(root: HTMLElement, input: HTMLInputElement, list: HTMLOListElement): void {
  root.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const links = Array.from(list.querySelectorAll<HTMLAnchorElement>('li > :first-child a'))
    const { target } = event
    const at = target instanceof HTMLAnchorElement ? links.indexOf(target) : -1
    if (at < 0 && target !== input) return
    const next = at + step === -1 ? input : links[at + step]
    if (!next || next === target) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  })
}
