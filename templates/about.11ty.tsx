import type { Statistics } from '../src/archive/statistics.ts'
import { authorsPath, linksPath, tagsPath } from '../src/archive/urls.ts'
import { nameApart } from '../src/pages/name-apart.ts'
import type { Site } from '../src/pages/site.ts'
import { BarList } from './components/charts/bar-list.tsx'
import { MonthChart } from './components/charts/month-chart.tsx'
import { OwnText } from './components/own-text.tsx'
import { Page } from './components/page.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('about')

/** What this archive is, and what it holds, in numbers. */
export default function AboutPage({ site, item }: TemplateProps<'about'>) {
  const { config, text } = site
  const { statistics, span, own } = item
  const { busiestAuthors, mostCitedDomains, languages, months } = statistics
  return (
    <Page
      site={site}
      path={item.path}
      title={own?.title ?? text.about}
      description={
        own?.description ?? text.aboutDescription(statistics.posts, statistics.authors, statistics.days)
      }
      parents={[]}
    >
      <h1>{own?.title ?? text.aboutTitle(config.title)}</h1>
      {own ? <OwnText page={own} /> : <p>{config.description}</p>}
      {span && <p class="summary">{text.aboutSpan(site.date(span.first), site.date(span.last))}</p>}
      <Numbers site={site} statistics={statistics} />
      {months.length > 1 && (
        <section>
          <h2>{text.postsPerMonth}</h2>
          <MonthChart site={site} months={months} />
        </section>
      )}
      {busiestAuthors.length > 0 && (
        <section>
          <h2>{text.busiestAuthors}</h2>
          <BarList
            site={site}
            rows={nameApart(busiestAuthors).map(({ key, name, path, posts }) => ({
              key,
              label: name,
              path,
              count: posts.length,
              note: text.postCount(posts.length),
            }))}
          />
        </section>
      )}
      {mostCitedDomains.length > 0 && (
        <section>
          <h2>{text.mostCitedDomains}</h2>
          <BarList
            site={site}
            rows={mostCitedDomains.map(({ domain, path, citations }) => ({
              key: domain,
              label: domain,
              path,
              count: citations,
              note: text.quotedCount(citations),
            }))}
          />
        </section>
      )}
      {languages.length > 0 && (
        <section>
          <h2>{text.languages}</h2>
          <BarList
            site={site}
            rows={languages.map(({ lang, count }) => ({
              key: lang,
              label: site.language(lang),
              count,
              note: text.postCount(count),
            }))}
          />
        </section>
      )}
    </Page>
  )
}

function Numbers({ site, statistics }: { site: Site; statistics: Statistics }) {
  const { text, href } = site
  const numbers = [
    { label: text.postsNoun, count: statistics.posts },
    { label: text.authorsNoun, count: statistics.authors, path: authorsPath },
    { label: text.quotedPosts, count: statistics.quotedPosts },
    { label: text.daysNoun, count: statistics.days },
    { label: text.tagsNoun, count: statistics.tags, path: tagsPath },
    { label: text.links, count: statistics.links, path: linksPath },
  ]
  return (
    <section>
      <h2>{text.numbers}</h2>
      <dl class="numbers">
        {numbers.map(({ label, count, path }) => (
          <div key={label}>
            <dt>{path === undefined ? label : <a href={href(path)}>{label}</a>}</dt>
            <dd>{site.number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
