import type { IsoWeek } from '../archive/iso-week.ts'
import type { Site } from './site.ts'

/** Name a week for where no page says which it is: its number and its days. */
export function weekTitle({ year, number, monday, sunday }: IsoWeek, { text, dateRange }: Site): string {
  return `${text.weekName(year, number)} (${dateRange(monday, sunday)})`
}
