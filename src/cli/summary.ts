import { isDeepStrictEqual } from 'node:util'
import type { ImportPlan } from '../content/plan-import.ts'
import type { Diagnostic } from '../model.ts'
import type { FeedFile } from './read-feeds.ts'

/** Counts of what feeds hold, and of their problems. */
export interface FeedCounts {
  readonly entries: number
  readonly posts: number
  readonly stubs: number
  /** Entries that hold more than one post. */
  readonly severalPosts: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

export function countFeeds(feeds: readonly FeedFile[], diagnostics: readonly Diagnostic[]): FeedCounts {
  const entries = feeds.flatMap(feed => feed.entries)
  return {
    entries: feeds.reduce((sum, feed) => sum + feed.entryCount, 0),
    posts: entries.length,
    stubs: feeds.reduce((sum, feed) => sum + feed.stubCount, 0),
    severalPosts: entries.filter(entry => entry.parts.length > 1).length,
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
    notes: diagnostics.filter(({ severity }) => severity === 'note').length,
  }
}

/** `116 posts, 85 stubs, 5 entries with several posts, 3 warnings`. */
export function summariseFeeds(counts: FeedCounts): string {
  return [
    plural(counts.posts, 'post'),
    plural(counts.stubs, 'stub'),
    counts.severalPosts > 0 ? `${plural(counts.severalPosts, 'entry', 'entries')} with several posts` : '',
    counts.errors > 0 ? plural(counts.errors, 'error') : '',
    counts.warnings > 0 ? plural(counts.warnings, 'warning') : '',
    counts.notes > 0 ? plural(counts.notes, 'note') : '',
  ]
    .filter(part => part !== '')
    .join(', ')
}

/** Sort the posts that are written in place by what becomes of them. */
export function sortChanges({ changed }: ImportPlan) {
  const renewed = changed.filter(({ isRenewal }) => isRenewal)
  const retitled = renewed.filter(({ was, post }) => was.post.title !== post.title)
  const others = renewed.filter(({ was, post }) => was.post.title === post.title)
  return {
    /** The dump says something else. */
    changed: changed.filter(({ isRenewal }) => !isRenewal),
    /** The dump says the same, and this version gives it another title, or writes it otherwise. */
    retitled,
    remade: others.filter(({ was, post }) => !isDeepStrictEqual(was.post, post)),
    /** Only what import remembers is written. */
    untouched: others.filter(({ was, post }) => isDeepStrictEqual(was.post, post)),
  }
}

/** `116 added`, `2 changed, 114 unchanged, 1 in conflict, 1 no longer in the dump (kept)`. */
export function summarisePlan(plan: ImportPlan): string {
  const { changed, retitled, remade, untouched } = sortChanges(plan)
  const parts = [
    count(plan.added.length, 'added'),
    count(changed.length, 'changed'),
    count(retitled.length, 'with a better title'),
    count(remade.length, 'made anew'),
    count(plan.moved.length, 'moved'),
    count(plan.unchanged.length + untouched.length, 'unchanged'),
    count(plan.conflicting.length, 'in conflict'),
    count(plan.removed.length, 'removed'),
    count(plan.unreadable.length, 'not readable (kept)'),
    count(plan.missing.length, 'no longer in the dump (kept)'),
  ].filter(part => part !== '')
  return parts.length > 0 ? parts.join(', ') : 'nothing to import'
}

function count(number: number, what: string): string {
  return number > 0 ? `${formatCount(number)} ${what}` : ''
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${formatCount(number)} ${number === 1 ? one : many}`
}

const counts = new Intl.NumberFormat('en')

/** `12,431`. */
export function formatCount(number: number): string {
  return counts.format(number)
}

/** Counts of the pages of a site, and of those that were written. */
export interface SiteCounts {
  readonly pages: number
  readonly written: number
  /** Shards of the search index. */
  readonly shards?: { readonly made: number; readonly of: number }
}

/** `12,431 pages: 18 written, 12,413 as they were; 1 of 6 search shards made`. */
export function summariseBuild({ pages, written, shards }: SiteCounts): string {
  const kept = pages - written
  const parts = [count(written, 'written'), count(kept, 'as they were')].filter(part => part !== '')
  const made = shards ? `; ${formatCount(shards.made)} of ${plural(shards.of, 'search shard')} made` : ''
  return `${plural(pages, 'page')}: ${parts.join(', ')}${made}`
}
