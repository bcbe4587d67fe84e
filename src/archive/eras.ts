import { memoize } from '../memoize.ts'
import { monthOf } from './months.ts'

/** A part of the archive of which something is made as a whole. */
export interface Era<Post> {
  /** What it holds, in words of the calendar: `2016-2031`, `2024`, `2024-h1`, `2024-q2`, `2024-04`, … */
  readonly name: string
  /** In the order given. */
  readonly posts: readonly Post[]
}

export interface EraLimits {
  readonly posts: number
  /** The same, of closed years: those that ended a year and more before the newest post's. Little is added to them. */
  readonly closed?: number
  /** So many may share an era with the newest post: adding one more makes what is made of them all again. */
  readonly newest: number
}

/** Pagefind takes about 80 KB of memory for each post of an index, and a search some files of each. */
export const eraLimits: EraLimits = { posts: 4000, closed: 16_500, newest: 600 }

export interface Dated {
  readonly date: string
}

/** Blocks of the calendar, each inside the one before: the name of the block that a post falls into. */
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
 * Divide posts, given oldest first, into eras, oldest first: the largest blocks of the calendar that are small
 * enough, and around the newest post smaller ones, which grow together as they come to lie behind it. A post added
 * touches the era it falls into and no other, unless that one becomes too large or a new month begins. A day that is
 * too large is cut by number, so that there alone a post may touch those after it.
 */
export function planEras<Post extends Dated>(
  posts: readonly Post[],
  limits = eraLimits,
): readonly Era<Post>[] {
  const newest = posts.at(-1)
  const newestYear = Number(newest?.date.slice(0, 4))
  // By day: the posts of one are in one block, and are many.
  const dayBlocks = blocks.map(block => {
    const blockOf = memoize((date: string) => block({ date }))
    return ({ date }: Dated) => blockOf(date)
  })
  const divide = (block: readonly Post[], name: string, level: number): readonly Era<Post>[] => {
    // Days of their own would be many indexes to load.
    const isRecent =
      level < blocks.length - 1 && newest !== undefined && dayBlocks[level - 1]?.(newest) === name
    const isClosed = lastYear(name) < newestYear - 1
    const largest = isClosed ? (limits.closed ?? limits.posts) : limits.posts
    const limit = isRecent ? Math.min(limits.newest, largest) : largest
    if (level > 0 && block.length <= limit) return [{ name, posts: block }]
    const blockOf = dayBlocks[level]
    if (!blockOf) return cut(block, name, limit)
    return Array.from(groupBy(block, blockOf), ([key, group]) => divide(group, key, level + 1)).flat()
  }
  return posts.length === 0 ? [] : divide(posts, '', 0)
}

function cut<Post>(day: readonly Post[], name: string, size: number): readonly Era<Post>[] {
  const starts = Array.from({ length: Math.ceil(day.length / size) }, (_, number) => number * size)
  return starts.map((start, number) => ({ name: `${name}-${number}`, posts: day.slice(start, start + size) }))
}

function groupBy<Post>(posts: readonly Post[], keyOf: (post: Post) => string): ReadonlyMap<string, Post[]> {
  const groups = new Map<string, Post[]>()
  for (const post of posts) {
    const key = keyOf(post)
    const group = groups.get(key)
    if (group) group.push(post)
    else groups.set(key, [post])
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
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
