import type { VNode } from 'preact'
import type { ArchiveDay, ArchiveMonth } from '../../src/archive/calendar.ts'
import { type IsoWeek, weeksOfMonth } from '../../src/archive/iso-week.ts'
import { weekPath } from '../../src/archive/urls.ts'
import type { Site } from '../../src/pages/site.ts'

export interface MonthCalendarProps {
  readonly site: Site
  readonly month: ArchiveMonth
  /** Begin each row with a link to the week's digest. */
  readonly hasWeeks: boolean
}

/** A month as a calendar: each day that has posts leads to its digest, and tells how many. */
export function MonthCalendar({ site, month, hasWeeks }: MonthCalendarProps): VNode {
  const days = new Map(month.days.map(day => [day.date, day]))
  return (
    <table class="calendar">
      <caption>{site.text.calendar(site.date(month.month))}</caption>
      <thead>
        <tr>
          {hasWeeks && <th scope="col">{site.text.week}</th>}
          {site.weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(month.month).map(week => (
          <tr key={week.number}>
            {hasWeeks && (
              <WeekCell site={site} week={week} hasPosts={week.days.some(date => days.has(date))} />
            )}
            {week.days.map(date => (
              <td key={date}>
                {date.startsWith(month.month) && <DayCell site={site} date={date} day={days.get(date)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A week without a post of this month has one of another month, or no page. */
function WeekCell({ site, week, hasPosts }: { site: Site; week: IsoWeek; hasPosts: boolean }): VNode {
  return (
    <th scope="row">
      {hasPosts ? (
        <a href={site.href(weekPath(week))} aria-label={site.text.weekName(week.year, week.number)}>
          {week.number}
        </a>
      ) : (
        week.number
      )}
    </th>
  )
}

function DayCell({ site, date, day }: { site: Site; date: string; day: ArchiveDay | undefined }): VNode {
  const number = Number(date.slice('YYYY-MM-'.length))
  if (!day) return <span>{number}</span>
  const count = day.posts.length
  return (
    <a href={site.href(day.path)} title={`${site.date(date)}: ${site.text.postCount(count)}`}>
      {number} <small>{site.number(count)}</small>
    </a>
  )
}
