import { homePath } from '../src/archive/urls.ts'
import { Page } from './components/page.tsx'
import { SearchForm } from './components/search-form.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('notFound')

/** Hosts show it under the address that was asked for: it has no place of its own. */
export default function NotFoundPage({ site }: TemplateProps<'notFound'>) {
  const { text, href } = site
  return (
    <Page site={site} title={text.notFound} description={text.notFoundAdvice}>
      <h1>{text.notFound}</h1>
      <p class="lead">{text.notFoundAdvice}</p>
      <p role="status" data-nearest-days />
      <SearchForm site={site} />
      <p class="summary">
        <a href={href(homePath)}>{text.home}</a>
      </p>
    </Page>
  )
}
