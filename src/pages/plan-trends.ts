import type { Archive } from '../archive/archive.ts'
import type { ArchiveMonth, ArchiveWeek } from '../archive/calendar.ts'
import { dayAt, dayNumber } from '../archive/day-number.ts'
import { isoWeekOf } from '../archive/iso-week.ts'
import { type CitedLink, type LinkDomain, listSharedLinks } from '../archive/links.ts'
import { monthOf } from '../archive/months.ts'
import { listRising, type RisingSubject } from '../archive/subjects.ts'
import { datePath, weekPath } from '../archive/urls.ts'
import type { RenderedPost } from '../model.ts'
import { type Period, periodUntil } from '../topics/rise.ts'

/** What rose in a period, and the links that several of its posts cite, with these posts. */
export interface Trends {
  readonly rising: readonly RisingTopic[]
  readonly cited: readonly CitedLink[]
}

/** A topic or hashtag that rose, with its posts in it and in each of the weeks before and that of the rise. */
export interface RisingTopic extends Pick<RisingSubject, 'now' | 'weeks'> {
  readonly label: string
  readonly path: string
}

const [mostRising, mostCited] = [6, 5]

/** Weeks that a week is held against, and a month. */
const [weeksBefore, weeksBeforeMonth] = [4, 13]

/** Make the functions that tell the trends of the latest seven days with posts, of a week and of a month. */
export function createTrendFinder(archive: Archive, domains: readonly LinkDomain[]) {
  const citedBy = (pathOf: (post: RenderedPost) => string) => listSharedLinks(domains, pathOf, mostCited)
  const citedInWeek = citedBy(({ date }) => weekPath(isoWeekOf(date)))
  const citedInMonth = citedBy(post => datePath(monthOf(post)))
  // Of all topics, only those that these posts name can have risen.
  const risingIn = (posts: readonly RenderedPost[], period: Period): readonly RisingTopic[] => {
    const list = [...new Set(posts.flatMap(archive.subjects.of))]
    return listRising({ list }, archive.posts, period, mostRising).map(
      ({ subject: { label, path }, now, weeks }) => ({ label, path, now, weeks }),
    )
  }
  return {
    latest(): Trends {
      const last = archive.days.at(-1)
      if (!last) return { rising: [], cited: [] }
      const period = periodUntil(last.date, 7, weeksBefore)
      const posts = archive.days.slice(-7).flatMap(day => day.posts)
      const cited = citedBy(({ date }) => (date < period.from ? '' : 'latest')).get('latest') ?? []
      return { rising: risingIn(posts, period), cited }
    },
    ofWeek: ({ path, week, posts }: ArchiveWeek): Trends => ({
      rising: risingIn(posts, periodUntil(week.sunday, 7, weeksBefore)),
      cited: citedInWeek.get(path) ?? [],
    }),
    ofMonth: ({ path, month, days, posts }: ArchiveMonth): Trends => ({
      rising: risingIn(posts, monthPeriod(month, days.at(-1)?.date)),
      cited: citedInMonth.get(path) ?? [],
    }),
  }
}

/** A month until its last post: one that goes on is not over. */
function monthPeriod(month: string, last = `${month}-01`): Period {
  const from = `${month}-01`
  return {
    before: dayAt(dayNumber(from) - 7 * weeksBeforeMonth),
    from,
    to: dayAt(dayNumber(last) + 1),
  }
}
