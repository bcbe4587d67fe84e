import assert from 'node:assert/strict'
import type { Archive } from '../../archive/archive.ts'
import type { Author } from '../../archive/authors.ts'
import type { ArchiveDay, ArchiveWeek } from '../../archive/calendar.ts'
import { hasFeed } from '../../archive/has-feed.ts'
import type { Subject } from '../../archive/subjects.ts'
import { daysFeedPath, feedPathOf, homePath, siteFeedPath, weeksFeedPath } from '../../archive/urls.ts'
import { memoize } from '../../memoize.ts'
import type { Day, RenderedPost } from '../../model.ts'
import { digestTitle, weekTitle } from '../../pages/digest-title.ts'
import type { Site } from '../../pages/site.ts'
import type { Feed, FeedItem } from './feed.ts'

/** Limits of a feed, which readers fetch again and again: older posts are on the site. */
const postsPerSiteFeed = 50
const postsPerListFeed = 20
const digestsPerFeed = 30
const digestFeedBytes = 600_000

/** The feeds of a site: of all its posts, of its digests by day and by week, of authors, topics and hashtags. */
export interface SiteFeeds {
  readonly site: Feed
  readonly days: Feed
  readonly weeks: Feed
  /** An author's feed holds what the author's page lists: their own posts, and those that quote them. */
  readonly authors: readonly Feed[]
  readonly subjects: readonly Feed[]
}

/** Plan all feeds of an archive. A post is one and the same item in every feed that holds it. */
export function planFeeds(archive: Archive, site: Site): SiteFeeds {
  const { config, text } = site
  const itemOf = memoize(postItem)
  const isFollowed = (list: Author | Subject) => hasFeed(list, archive.posts.length)
  const titled = (title: string) => `${title} · ${config.title}`
  return {
    site: {
      path: siteFeedPath,
      page: homePath,
      title: config.title,
      description: config.description,
      items: newest(archive.posts, postsPerSiteFeed).map(itemOf),
    },
    days: {
      path: daysFeedPath,
      page: homePath,
      title: titled(text.daysFeed),
      description: text.daysFeedDescription,
      items: newestDigests(archive.days, day => dayItem(day, archive, site)),
    },
    weeks: {
      path: weeksFeedPath,
      page: homePath,
      title: titled(text.weeksFeed),
      description: text.weeksFeedDescription,
      items: newestDigests(archive.weeks, week => weekItem(week, archive, site)),
    },
    authors: archive.authors.filter(isFollowed).map(author => ({
      path: feedPathOf(author.path),
      page: author.path,
      title: titled(`${author.name} (@${author.handle})`),
      description: text.authorDescription(author.name, author.posts.length, author.quotedIn.length),
      items: newest(postsOf(author), postsPerListFeed).map(itemOf),
    })),
    subjects: archive.subjects.list.filter(isFollowed).map(({ name, label, path, posts }) => ({
      path: feedPathOf(path),
      page: path,
      title: titled(label),
      description: text.tagDescription(name, posts.length),
      items: newest(posts, postsPerListFeed).map(itemOf),
    })),
  }
}

function newest<Item>(inReadingOrder: readonly Item[], count: number): readonly Item[] {
  return inReadingOrder.slice(-count).toReversed()
}

/** List an author's newest posts: they are among the newest of each of the two lists. */
function postsOf({ posts, quotedIn }: Author): readonly RenderedPost[] {
  const last = [...posts.slice(-postsPerListFeed), ...quotedIn.slice(-postsPerListFeed)]
  return last.sort((a, b) => (a.date === b.date ? a.number - b.number : a.date < b.date ? -1 : 1))
}

function postItem(post: RenderedPost): FeedItem {
  const { permalink, title, date } = post
  return { path: permalink, title, date, updated: lastChangeOf([post]), posts: [post], kind: 'post' }
}

/** Find the last day on which one of these posts was published or changed. */
function lastChangeOf(posts: readonly RenderedPost[]): Day {
  const days = posts.flatMap(({ date, updated = date }) => [date, updated])
  return days.sort().at(-1) ?? ''
}

/** List the newest digests within the limits, at least one. */
function newestDigests<Period extends ArchiveDay | ArchiveWeek>(
  periods: readonly Period[],
  toItem: (period: Period) => FeedItem,
): readonly FeedItem[] {
  const items: FeedItem[] = []
  let bytes = 0
  for (const period of newest(periods, digestsPerFeed)) {
    bytes += period.posts.reduce((sum, post) => sum + Buffer.byteLength(post.html), 0)
    if (bytes > digestFeedBytes && items.length > 0) break
    items.push(toItem(period))
  }
  return items
}

type Leads = Pick<Archive, 'leads'>

/** Describe the digest of a day. */
export function dayItem(day: ArchiveDay, leads: Leads, site: Site): FeedItem {
  return digestItem(day, site.date(day.date, 'weekday'), leads)
}

/** Describe the digest of a week. */
export function weekItem(week: ArchiveWeek, leads: Leads, site: Site): FeedItem {
  return digestItem(week, weekTitle(week.week, site), leads)
}

function digestItem(
  { path, posts, stories }: ArchiveDay | ArchiveWeek,
  name: string,
  { leads }: Leads,
): FeedItem {
  const [first, ...others] = posts
  const days = posts.map(({ date }) => date).sort()
  const date = days.at(-1)
  assert(first && date, 'expected a digest of at least one post')
  const lead = leads.get(path)
  const updated = lastChangeOf(posts)
  const title = digestTitle(name, lead)
  return { path, title, lead, stories, date, updated, posts: [first, ...others], kind: 'digest' }
}
