import type { Post, RenderedPost } from '../model.ts'
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
import { collectSubjects, type Subjects, type TopicSource } from './subjects.ts'

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
}

const noTopics: TopicSource = { topicOf: () => undefined }

/** Arrange posts, given in any order, by day, author and subject. The cost is linear but for sorting. */
export function createArchive(
  posts: readonly RenderedPost[],
  topics: TopicSource = noTopics,
  personOf: PersonOf = everyHandle,
): Archive {
  const sorted = inReadingOrder(posts)
  const days = groupDays(sorted)
  const months = groupMonths(days)
  return {
    posts: sorted,
    days,
    weeks: groupWeeks(days),
    months,
    years: groupYears(months),
    authors: collectAuthors(sorted, personOf),
    personOf,
    subjects: collectSubjects(sorted, topics),
  }
}

/** Order posts by day, those of a day by number. */
export function inReadingOrder<Any extends Post>(posts: readonly Any[]): readonly Any[] {
  return posts.toSorted(
    (a, b) => compareText(a.date, b.date) || a.number - b.number || compareText(a.permalink, b.permalink),
  )
}
