import type { Span } from '../src/archive/activity.ts'
import type { ArchiveYear } from '../src/archive/calendar.ts'
import { archiveId, authorsPath, homePath, tagsPath } from '../src/archive/urls.ts'
import { describeWebSite } from '../src/pages/json-ld.ts'
import { nameApart } from '../src/pages/name-apart.ts'
import type { Site } from '../src/pages/site.ts'
import { HeatmapChart } from './components/charts/heatmap.tsx'
import { DayLines } from './components/day-lines.tsx'
import { Page } from './components/page.tsx'
import { RisingTopics } from './components/rising-topics.tsx'
import { SearchForm } from './components/search-form.tsx'
import { SharedLinks } from './components/shared-links.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'
import { TopList } from './components/top-list.tsx'

export const data = eachPage('home')

/** Of a busy day, the rest is on its digest: however many days home shows, it is to stay below 200 kB. */
const mostLines = 120
const mostLinesPerDay = 10

export default function HomePage({ site, item }: TemplateProps<'home'>) {
  const { config, text } = site
  const limit = Math.min(mostLinesPerDay, Math.floor(mostLines / config.homeDays))
  return (
    <Page
      site={site}
      path={homePath}
      structuredData={() => describeWebSite(site)}
      description={config.description}
    >
      <h1 class="unseen">{config.title}</h1>
      <p class="summary tagline">{config.description}</p>
      <SearchForm site={site} />
      {item.days.length === 0 && <p id={archiveId}>{text.archiveEmpty}</p>}
      {item.days.map(day => (
        <DayLines key={day.date} site={site} day={day} limit={limit} />
      ))}
      <RisingTopics site={site} topics={item.trends.rising} />
      <SharedLinks site={site} links={item.trends.cited} />
      <TopList
        site={site}
        title={text.busiestAuthors}
        rows={nameApart(item.authors).map(({ path, name, posts }) => ({ path, name, count: posts.length }))}
        all={{ path: authorsPath, name: text.allAuthors }}
      />
      <TopList
        site={site}
        title={text.tags}
        rows={item.tags.map(({ path, label, posts }) => ({ path, name: label, count: posts.length }))}
        all={{ path: tagsPath, name: text.allTags }}
      />
      {item.days.length > 0 && (
        <section class="wide">
          <h2>{text.lastYear}</h2>
          <HeatmapChart site={site} heatmap={item.heatmap} skipTo={archiveId} />
        </section>
      )}
      {item.span && <AllDates site={site} years={item.years} span={item.span} />}
    </Page>
  )
}

function AllDates({ site, years, span }: { site: Site; years: readonly ArchiveYear[]; span: Span }) {
  return (
    <section class="all-dates" id={archiveId} tabIndex={-1}>
      <h2>{site.text.allDates}</h2>
      <Jump site={site} span={span} />
      <ul>
        {years.map(year => (
          <li key={year.year}>
            <a href={site.href(year.path)}>{site.date(year.year)}</a>
            <ul>
              {year.months.toReversed().map(month => (
                <li key={month.month}>
                  <a href={site.href(month.path)}>{site.date(month.month)}</a>{' '}
                  <span class="aside">{site.text.postCount(month.posts.length)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** To the digest of a date, or to those nearest to it, and to a random post: by script alone, which enables the buttons. */
function Jump({ site, span }: { site: Site; span: Span }) {
  const { text } = site
  return (
    <form class="jump scripted" data-jump>
      <label>
        {text.jumpToDate} <input type="date" name="date" min={span.first} max={span.last} required />
      </label>
      <button type="submit" disabled>
        {text.go}
      </button>
      <button type="button" data-random disabled>
        {text.randomPost}
      </button>
      <p role="status" data-nearest-days />
    </form>
  )
}
