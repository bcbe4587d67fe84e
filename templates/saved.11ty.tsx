import { savedPath } from '../src/archive/urls.ts'
import { Page } from './components/page.tsx'
import { SaveButton } from './components/save-button.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('saved')

/** The posts a reader saved. A script lists them, each as a copy of the template: the site does not know them. */
export default function SavedPage({ site }: TemplateProps<'saved'>) {
  const { text } = site
  return (
    <Page site={site} path={savedPath} title={text.saved} description={text.savedDescription} parents={[]}>
      <h1>{text.saved}</h1>
      <p>{text.savedDescription}</p>
      <div class="keeps saved" data-saved data-empty>
        <p class="when-empty">{text.savedEmpty}</p>
        <p class="when-listed">
          <button type="button" data-export>
            {text.exportMarkdown}
          </button>
        </p>
        <ol class="lines" />
        <template>
          <li class="h-entry">
            <h2>
              <a class="u-url" href="/">
                <bdi />
              </a>
            </h2>
            <span class="aside">
              <bdi class="p-author p-name" /> <time />
            </span>
            <span class="copy" lang={site.config.lang}>
              <SaveButton site={site} permalink="" />
              <span role="status" />
            </span>
          </li>
        </template>
      </div>
    </Page>
  )
}
