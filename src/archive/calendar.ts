import { groupBy } from '../group-by.ts'
import type { Day, RenderedPost } from '../model.ts'
import { type IsoWeek, isoWeekOf, mondayOf } from './iso-week.ts'
import { monthOf } from './months.ts'
import type { Story } from './stories.ts'
import { datePath, weekPath } from './urls.ts'

export interface ArchiveDay {
  readonly date: Day
  readonly path: string
  /** At least one: those of stories, then the others in reading order. */
  readonly posts: readonly RenderedPost[]
  readonly stories: readonly Story[]
}

export interface ArchiveWeek {
  readonly week: IsoWeek
  readonly path: string
  readonly days: readonly ArchiveDay[]
  readonly posts: readonly RenderedPost[]
  readonly stories: readonly Story[]
}

export interface ArchiveMonth {
  /** `YYYY-MM` */
  readonly month: string
  readonly path: string
  readonly days: readonly ArchiveDay[]
  readonly posts: readonly RenderedPost[]
}

export interface ArchiveYear {
  /** `YYYY` */
  readonly year: string
  readonly path: string
  readonly months: readonly ArchiveMonth[]
  readonly posts: readonly RenderedPost[]
}

/** Group posts, already in reading order, by day; only days that have posts, oldest first. */
export function groupDays(posts: readonly RenderedPost[]): readonly ArchiveDay[] {
  return [...groupBy(posts, post => post.date)].map(([date, posts]) => ({
    date,
    path: datePath(date),
    posts,
    stories: [],
  }))
}

/** Group days by ISO week, oldest first. */
export function groupWeeks(days: readonly ArchiveDay[]): readonly ArchiveWeek[] {
  return [...groupBy(days, day => mondayOf(day.date))].map(([monday, days]) => {
    const week = isoWeekOf(monday)
    return { week, path: weekPath(week), days, posts: days.flatMap(day => day.posts), stories: [] }
  })
}

/** Group days by month, oldest first. */
export function groupMonths(days: readonly ArchiveDay[]): readonly ArchiveMonth[] {
  return [...groupBy(days, monthOf)].map(([month, days]) => ({
    month,
    path: datePath(month),
    days,
    posts: days.flatMap(day => day.posts),
  }))
}

/** Group months by year, oldest first. */
export function groupYears(months: readonly ArchiveMonth[]): readonly ArchiveYear[] {
  return [...groupBy(months, month => month.month.slice(0, 4))].map(([year, months]) => ({
    year,
    path: datePath(year),
    months,
    posts: months.flatMap(month => month.posts),
  }))
}
