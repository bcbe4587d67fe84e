import type { IsoWeek } from '../archive/iso-week.ts'
import type { RenderedLead } from '../model.ts'
import { excerpt } from './excerpt.ts'
import type { Site } from './site.ts'

/** Name a week for where no page says which it is: its number and its days. */
export function weekTitle({ year, number, monday, sunday }: IsoWeek, { text, dateRange }: Site): string {
  return `${text.weekName(year, number)} (${dateRange(monday, sunday)})`
}

/** Name a digest for where no page says which it is: as the curator does, with its day or week. */
export function digestTitle(name: string, lead: Pick<RenderedLead, 'title'> | undefined): string {
  return lead?.title === undefined ? name : `${lead.title} · ${name}`
}

/** Describe a digest by what the curator says of it, where there is something. */
export function digestDescription(otherwise: string, lead: Pick<RenderedLead, 'text'> | undefined): string {
  return excerpt(lead?.text ?? '', 150) || otherwise
}
