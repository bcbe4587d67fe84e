import { mountSearch } from './mount-search.ts'

for (const root of document.querySelectorAll<HTMLElement>('[data-search]')) mountSearch(root)
