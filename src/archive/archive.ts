import type { Remember } from '../memoize.ts'
import type { Post, RenderedLead, RenderedPost } from '../model.ts'
import { periodUntil } from '../topics/rise.ts'
import { type Author, collectAuthors } from './authors.ts'
import {
  type ArchiveDay,
  type ArchiveMonth,
  type ArchiveWeek,
  type ArchiveYear,
  groupDays,
  groupMonths,
  groupWeeks,
  groupYears,
} from './calendar.ts'
import { compareText } from './compare-text.ts'
import { everyHandle, type PersonOf } from './people.ts'
import { gatherFacts, type StoredFacts } from './post-facts.ts'
import { findRelatedPosts, type RelatedPost } from './related-posts.ts'
import { collectSubjects, type Subjects, type TopicSource } from './subjects.ts'
import { createStoryteller } from './tell-stories.ts'

/** The posts of a site, and the groups that readers browse them by. */
export interface Archive {
  /** In reading order: by day, within a day by number. */
  readonly posts: readonly RenderedPost[]
  /** Days, ISO weeks, months and years that have posts, oldest first. */
  readonly days: readonly ArchiveDay[]
  readonly weeks: readonly ArchiveWeek[]
  readonly months: readonly ArchiveMonth[]
  readonly years: readonly ArchiveYear[]
  /** The busiest first. */
  readonly authors: readonly Author[]
  readonly personOf: PersonOf
  /** Topics and hashtags. */
  readonly subjects: Subjects
  /** What the curator says of days, weeks and months, by their paths; one that only orders posts says nothing. */
  readonly leads: ReadonlyMap<string, RenderedLead>
  /** Others on the same matter, the nearest first; posts without any are not in it. */
  readonly related: ReadonlyMap<RenderedPost, readonly RelatedPost[]>
}

const noTopics: TopicSource = { topicOf: () => undefined }

/**
 * Arrange posts, given in any order, by day, author and subject. The cost is linear but for sorting. `remember` may return
 * facts of an earlier build.
 */
export function createArchive(
  posts: readonly RenderedPost[],
  topics: TopicSource = noTopics,
  personOf: PersonOf = everyHandle,
  leads: readonly RenderedLead[] = [],
  remember: Remember<readonly StoredFacts[]> = (_group, _from, make) => make(),
): Archive {
  const sorted = inReadingOrder(posts)
  const byPath = new Map(leads.map(lead => [lead.path, lead]))
  const ordered = <Period extends ArchiveDay | ArchiveWeek | ArchiveMonth>(period: Period): Period =>
    inOrderOf(byPath.get(period.path)?.order ?? [], period)
  const subjects = collectSubjects(sorted, topics)
  const facts = gatherFacts(sorted, remember)
  const tell = createStoryteller(sorted, facts, subjects, personOf)
  const days = groupDays(sorted).map(ordered)
  const months = groupMonths(days).map(ordered)
  const toldDays = days.map(day => tell(day, periodUntil(day.date, 1, 28), byPath.get(day.path)?.order))
  return {
    posts: sorted,
    days: toldDays,
    weeks: groupWeeks(toldDays)
      .map(ordered)
      .map(week => tell(week, periodUntil(week.week.sunday, 7, 4))),
    months,
    years: groupYears(months),
    authors: collectAuthors(sorted, personOf),
    personOf,
    subjects,
    leads: new Map([...byPath].filter(([, { title, html, picks }]) => title || html || picks.length > 0)),
    related: findRelatedPosts(sorted, facts, personOf),
  }
}

/** Put the posts that a lead names at the head of their days, in its order. */
function inOrderOf<Period extends { readonly posts: readonly RenderedPost[] }>(
  order: readonly string[],
  period: Period,
): Period {
  if (order.length === 0) return period
  const ranks = new Map(order.map((permalink, rank) => [permalink, rank]))
  const rankOf = ({ permalink }: RenderedPost) => ranks.get(permalink) ?? order.length
  const posts = period.posts.toSorted((a, b) => compareText(a.date, b.date) || rankOf(a) - rankOf(b))
  return { ...period, posts }
}

/** Order posts by day, those of a day by number. */
export function inReadingOrder<Any extends Post>(posts: readonly Any[]): readonly Any[] {
  return posts.toSorted(
    (a, b) => compareText(a.date, b.date) || a.number - b.number || compareText(a.permalink, b.permalink),
  )
}
