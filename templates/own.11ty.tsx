import { OwnText } from './components/own-text.tsx'
import { Page } from './components/page.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('own')

/** A page of the curator's own. */
export default function OwnPage({ site, item }: TemplateProps<'own'>) {
  const { path, title = '', description = site.config.description } = item
  return (
    <Page site={site} path={path} title={title} description={description} parents={[]}>
      <h1>{title}</h1>
      <OwnText page={item} />
    </Page>
  )
}
