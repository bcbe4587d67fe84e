import { Fragment } from 'preact'
import { authorsPath, homePath, searchPath, tagsPath } from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'
import { searchStrings } from '../../src/search/browser/strings.ts'

/** Filters, each with the key of its label. */
const facets = [
  ['author', 'author'],
  ['tag', 'tag'],
  ['month', 'month'],
  ['lang', 'language'],
  ['has', 'has'],
] as const

/** The search section of a page: a form that works as a link without JavaScript, and room for what it finds; `settings` is the link to the index's. */
export function SearchBox({ site, settings }: { readonly site: Site; readonly settings: string }) {
  const strings = searchStrings[site.config.lang]
  const link = site.href
  return (
    <section
      class="search wide"
      data-search
      data-state="idle"
      data-index={settings}
      data-strings={JSON.stringify(strings)}
    >
      <search>
        <form class="search-form" action={link(searchPath)} method="get">
          <div class="search-field">
            <input
              type="search"
              name="q"
              aria-label={strings.label}
              aria-describedby="search-help"
              placeholder={strings.placeholder}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              enterkeyhint="search"
            />
            <button type="submit">{strings.submit}</button>
            <div
              class="search-completions"
              id="search-completions"
              role="listbox"
              aria-label={strings.completions}
              hidden
            />
          </div>
          <p class="search-help" id="search-help">
            {strings.help.split(' ').map(word => (
              <Fragment key={word}>
                <span>{word}</span>{' '}
              </Fragment>
            ))}
          </p>
          <details class="search-filters">
            <summary>{strings.filters}</summary>
            <div class="search-selects">
              {facets.map(([name, label]) => (
                <label key={name}>
                  <span>{strings[label]}</span>
                  <select name={name}>
                    <option value="">{strings.all}</option>
                  </select>
                </label>
              ))}
              <label>
                <span>{strings.sort}</span>
                <select name="sort">
                  {(['relevance', 'newest', 'oldest'] as const).map(order => (
                    <option key={order} value={order}>
                      {strings[order]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          </details>
        </form>
      </search>
      <noscript>
        <p class="search-no-script">
          {strings.noScript} <a href={link(homePath)}>{strings.month}</a>{' '}
          <a href={link(authorsPath)}>{strings.author}</a> <a href={link(tagsPath)}>{strings.tag}</a>
        </p>
      </noscript>
      <div class="search-summary">
        <p class="search-status" role="status" aria-live="polite" data-search-status />
        <div class="search-suggestions" data-search-suggestions />
      </div>
      <button type="button" class="search-retry" data-search-retry hidden>
        {strings.retry}
      </button>
      <ol class="search-results" data-results />
      <p class="search-more-error" role="alert" data-search-more-error />
      <button type="button" class="search-more" data-search-more hidden>
        {strings.more}
      </button>
    </section>
  )
}
