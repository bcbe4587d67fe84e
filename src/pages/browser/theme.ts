import { chosenTheme, keepTheme, showTheme, type Theme } from './chosen-theme.ts'

/**
 * Make the switch of the header change between light and dark. To choose what the system has is to follow the system
 * again. Other open pages of the site, and those a reader goes back to, change along.
 */
export function mountThemeSwitch(): void {
  const button = document.querySelector('[data-theme-switch]')
  const system = matchMedia('(prefers-color-scheme: dark)')
  const systemTheme = (): Theme => (system.matches ? 'dark' : 'light')
  let chosen = chosenTheme()

  const show = (): void => {
    showTheme(chosen)
    button?.setAttribute('aria-pressed', String((chosen ?? systemTheme()) === 'dark'))
  }
  const readAgain = (): void => {
    chosen = chosenTheme()
    show()
  }

  button?.addEventListener('click', () => {
    const wanted = (chosen ?? systemTheme()) === 'dark' ? 'light' : 'dark'
    chosen = wanted === systemTheme() ? undefined : wanted
    keepTheme(chosen)
    show()
  })
  system.addEventListener('change', show)
  addEventListener('storage', readAgain)
  addEventListener('pageshow', event => event.persisted && readAgain())
  show()
}
