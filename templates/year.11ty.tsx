import { MonthCalendar } from './components/month-calendar.tsx'
import { Page } from './components/page.tsx'
import { numberedTitle, Pager, pagerLinks } from './components/pager.tsx'
import { eachPage, type TemplateProps } from './components/template.ts'

export const data = eachPage('years')

export default function YearPage({ site, item }: TemplateProps<'years'>) {
  const { year, months, posts } = item.subject
  const name = site.date(year)
  const dayCount = months.reduce((days, month) => days + month.days.length, 0)
  const pager = pagerLinks(site, item, subject => site.date(subject.year))
  return (
    <Page
      site={site}
      path={item.path}
      title={numberedTitle(site, site.text.periodTitle(name), item.number)}
      description={site.text.periodDescription(name, posts.length, dayCount)}
      parents={[]}
      {...pager}
    >
      <h1>{name}</h1>
      <p class="summary">{site.text.postCount(posts.length)}</p>
      <div class="year">
        {item.items.map(month => (
          <section key={month.month}>
            <h2>
              <a href={site.href(month.path)}>{site.date(month.month)}</a>{' '}
              <span class="aside">{site.text.postCount(month.posts.length)}</span>
            </h2>
            <MonthCalendar site={site} month={month} hasWeeks={true} />
          </section>
        ))}
      </div>
      <Pager site={site} {...pager} />
    </Page>
  )
}
