import type { Day } from '../model.ts'

const millisecondsADay = 86_400_000

/** Number of a day, such that the next day's is one more. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / millisecondsADay
}

/** The day with a number. */
export function dayAt(number: number): Day {
  return new Date(number * millisecondsADay).toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** Day of the week, from 0 for Monday. */
export function weekdayOf(number: number): number {
  // The first of January 1970 was a Thursday.
  return (((number + 3) % 7) + 7) % 7
}
