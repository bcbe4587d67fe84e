import { searchPath, searchScriptPath } from '../src/archive/urls.ts'
import type { Site } from '../src/pages/site.ts'
import { Page } from './components/page.tsx'
import { SearchBox } from './components/search-box.tsx'

export const data = { permalink: searchPath }

export default function SearchPage({ site }: { site: Site }) {
  const { text } = site
  return (
    <Page
      site={site}
      path={searchPath}
      title={text.search}
      description={text.searchDescription}
      parents={[]}
      script={searchScriptPath}
      // Pages alone have no index to load.
      {...(site.hasIndex && { preload: site.searchIndex })}
    >
      <h1>{text.search}</h1>
      <SearchBox site={site} />
    </Page>
  )
}
