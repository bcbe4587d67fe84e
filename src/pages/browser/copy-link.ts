/** How long a button says that it has copied, in milliseconds. */
const shown = 2000

/**
 * Make `[data-copy-link]` buttons copy the address they hold and say so in the status beside them. Where the browser lets
 * no page write to the clipboard, the button leads to the address, which can be copied there.
 */
export function watchCopyLinks(): void {
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-copy-link]')
    if (!button) return
    const address = new URL(button.dataset.copyLink ?? '', location.href).href
    try {
      await navigator.clipboard.writeText(address)
    } catch {
      location.assign(address)
      return
    }
    const status = button.nextElementSibling
    if (!status) return
    status.textContent = button.dataset.done ?? ''
    setTimeout(() => {
      status.textContent = ''
    }, shown)
  })
}
