import { datePath } from '../../src/archive/urls.ts'
import type { Day } from '../../src/model.ts'
import type { Site } from '../../src/pages/site.ts'
import type { Crumb } from './page.tsx'

/** The periods that hold a day or a month, from the year down: the way up from its page. */
export function dateCrumbs(site: Site, date: Day): readonly Crumb[] {
  return [date.slice(0, 4), date.slice(0, 7)]
    .filter(period => period !== date)
    .map(period => ({ path: datePath(period), label: site.date(period) }))
}
