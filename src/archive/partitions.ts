import { groupBy } from '../group-by.ts'
import { monthOf } from './months.ts'

/** A block of consecutive posts: one search index is made of it, and its posts are compared with one another. */
export interface Partition<Post> {
  /** Its part of the calendar: `2016-2031`, `2024`, `2024-h1`, `2024-q2`, `2024-04`, … */
  readonly name: string
  /** In the order given. */
  readonly posts: readonly Post[]
}

export interface PartitionLimits {
  readonly posts: number
  /** The limit of posts in closed years: those that ended a year or more before the newest post's. They rarely change. */
  readonly closed?: number
  /** The limit of posts in the partition of the newest post, which most additions invalidate. */
  readonly newest: number
}

/** Large partitions cost memory (Pagefind needs about 80 KB a post), many small ones cost a search more requests. */
export const partitionLimits: PartitionLimits = { posts: 4000, closed: 16_500, newest: 600 }

export interface Dated {
  readonly date: string
}

/** Levels of the calendar, from the largest blocks to days: each maps a post to the name of its block. */
const blocks: readonly ((post: Dated) => string)[] = [
  ...[16, 8, 4, 2].map(span => (post: Dated) => yearsOf(post, span)),
  ({ date }) => date.slice(0, 4),
  ({ date }) => `${date.slice(0, 4)}-h${Math.ceil(Number(date.slice(5, 7)) / 6)}`,
  ({ date }) => `${date.slice(0, 4)}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  monthOf,
  post => `${monthOf(post)}-d${Math.min(2, Math.floor((Number(post.date.slice(8)) - 1) / 10))}`,
  ({ date }) => date,
]

/**
 * Divide posts, given oldest first, into partitions, oldest first: the largest blocks of the calendar that are within the
 * limits. Blocks around the newest post are smaller, and merge as newer posts follow. An added post changes its own
 * partition only, unless that one grows beyond its limit or a new month begins. A day beyond the limit is cut by number,
 * so that an added post also changes the partitions after it on that day.
 */
export function planPartitions<Post extends Dated>(
  posts: readonly Post[],
  limits = partitionLimits,
): readonly Partition<Post>[] {
  const newest = posts.at(-1)
  const newestYear = Number(newest?.date.slice(0, 4))
  const divide = (block: readonly Post[], name: string, level: number): readonly Partition<Post>[] => {
    // The last level does not count: an index for every recent day would be many to load.
    const isRecent = level < blocks.length - 1 && newest !== undefined && blocks[level - 1]?.(newest) === name
    const isClosed = lastYear(name) < newestYear - 1
    const largest = isClosed ? (limits.closed ?? limits.posts) : limits.posts
    const limit = isRecent ? Math.min(limits.newest, largest) : largest
    if (level > 0 && block.length <= limit) return [{ name, posts: block }]
    const blockOf = blocks[level]
    if (!blockOf) return cut(block, name, limit)
    return Array.from(groupBy(block, blockOf), ([key, group]) => divide(group, key, level + 1)).flat()
  }
  return posts.length === 0 ? [] : divide(posts, '', 0)
}

function cut<Post>(day: readonly Post[], name: string, size: number): readonly Partition<Post>[] {
  const starts = Array.from({ length: Math.ceil(day.length / size) }, (_, number) => number * size)
  return starts.map((start, number) => ({ name: `${name}-${number}`, posts: day.slice(start, start + size) }))
}

/** The year in which a block ends: the last part of its name that is one. */
function lastYear(name: string): number {
  return Number(name.split('-').findLast(part => part.length === 4))
}

function yearsOf({ date }: Dated, span: number): string {
  const year = Number(date.slice(0, 4))
  const first = year - (year % span)
  const padded = [first, first + span - 1].map(each => String(each).padStart(4, '0'))
  return padded.join('-')
}
