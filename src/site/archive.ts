import type { RenderedPost } from '../model.ts'
import { type Author, collectAuthors } from './authors.ts'
import {
  type ArchiveDay,
  type ArchiveMonth,
  type ArchiveYear,
  groupDays,
  groupMonths,
  groupYears,
} from './calendar.ts'
import { compareText } from './compare-text.ts'
import { collectTags, type Tag } from './tags.ts'

/** Everything the site knows: the posts, and the orders readers browse them by. */
export interface Archive {
  /** In reading order: by day, within a day by number. */
  readonly posts: readonly RenderedPost[]
  /** Days, months and years that have posts, oldest first. */
  readonly days: readonly ArchiveDay[]
  readonly months: readonly ArchiveMonth[]
  readonly years: readonly ArchiveYear[]
  /** The busiest first. */
  readonly authors: readonly Author[]
  /** The most used first. */
  readonly tags: readonly Tag[]
}

/** Arrange posts, given in any order, by day, author and tag. The cost is linear but for sorting. */
export function createArchive(posts: readonly RenderedPost[]): Archive {
  const sorted = posts.toSorted(compareInReadingOrder)
  const days = groupDays(sorted)
  const months = groupMonths(days)
  return {
    posts: sorted,
    days,
    months,
    years: groupYears(months),
    authors: collectAuthors(sorted),
    tags: collectTags(sorted),
  }
}

function compareInReadingOrder(a: RenderedPost, b: RenderedPost): number {
  return compareText(a.date, b.date) || a.number - b.number || compareText(a.permalink, b.permalink)
}
