import type { RenderedPost } from '../../model.ts'
import type { Archive } from '../archive.ts'
import type { Site } from '../site.ts'
import { cardPath, homePath } from '../urls.ts'
import { drawCard, wrapForCard } from './draw-card.ts'

/** An image for a page, as SVG. */
export interface Card {
  /** Site path of the image. */
  readonly path: string
  readonly svg: string
}

/*
 * An image costs some 50 ms and 40 kB. Links to digests are shared while these are new: the newest have an image of
 * their own, older ones show the site's, and an archive of any size costs the same.
 */
const daysWithCard = 90
const weeksWithCard = 26

/** List the paths of the pages that have an image of their own: home and the newest digests. */
export function pagesWithCard({ days, weeks }: Pick<Archive, 'days' | 'weeks'>): ReadonlySet<string> {
  return new Set([homePath, ...[...newestDays(days), ...newestWeeks(weeks)].map(({ path }) => path)])
}

/** Draw the images of an archive's pages. */
export function planCards(archive: Archive, site: Site): readonly Card[] {
  const { text } = site
  return [
    siteCard(archive, site),
    ...newestDays(archive.days).map(day =>
      digestCard(
        day.path,
        site.date(day.date, 'weekday'),
        [text.postCount(day.posts.length)],
        day.posts,
        site,
      ),
    ),
    ...newestWeeks(archive.weeks).map(({ path, week, days, posts }) => {
      const firstOfDays = days.flatMap(day => day.posts.slice(0, 1))
      const note = [site.dateRange(week.monday, week.sunday), text.postCount(posts.length)]
      const shown = [...new Set([...firstOfDays, ...posts])]
      return digestCard(path, text.weekName(week.year, week.number), note, shown, site)
    }),
  ]
}

/** The site's image says what the site says of itself, and whom it listens to. */
function siteCard({ posts, authors }: Archive, { config, text }: Site): Card {
  const names = authors.slice(0, 40).map(({ name }) => name)
  const lines = [...wrapForCard(config.description), ...wrapForCard(names.join(' · '))].map(text => ({
    text,
  }))
  const note = text.postCount(posts.length)
  return { path: cardPath(homePath), svg: drawCard({ title: config.title, note, lines }, config) }
}

function digestCard(
  path: string,
  title: string,
  notes: readonly string[],
  shown: readonly RenderedPost[],
  site: Site,
): Card {
  const note = [site.config.title, ...notes].join(' · ')
  const lines = shown.map(post => ({ speaker: site.authorName(post), text: post.title }))
  return { path: cardPath(path), svg: drawCard({ title, note, lines }, site.config) }
}

function newestDays(days: Archive['days']): Archive['days'] {
  return days.slice(-daysWithCard)
}

function newestWeeks(weeks: Archive['weeks']): Archive['weeks'] {
  return weeks.slice(-weeksWithCard)
}
