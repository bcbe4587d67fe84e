import type { RenderedPost } from '../model.ts'
import type { Archive } from './archive.ts'
import type { Author } from './authors.ts'
import type { ArchiveDay, ArchiveMonth, ArchiveWeek, ArchiveYear } from './calendar.ts'
import { type ListPage, type ListShape, paginate, paginateSeries } from './paginate.ts'
import type { Tag } from './tags.ts'
import { authorsPath, homePath, tagsPath } from './urls.ts'

export interface PostPage {
  readonly path: string
  readonly post: RenderedPost
  /** The posts before and after it in reading order. */
  readonly previous?: RenderedPost
  readonly next?: RenderedPost
}

export interface HomePage {
  readonly path: string
  /** The latest days, newest first. */
  readonly days: readonly ArchiveDay[]
  /** Newest first. */
  readonly years: readonly ArchiveYear[]
  readonly postCount: number
}

/** An author's page lists their own posts and those that quote them, newest first. */
export interface AuthorItem {
  readonly post: RenderedPost
  readonly isQuoted: boolean
}

/** What every page of the site shows, one list a page kind; a template renders each list. */
export interface SitePages {
  readonly home: readonly [HomePage]
  readonly years: readonly ListPage<ArchiveYear, ArchiveMonth>[]
  readonly months: readonly ListPage<ArchiveMonth, RenderedPost>[]
  readonly weeks: readonly ListPage<ArchiveWeek, RenderedPost>[]
  readonly days: readonly ListPage<ArchiveDay, RenderedPost>[]
  readonly posts: readonly PostPage[]
  readonly authorIndex: readonly ListPage<Archive, Author>[]
  readonly authors: readonly ListPage<Author, AuthorItem>[]
  readonly tagIndex: readonly ListPage<Archive, Tag>[]
  readonly tags: readonly ListPage<Tag, RenderedPost>[]
}

/*
 * No page is to exceed some 200 kB of HTML. A line of a list is 700 bytes at the most (a title of 80 Han characters,
 * an author, two links); a post in a digest has its body, and about 2 kB around it.
 */
const linesPerPage = 200
const digestBytes = 150_000
const bytesAroundPost = 2_000

/** Plan all pages of an archive; `homeDays` is how many of the latest days the home page shows. */
export function planPages(archive: Archive, homeDays: number): SitePages {
  return {
    home: [
      {
        path: homePath,
        days: archive.days.slice(-homeDays).toReversed(),
        years: archive.years.toReversed(),
        postCount: archive.posts.length,
      },
    ],
    years: paginateSeries(
      archive.years,
      lines(
        year => year.path,
        year => year.months,
      ),
    ),
    months: paginateSeries(
      archive.months,
      lines(
        month => month.path,
        month => month.posts,
      ),
    ),
    weeks: paginateSeries(
      archive.weeks,
      digests(week => week.path),
    ),
    days: paginateSeries(
      archive.days,
      digests(day => day.path),
    ),
    posts: planPosts(archive.posts),
    authorIndex: paginate(
      archive,
      lines(
        () => authorsPath,
        ({ authors }) => authors,
      ),
    ),
    authors: archive.authors.flatMap(author =>
      paginate(
        author,
        lines(({ path }) => path, listAuthorItems),
      ),
    ),
    tagIndex: paginate(
      archive,
      lines(
        () => tagsPath,
        ({ tags }) => tags,
      ),
    ),
    tags: archive.tags.flatMap(tag =>
      paginate(
        tag,
        lines(
          ({ path }) => path,
          ({ posts }) => posts.toReversed(),
        ),
      ),
    ),
  }
}

function lines<Subject, Item>(
  path: (subject: Subject) => string,
  items: (subject: Subject) => readonly Item[],
): ListShape<Subject, Item> {
  return { path, items, weight: () => 1, limit: linesPerPage }
}

function digests<Period extends { readonly posts: readonly RenderedPost[] }>(
  path: (period: Period) => string,
): ListShape<Period, RenderedPost> {
  return {
    path,
    items: period => period.posts,
    weight: post => Buffer.byteLength(post.html) + bytesAroundPost,
    limit: digestBytes,
  }
}

function planPosts(posts: readonly RenderedPost[]): readonly PostPage[] {
  return posts.map((post, index) => {
    const previous = posts[index - 1]
    const next = posts[index + 1]
    return { path: post.permalink, post, ...(previous && { previous }), ...(next && { next }) }
  })
}

/** Own posts first, then those that quote the author: each newest first. */
function listAuthorItems(author: Author): readonly AuthorItem[] {
  return [
    ...author.posts.toReversed().map(post => ({ post, isQuoted: false })),
    ...author.quotedIn.toReversed().map(post => ({ post, isQuoted: true })),
  ]
}
