import { groupDays } from '../src/archive/calendar.ts'
import { digestDescription, digestTitle } from '../src/pages/digest-title.ts'
import { describeCollection } from '../src/pages/json-ld.ts'
import { dateCrumbs } from './components/crumbs.ts'
import { DayLines } from './components/day-lines.tsx'
import { DigestLead } from './components/digest-lead.tsx'
import { MonthCalendar } from './components/month-calendar.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { RisingTopics } from './components/rising-topics.tsx'
import { SharedLinks } from './components/shared-links.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('months')

export default function MonthPage({ site, item }: TemplateProps<'months'>) {
  const { month, days, posts } = item.subject
  const name = site.date(month)
  const description = site.text.periodDescription(name, posts.length, days.length)
  const pager = pagerLinks(site, item, subject => site.date(subject.month))
  return (
    <Page
      site={site}
      path={item.path}
      title={numberedTitle(site, digestTitle(site.text.periodTitle(name), item.lead), item.number)}
      description={numberedTitle(site, digestDescription(description, item.lead), item.number)}
      parents={dateCrumbs(site, month)}
      structuredData={page => describeCollection(page, item.items, site)}
      {...pager}
    >
      <h1>{numberedTitle(site, name, item.number)}</h1>
      <p class="summary">{site.text.postCount(posts.length)}</p>
      <DigestLead site={site} lead={item.lead} />
      <RisingTopics site={site} topics={item.trends?.rising ?? []} />
      <div class="columns">
        <div class="rail">
          <MonthCalendar site={site} month={item.subject} hasWeeks={true} />
        </div>
        <div>
          {groupDays(item.items).map(day => (
            <DayLines key={day.date} site={site} day={day} />
          ))}
        </div>
      </div>
      <SharedLinks site={site} links={item.trends?.cited ?? []} />
      <Pager site={site} {...pager} />
    </Page>
  )
}
