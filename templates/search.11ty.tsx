import { searchPath, searchScriptPath, searchSettingsPath } from '../src/archive/urls.ts'
import { Page } from './components/page.tsx'
import { SearchBox } from './components/search-box.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('search')

export default function SearchPage({ site, item }: TemplateProps<'search'>) {
  const { text, href } = site
  const { indexVersion } = item
  // The version in the address makes caches ask for the settings of a new index.
  const settings = `${href(searchSettingsPath)}${indexVersion === undefined ? '' : `?v=${indexVersion}`}`
  return (
    <Page
      site={site}
      path={searchPath}
      title={text.search}
      description={text.searchDescription}
      parents={[]}
      script={searchScriptPath}
      // Pages alone have no index to load.
      {...(indexVersion !== undefined && { preload: settings })}
    >
      <h1>{text.search}</h1>
      <SearchBox site={site} settings={settings} />
    </Page>
  )
}
