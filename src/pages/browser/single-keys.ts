const key = 'tidings-keys'

/**
 * Whether keys without Ctrl or Cmd do something. A reader can switch them off, for those who speak to their machine or
 * miss keys easily: https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

/** Keep the reader's choice. Where the browser keeps nothing, the keys stay on. */
export function keepSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(key)
    else localStorage.setItem(key, 'off')
  } catch {}
}

/** Tell whether a key pressed alone is meant as a shortcut: not typed into a field, not switched off. */
export function isSingleKey({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !isTypedIn(target) && areSingleKeysOn()
}

/** A dialog that was just closed keeps the focus in its hidden box until the browser renders again. */
function isTypedIn(target: EventTarget | null): boolean {
  const field = target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  return field instanceof HTMLElement && field.checkVisibility()
}
