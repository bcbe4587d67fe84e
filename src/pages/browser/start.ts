/**
 * Runs in the head before anything is shown: the reader's colours, and signs that scripts run (`data-js`) and that the
 * browser keeps what they store (`data-keeps`), for what only works with them. A file and not inline, so that a Content-Security-Policy needs no more than `script-src 'self'`.
 */
import { chosenTheme, showTheme } from './chosen-theme.ts'

document.documentElement.dataset.js = ''
if (hasStorage()) document.documentElement.dataset.keeps = ''
showTheme(chosenTheme())

function hasStorage(): boolean {
  try {
    return Boolean(localStorage)
  } catch {
    return false
  }
}
