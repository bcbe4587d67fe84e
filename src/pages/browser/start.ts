/**
 * Runs in the head before anything is shown: the reader's colours, and a sign that scripts run (`data-js`), for what
 * only works with them. A file and not inline, so that a Content-Security-Policy needs no more than `script-src 'self'`.
 */
import { chosenTheme, showTheme } from './chosen-theme.ts'

document.documentElement.dataset.js = ''
showTheme(chosenTheme())
