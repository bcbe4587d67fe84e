import { isSingleKey } from './single-keys.ts'

/** Have `j`, `k`, `n`, `p` and `?` move about and explain themselves. What they do is loaded when one is pressed. */
export function watchKeys(): void {
  addEventListener('keydown', event => {
    const { key, isComposing, defaultPrevented } = event
    if (!/^[jknp?]$/.test(key) || isComposing || defaultPrevented || !isSingleKey(event)) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    void import('./shortcuts.ts').then(({ pressKey }) => pressKey(key))
  })
  document.querySelector('[data-show-keys]')?.addEventListener('click', async () => {
    const { showKeys } = await import('./shortcuts.ts')
    showKeys()
  })
}
