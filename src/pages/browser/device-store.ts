/*
 * What the site remembers on this device and nowhere else: lists as JSON in the local storage. Each has a limit, so that
 * a few hundred kilobytes are the most that the site ever takes.
 */

/** Path of the site, whose scripts are in its `assets/`. Several sites may share an origin, and so a storage. */
export const base = new URL('../', import.meta.url).pathname

/** Return the entries of a list that are what they should be: another version or program may have written others. */
export function recall<Entry>(list: string, isEntry: (value: unknown) => value is Entry): readonly Entry[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isEntry) : []
  } catch {
    return []
  }
}

/** Remember a list. Returns whether the browser did: its storage may be full. */
export function remember(list: string, entries: readonly unknown[]): boolean {
  try {
    localStorage.setItem(keyOf(list), JSON.stringify(entries))
    return true
  } catch {
    return false
  }
}

/** Call whenever lists may have changed: in another page of the site, or while this one was left. */
export function onChange(update: () => void): void {
  addEventListener('storage', update)
  addEventListener('pageshow', ({ persisted }) => persisted && update())
}

function keyOf(list: string): string {
  return `tidings ${base} ${list}`
}
