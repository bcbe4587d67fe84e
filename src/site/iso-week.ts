import type { Day } from '../model.ts'

/**
 * A week by ISO 8601: Monday to Sunday, numbered from the one that holds the year's first Thursday. Its year is the one
 * its Thursday falls in: 2024-12-30 is a day of week 1 of 2025.
 */
export interface IsoWeek {
  readonly year: number
  /** 1 to 53. */
  readonly number: number
  readonly monday: Day
  readonly sunday: Day
  /** Monday to Sunday. */
  readonly days: readonly Day[]
}

const dayLength = 86_400_000

/** Find the week that a day belongs to. */
export function isoWeekOf(day: Day): IsoWeek {
  const monday = Date.parse(mondayOf(day))
  const thursday = monday + 3 * dayLength
  const year = new Date(thursday).getUTCFullYear()
  const daysBefore = (thursday - firstDayOf(year)) / dayLength
  return {
    year,
    number: Math.floor(daysBefore / 7) + 1,
    monday: dayAt(monday),
    sunday: dayAt(monday + 6 * dayLength),
    days: Array.from({ length: 7 }, (_, index) => dayAt(monday + index * dayLength)),
  }
}

/** Find the Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const time = Date.parse(day)
  return dayAt(time - weekdayOf(time) * dayLength)
}

/** The weeks that hold the days of a month (`YYYY-MM`), whole: the first and the last may reach over its ends. */
export function weeksOfMonth(month: string): readonly IsoWeek[] {
  const weeks: IsoWeek[] = []
  let day = `${month}-01`
  while (day.startsWith(`${month}-`)) {
    const week = isoWeekOf(day)
    weeks.push(week)
    day = nextDay(week.sunday)
  }
  return weeks
}

/** Days since Monday. 1970-01-01 was a Thursday. */
function weekdayOf(time: number): number {
  return (((time / dayLength + 3) % 7) + 7) % 7
}

/** A year below 100 is taken for one of the 20th century by `Date.UTC`. */
function firstDayOf(year: number): number {
  return Date.parse(`${String(year).padStart(4, '0')}-01-01`)
}

function nextDay(day: Day): Day {
  return dayAt(Date.parse(day) + dayLength)
}

function dayAt(time: number): Day {
  return new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
