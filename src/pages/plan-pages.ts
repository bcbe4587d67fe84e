import { type Span, spanOf } from '../archive/activity.ts'
import type { Archive } from '../archive/archive.ts'
import type { Author } from '../archive/authors.ts'
import type { ArchiveDay, ArchiveMonth, ArchiveWeek, ArchiveYear } from '../archive/calendar.ts'
import { hasFeed } from '../archive/has-feed.ts'
import { type Heatmap, layOutHeatmap } from '../archive/heatmap.ts'
import { type CitedLink, collectLinks, type LinkDomain, linksOfKind } from '../archive/links.ts'
import type { RelatedPost } from '../archive/related-posts.ts'
import { type Statistics, summarise } from '../archive/statistics.ts'
import { describeSubject, inGroups, type Subject, type SubjectFacts } from '../archive/subjects.ts'
import {
  aboutPath,
  authorsPath,
  feedsPath,
  homePath,
  linksPath,
  notFoundPath,
  offlinePath,
  savedPath,
  searchPath,
  tagsPath,
} from '../archive/urls.ts'
import type { AddressKind } from '../archive/web-address.ts'
import { groupBy } from '../group-by.ts'
import type { RenderedLead, RenderedOwnPage, RenderedPost } from '../model.ts'
import {
  pageBytes,
  weighAuthor,
  weighCitedLink,
  weighDomain,
  weighLine,
  weighPost,
  weighSubject,
} from './page-weight.ts'
import { type ListPage, type ListShape, paginate, paginateSeries } from './paginate.ts'
import { createTrendFinder, type Trends } from './plan-trends.ts'

/** What a line in a list shows of a post. */
export type PostLine = Pick<RenderedPost, 'permalink' | 'title' | 'author' | 'handle' | 'date' | 'lang'>

export interface PostPage {
  readonly path: string
  readonly post: RenderedPost
  /** The posts before and after it in reading order. */
  readonly previous?: PostLine
  readonly next?: PostLine
  /** Others on the same matter, the nearest first. */
  readonly related: readonly RelatedPost[]
  /** Absent where no link of the post is another's too. */
  readonly citedBy?: CitedBy
}

/** Key of a link → how many posts lead to it, where several do. */
export type CitedBy = ReadonlyMap<string, number>

/** What may have a lead. */
export interface Led {
  readonly lead?: RenderedLead
}

/** A page of a digest; the lead is on its first page. */
export type DigestPage<Digest> = ListPage<Digest, RenderedPost> & Led

export interface HomePage {
  readonly path: string
  /** The latest days, newest first. */
  readonly days: readonly (ArchiveDay & Led)[]
  /** Newest first. */
  readonly years: readonly ArchiveYear[]
  /** First and last day; absent where there are no posts. */
  readonly span?: Span
  /** The days of the last year. */
  readonly heatmap: Heatmap
  /** The busiest and the most used. */
  readonly authors: readonly Author[]
  readonly tags: readonly Subject[]
  /** In the last seven days. */
  readonly trends: Trends
}

/** A page of a week or a month; its trends are on its first page. */
export type PeriodPage<Digest> = DigestPage<Digest> & { readonly trends?: Trends }

export interface AboutPage {
  readonly path: string
  readonly statistics: Statistics
  /** First and last day; absent where there are no posts. */
  readonly span?: Span
  /** What the curator says of the archive. */
  readonly own?: RenderedOwnPage
}

/** Tells what can be subscribed to, with the busiest author and the most used tag as examples. */
export interface FeedsPage {
  readonly path: string
  readonly author?: Author
  readonly tag?: Subject
}

export interface SearchPage {
  readonly path: string
  /** Version of the search index; absent where pages are written without one. */
  readonly indexVersion?: string
}

/** Shows nothing of the archive. */
export interface PlainPage {
  readonly path: string
}

/** The domains of the archive's links, and of the kinds worth a list of their own the most cited links. */
export interface LinkIndex {
  readonly domains: readonly LinkDomain[]
  readonly highlights: readonly {
    readonly kind: AddressKind
    readonly count: number
    readonly links: readonly CitedLink[]
  }[]
}

/** An author's page lists their own posts and those that quote them, newest first. */
export interface AuthorItem {
  readonly post: RenderedPost
  readonly isQuoted: boolean
}

/** Topics and hashtags by their groups. */
export interface SubjectIndex {
  readonly subjects: readonly Subject[]
}

export interface ListedAuthor extends Author {
  readonly hasFeed: boolean
}

/** A topic or hashtag with what its first page tells beside its posts. */
export interface DescribedSubject extends Subject {
  readonly facts: SubjectFacts
  readonly hasFeed: boolean
}

/** A page of a day's digest. */
export interface DayPage extends ListPage<ArchiveDay, RenderedPost>, Led {
  /** Of the same day in earlier years the first posts, the latest year first; on the first page only. */
  readonly earlier: readonly PostLine[]
}

/** What every page of the site shows, one list a page kind; a template renders each list. */
export interface SitePages {
  readonly home: readonly [HomePage]
  readonly years: readonly ListPage<ArchiveYear, ArchiveMonth>[]
  readonly months: readonly PeriodPage<ArchiveMonth>[]
  readonly weeks: readonly PeriodPage<ArchiveWeek>[]
  readonly days: readonly DayPage[]
  readonly posts: readonly PostPage[]
  readonly authorIndex: readonly ListPage<Pick<Archive, 'authors' | 'posts'>, Author>[]
  readonly authors: readonly ListPage<ListedAuthor, AuthorItem>[]
  readonly tagIndex: readonly ListPage<SubjectIndex, Subject>[]
  readonly tags: readonly ListPage<DescribedSubject, RenderedPost>[]
  readonly links: readonly ListPage<LinkIndex, LinkDomain>[]
  /** A link of very many posts is in several items, one after another. */
  readonly linkDomains: readonly ListPage<LinkDomain, CitedLink>[]
  readonly about: readonly [AboutPage]
  readonly feeds: readonly FeedsPage[]
  readonly own: readonly RenderedOwnPage[]
  readonly search: readonly [SearchPage]
  /** Lists what a reader saved on their device. */
  readonly saved: readonly [PlainPage]
  /** Hosts answer any wrong address with it. */
  readonly notFound: readonly [PlainPage]
  /** Shown without a connection. */
  readonly offline: readonly [PlainPage]
}

export type AnyPage = SitePages[keyof SitePages][number]

/** Any of the pages of a site. */
export type SomePages = { readonly [Kind in keyof SitePages]: readonly SitePages[Kind][number][] }

export function allPages(pages: SomePages): readonly AnyPage[] {
  return Object.values<readonly AnyPage[]>({ ...pages }).flat()
}

/** Keep the pages of some paths only. */
export function pickPages(pages: SomePages, isWanted: (path: string) => boolean): SomePages {
  const kinds = Object.entries<readonly AnyPage[]>({ ...pages })
  const picked = kinds.map(([kind, list]) => [kind, list.filter(page => isWanted(page.path))])
  return Object.fromEntries(picked) as unknown as SomePages
}

/** Divide pages, kind after kind, into batches of at most `size`; no pages are one empty batch. */
export function batchPages(pages: SomePages, size: number): readonly SomePages[] {
  const paths = allPages(pages).map(({ path }) => path)
  return Array.from({ length: Math.max(1, Math.ceil(paths.length / size)) }, (_, batch) => {
    const own = new Set(paths.slice(batch * size, (batch + 1) * size))
    return pickPages(pages, path => own.has(path))
  })
}

/** What the plan of pages needs beside the archive; what is absent is made of the archive. */
export interface PlanOptions {
  readonly domains?: readonly LinkDomain[]
  readonly indexVersion?: string | undefined
  /** Whether there is a page about the feeds. */
  readonly hasFeeds?: boolean
  readonly ownPages?: readonly RenderedOwnPage[]
}

const citationsPerItem = 50

const homeAuthors = 12
const homeTags = 20
const highlightedLinks = 8

/** Plan all pages of an archive; `homeDays` is how many of the latest days the home page shows. */
export function planPages(
  archive: Archive,
  homeDays: number,
  { domains = collectLinks(archive.posts), indexVersion, hasFeeds = true, ownPages = [] }: PlanOptions = {},
): SitePages {
  const span = spanOf(archive.posts)
  // Only where it is shown: the pages of other days hold a day, too, and do not depend on its lead.
  const withLead = <Item extends { readonly path: string }>(item: Item): Item & Led => {
    const lead = archive.leads.get(item.path)
    return lead ? { ...item, lead } : item
  }
  const {
    authors: [author],
    subjects: { list: subjects },
  } = archive
  const [tag] = subjects
  const about = ownPages.find(({ path }) => path === aboutPath)
  const trends = createTrendFinder(archive, domains)
  const withTrends =
    <Digest>(trendsOf: (digest: Digest) => Trends) =>
    (page: DigestPage<Digest>): PeriodPage<Digest> =>
      page.number === 1 ? { ...page, trends: trendsOf(page.subject) } : page
  return {
    home: [
      {
        path: homePath,
        days: archive.days.slice(-homeDays).toReversed().map(withLead),
        years: archive.years.toReversed(),
        ...(span && { span }),
        heatmap: layOutHeatmap(archive.days),
        authors: archive.authors.filter(({ posts }) => posts.length > 0).slice(0, homeAuthors),
        tags: subjects.slice(0, homeTags),
        trends: trends.latest(),
      },
    ],
    years: paginateSeries(
      archive.years,
      lines(
        year => year.path,
        year => year.months,
        () => 1,
      ),
    ),
    months: paginateSeries(
      archive.months,
      lines(
        month => month.path,
        // The month that goes on begins with what is new; one that is over is read from its beginning.
        month => (month === archive.months.at(-1) ? newestDayFirst(month.days) : month.posts),
        weighLine,
      ),
    )
      .map(withLead)
      .map(withTrends(trends.ofMonth)),
    weeks: paginateSeries(
      archive.weeks,
      digests(week => week.path),
    )
      .map(withLead)
      .map(withTrends(trends.ofWeek)),
    days: planDays(archive.days).map(withLead),
    posts: planPosts(archive, domains),
    authorIndex: paginate(
      { authors: archive.authors, posts: archive.posts },
      lines(
        () => authorsPath,
        ({ authors }) => authors,
        weighAuthor,
      ),
    ),
    authors: paginateSeries(
      archive.authors.map(author => ({ ...author, hasFeed: hasFeed(author, archive.posts.length) })),
      lines(
        author => author.path,
        listAuthorItems,
        ({ post }) => weighLine(post),
      ),
    ),
    tagIndex: paginate(
      { subjects: inGroups(subjects) },
      lines(
        () => tagsPath,
        index => index.subjects,
        weighSubject,
      ),
    ),
    tags: paginateSeries(
      subjects.map(subject => ({
        ...subject,
        facts: describeSubject(subject, archive.subjects, archive.posts.length, archive.personOf),
        hasFeed: hasFeed(subject, archive.posts.length),
      })),
      lines(
        tag => tag.path,
        tag => tag.posts.toReversed(),
        weighLine,
      ),
    ),
    links: paginate(
      { domains, highlights: highlightLinks(domains) },
      lines(
        () => linksPath,
        index => index.domains,
        weighDomain,
      ),
    ),
    linkDomains: paginateSeries(
      domains,
      lines(
        domain => domain.path,
        ({ links }) => (links.some(isLong) ? links.flatMap(splitCitations) : links),
        weighCitedLink,
      ),
    ),
    about: [
      {
        path: aboutPath,
        statistics: summarise(archive, domains),
        ...(span && { span }),
        ...(about && { own: about }),
      },
    ],
    own: ownPages.filter(page => page !== about),
    feeds: hasFeeds ? [{ path: feedsPath, ...(author && { author }), ...(tag && { tag }) }] : [],
    search: [{ path: searchPath, ...(indexVersion !== undefined && { indexVersion }) }],
    saved: [{ path: savedPath }],
    notFound: [{ path: notFoundPath }],
    offline: [{ path: offlinePath }],
  }
}

function lines<Subject, Item>(
  path: (subject: Subject) => string,
  items: (subject: Subject) => readonly Item[],
  weight: (item: Item) => number,
): ListShape<Subject, Item> {
  return { path, items, weight, limit: pageBytes }
}

function digests<Period extends { readonly posts: readonly RenderedPost[] }>(
  path: (period: Period) => string,
): ListShape<Period, RenderedPost> {
  return lines(path, period => period.posts, weighPost)
}

function newestDayFirst(days: readonly ArchiveDay[]): readonly RenderedPost[] {
  return days.toReversed().flatMap(({ posts }) => posts)
}

const [earlierYears, postsOfEarlier] = [5, 2]

/** Apart from its subject, so that a day's page is not stale where one of its neighbours' anniversaries changes. */
function planDays(days: readonly ArchiveDay[]): readonly DayPage[] {
  const anniversaries = groupBy(days, ({ date }) => date.slice('YYYY-'.length))
  const pages = paginateSeries(
    days,
    digests(day => day.path),
  )
  return pages.map(page => {
    const { date } = page.subject
    const earlier = (anniversaries.get(date.slice('YYYY-'.length)) ?? []).filter(day => day.date < date)
    const shown = page.number === 1 ? earlier.slice(-earlierYears).toReversed() : []
    return { ...page, earlier: shown.flatMap(({ posts }) => posts.slice(0, postsOfEarlier)) }
  })
}

const highlightedKinds = ['repository', 'paper', 'video'] as const

function highlightLinks(domains: readonly LinkDomain[]): LinkIndex['highlights'] {
  return highlightedKinds
    .map(kind => ({ kind, all: linksOfKind(domains, kind) }))
    .filter(({ all }) => all.length > 0)
    .map(({ kind, all }) => ({ kind, count: all.length, links: all.slice(0, highlightedLinks) }))
}

function isLong({ posts }: CitedLink): boolean {
  return posts.length > citationsPerItem
}

function splitCitations(link: CitedLink): readonly CitedLink[] {
  if (!isLong(link)) return [link]
  const runs = Math.ceil(link.posts.length / citationsPerItem)
  return Array.from({ length: runs }, (_, run) => ({
    ...link,
    posts: link.posts.slice(run * citationsPerItem, (run + 1) * citationsPerItem),
  }))
}

function planPosts({ posts, related }: Archive, domains: readonly LinkDomain[]): readonly PostPage[] {
  const citations = countCitations(domains)
  return posts.map((post, index) => {
    const previous = posts[index - 1]
    const next = posts[index + 1]
    const citedBy = citations.get(post)
    return {
      path: post.permalink,
      post,
      ...(previous && { previous }),
      ...(next && { next }),
      related: related.get(post) ?? [],
      ...(citedBy && { citedBy }),
    }
  })
}

/** Count the posts that lead where a post leads to: repositories, papers, videos and posts on X. */
function countCitations(domains: readonly LinkDomain[]): ReadonlyMap<RenderedPost, CitedBy> {
  const counts = new Map<RenderedPost, Map<string, number>>()
  for (const { key, kind, posts } of domains.flatMap(({ links }) => links)) {
    if (kind === 'page' || posts.length < 2) continue
    for (const post of posts) counts.set(post, (counts.get(post) ?? new Map()).set(key, posts.length))
  }
  return counts
}

/** Own posts first, then those that quote the author: each newest first. */
function listAuthorItems(author: Author): readonly AuthorItem[] {
  return [
    ...author.posts.toReversed().map(post => ({ post, isQuoted: false })),
    ...author.quotedIn.toReversed().map(post => ({ post, isQuoted: true })),
  ]
}
