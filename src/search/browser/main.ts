import { pageAddress } from './address.ts'
import { mountSearch } from './mount-search.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-search]')) mountSearch(root, pageAddress())
