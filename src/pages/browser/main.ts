/** The script of every page: what it only may need, it loads when it is needed. */
import { watchCopyLinks } from './copy-link.ts'
import { keepPlace, watchFolds } from './folds.ts'
import { loadComforts } from './load-comforts.ts'
import { registerServiceWorker } from './offline.ts'
import { watchPictures } from './open-picture.ts'
import { markFoundWords, watchSearchKeys } from './open-search.ts'
import { mountThemeSwitch } from './theme.ts'
import { watchKeys } from './watch-keys.ts'

mountThemeSwitch()
watchCopyLinks()
watchFolds()
keepPlace()
watchPictures()
watchSearchKeys()
watchKeys()
void markFoundWords()
registerServiceWorker()
// Where it does not load, the page is as it is without.
if ('keeps' in document.documentElement.dataset) import('./device.ts').catch(() => {})
loadComforts()
