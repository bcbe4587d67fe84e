import type { Archive } from '../../archive/archive.ts'
import { cardPath, homePath } from '../../archive/urls.ts'
import type { SiteConfig } from '../../config.ts'
import type { RenderedLead, RenderedPost } from '../../model.ts'
import type { Site } from '../../pages/site.ts'
import { drawCard, wrapForCard } from './draw-card.ts'

/** An image for a page, as SVG. */
export interface Card {
  /** Site path of the image. */
  readonly path: string
  readonly svg: string
}

type Limits = SiteConfig['cards']

/** List the paths of the pages that have an image of their own: home and the newest digests. */
export function pagesWithCard(
  { days, weeks }: Pick<Archive, 'days' | 'weeks'>,
  limits: Limits,
): ReadonlySet<string> {
  const digests = [...newest(days, limits.days), ...newest(weeks, limits.weeks)]
  return new Set([homePath, ...digests.map(({ path }) => path)])
}

/** Draw the image of each page that `pagesWithCard` lists. */
export function planCards(archive: Archive, site: Site): readonly Card[] {
  const { text, config } = site
  return [
    siteCard(archive, site),
    ...newest(archive.days, config.cards.days).map(day =>
      digestCard(
        day.path,
        site.date(day.date, 'weekday'),
        [text.postCount(day.posts.length)],
        day.posts,
        archive.leads.get(day.path),
        site,
      ),
    ),
    ...newest(archive.weeks, config.cards.weeks).map(({ path, week, days, posts }) => {
      const firstOfDays = days.flatMap(day => day.posts.slice(0, 1))
      const note = [site.dateRange(week.monday, week.sunday), text.postCount(posts.length)]
      const shown = [...new Set([...firstOfDays, ...posts])]
      return digestCard(
        path,
        text.weekName(week.year, week.number),
        note,
        shown,
        archive.leads.get(path),
        site,
      )
    }),
  ]
}

/** Draw the site's image: its description and its authors. */
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
  lead: RenderedLead | undefined,
  site: Site,
): Card {
  const ownTitle = lead?.title
  const shownNotes = ownTitle === undefined ? notes : [title, ...notes.slice(-1)]
  const note = [site.config.title, ...shownNotes].join(' · ')
  const [first = '', second = '', third] = wrapForCard(lead?.text.slice(0, 200) ?? '')
  const words = [first, third === undefined ? second : `${second}…`].map(text => ({ text }))
  const posts = [...new Set([...(lead?.picks ?? []), ...shown])]
  const lines = [...words, ...posts.map(post => ({ speaker: site.authorName(post), text: post.title }))]
  return { path: cardPath(path), svg: drawCard({ title: ownTitle ?? title, note, lines }, site.config) }
}

function newest<Digest>(digests: readonly Digest[], count: number): readonly Digest[] {
  return digests.slice(Math.max(0, digests.length - count))
}
