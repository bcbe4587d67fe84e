import type { Day } from '../model.ts'
import type { ArchiveDay } from './calendar.ts'
import { dayAt, dayNumber, weekdayOf } from './day-number.ts'
import { monthOf } from './months.ts'

/** A square of the calendar. */
export interface HeatmapCell {
  readonly date: Day
  /** Column: weeks since the first one shown. */
  readonly week: number
  /** Row, from 0 for Monday. */
  readonly weekday: number
  /** Absent on a day without posts. */
  readonly day?: ArchiveDay
  /** 0 for no posts, up to 4 for the busiest quarter of the days that have some. */
  readonly level: 0 | 1 | 2 | 3 | 4
}

export interface Heatmap {
  /** The days shown, oldest first. */
  readonly cells: readonly HeatmapCell[]
  readonly weeks: number
}

const mostDays = 365

/**
 * Lay out the last year of an archive, up to its newest day, as a calendar of weeks; of a younger archive, its months.
 * No days are no cells.
 */
export function layOutHeatmap(days: readonly ArchiveDay[]): Heatmap {
  const newest = days.at(-1)
  if (!newest) return { cells: [], weeks: 0 }
  const end = dayNumber(newest.date)
  const yearAgo = end - mostDays + 1
  const shown = days.filter(day => dayNumber(day.date) >= yearAgo)
  const start = Math.max(yearAgo, dayNumber(`${monthOf(shown[0] ?? newest)}-01`))
  const byDate = new Map(shown.map(day => [day.date, day]))
  const levelOf = gradeCounts(shown.map(({ posts }) => posts.length))
  const firstMonday = start - weekdayOf(start)
  const cells = Array.from({ length: end - start + 1 }, (_, step): HeatmapCell => {
    const number = start + step
    const date = dayAt(number)
    const day = byDate.get(date)
    return {
      date,
      week: Math.floor((number - firstMonday) / 7),
      weekday: weekdayOf(number),
      ...(day && { day }),
      level: day ? levelOf(day.posts.length) : 0,
    }
  })
  return { cells, weeks: (cells.at(-1)?.week ?? 0) + 1 }
}

/** Make the function that grades a count by quarters of all counts, so that one busy day does not pale the others. */
function gradeCounts(counts: readonly number[]): (count: number) => 1 | 2 | 3 | 4 {
  const sorted = counts.toSorted((a, b) => a - b)
  const bound = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  const [low, middle, high] = [bound(0.25), bound(0.5), bound(0.75)]
  return count => {
    if (count > high) return 4
    if (count > middle) return 3
    return count > low ? 2 : 1
  }
}
