import type { Day } from '../model.ts'
import { dayAt, dayNumber, weekdayOf } from './day-number.ts'

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

/** Find the week that a day belongs to. */
export function isoWeekOf(day: Day): IsoWeek {
  const monday = dayNumber(mondayOf(day))
  const thursday = monday + 3
  const year = dayAt(thursday).slice(0, 'YYYY'.length)
  return {
    year: Number(year),
    number: Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1,
    monday: dayAt(monday),
    sunday: dayAt(monday + 6),
    days: Array.from({ length: 7 }, (_, index) => dayAt(monday + index)),
  }
}

/** Find the Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const number = dayNumber(day)
  return dayAt(number - weekdayOf(number))
}

/** The weeks that hold the days of a month (`YYYY-MM`), whole: the first and the last may reach over its ends. */
export function weeksOfMonth(month: string): readonly IsoWeek[] {
  const weeks: IsoWeek[] = []
  let day = `${month}-01`
  while (day.startsWith(`${month}-`)) {
    const week = isoWeekOf(day)
    weeks.push(week)
    day = dayAt(dayNumber(week.sunday) + 1)
  }
  return weeks
}
