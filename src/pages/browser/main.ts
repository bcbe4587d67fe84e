/** The script of every page: what it only may need, it loads when it is needed. */
import { watchCopyLinks } from './copy-link.ts'
import { watchFolds } from './folds.ts'
import { markFoundWords, watchSearchKeys } from './open-search.ts'
import { mountThemeSwitch } from './theme.ts'

mountThemeSwitch()
watchCopyLinks()
watchFolds()
watchSearchKeys()
void markFoundWords()
