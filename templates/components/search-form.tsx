import type { VNode } from 'preact'
import { searchPath } from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'

/** Leads to the search page with what was typed. Nothing could answer it without JavaScript, where it is not shown. */
export function SearchForm({ site }: { site: Site }): VNode {
  const { text, href } = site
  return (
    <search class="scripted">
      <form class="search-line" action={href(searchPath)}>
        <input type="search" name="q" aria-label={text.searchLabel} placeholder={text.searchLabel} required />
        <button type="submit">{text.search}</button>
      </form>
    </search>
  )
}
