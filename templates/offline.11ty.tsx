import { homePath, savedPath, searchPath } from '../src/archive/urls.ts'
import { Page } from './components/page.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('offline')

/** The service worker shows it under the address of a page that it does not have: it has no place of its own. */
export default function OfflinePage({ site }: TemplateProps<'offline'>) {
  const { text, href } = site
  return (
    <Page site={site} title={text.offline} description={text.offlineAdvice}>
      <h1>{text.offline}</h1>
      <p class="lead">{text.offlineAdvice}</p>
      <p class="summary">
        <a href={href(homePath)}>{text.home}</a>
        <a href={href(searchPath)}>{text.search}</a>
        <a class="keeps" href={href(savedPath)}>
          {text.saved}
        </a>
      </p>
    </Page>
  )
}
