/** Colours a reader chose against those of the system. */
export type Theme = 'light' | 'dark'

const key = 'tidings-theme'

/** What the reader chose on this site; nothing where they follow the system, or the browser keeps nothing. */
export function chosenTheme(): Theme | undefined {
  try {
    const stored = localStorage.getItem(key)
    return stored === 'light' || stored === 'dark' ? stored : undefined
  } catch {
    return undefined
  }
}

/** Remember a choice; none is to follow the system again. Where the browser keeps nothing, it lasts for the page. */
export function keepTheme(theme: Theme | undefined): void {
  try {
    if (theme) localStorage.setItem(key, theme)
    else localStorage.removeItem(key)
  } catch {}
}

/** Show the page in a choice's colours: the stylesheet reads `data-theme` of the root. */
export function showTheme(theme: Theme | undefined): void {
  const { dataset } = document.documentElement
  if (theme) dataset.theme = theme
  else delete dataset.theme
}
