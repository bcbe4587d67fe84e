/** A part of the archive that has an index of its own. */
export interface Shard<Post> {
  /** What the shard holds, in words of the calendar: `2016-2031`, `2024`, `2024-h1`, `2024-q2`, `2024-04`, … */
  readonly name: string
  /** In the order given. */
  readonly posts: readonly Post[]
}

export interface ShardLimits {
  /** Pagefind takes about 230 KB of memory for each post of an index. */
  readonly posts: number
  /** So many may share a shard with the newest post: adding one more indexes them all again. */
  readonly newest: number
}

export const shardLimits: ShardLimits = { posts: 4000, newest: 600 }

export interface Dated {
  readonly date: string
}

/** Blocks of the calendar, each inside the one before: the name of the block that a post falls into. */
const blocks: readonly ((post: Dated) => string)[] = [
  ...[16, 8, 4, 2].map(span => (post: Dated) => yearsOf(post, span)),
  ({ date }) => date.slice(0, 4),
  ({ date }) => `${date.slice(0, 4)}-h${Math.ceil(Number(date.slice(5, 7)) / 6)}`,
  ({ date }) => `${date.slice(0, 4)}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  ({ date }) => date.slice(0, 7),
  ({ date }) => `${date.slice(0, 7)}-d${Math.min(2, Math.floor((Number(date.slice(8)) - 1) / 10))}`,
  ({ date }) => date,
]

/**
 * Divide posts, given oldest first, into shards, oldest first: the largest blocks of the calendar that are small
 * enough, and around the newest post smaller ones, which grow together as they come to lie behind it. A post added
 * touches the shard it falls into and no other, unless that one becomes too large or a new month begins. A day that is
 * too large is cut by number, so that there alone a post may touch those after it.
 */
export function planShards<Post extends Dated>(
  posts: readonly Post[],
  limits = shardLimits,
): readonly Shard<Post>[] {
  const newest = posts.at(-1)
  const divide = (block: readonly Post[], name: string, level: number): readonly Shard<Post>[] => {
    // Days of their own would be many indexes to load.
    const isRecent = level < blocks.length - 1 && newest !== undefined && blocks[level - 1]?.(newest) === name
    const limit = isRecent ? Math.min(limits.newest, limits.posts) : limits.posts
    if (level > 0 && block.length <= limit) return [{ name, posts: block }]
    const blockOf = blocks[level]
    if (!blockOf) return cut(block, name, limit)
    return Array.from(groupBy(block, blockOf), ([key, group]) => divide(group, key, level + 1)).flat()
  }
  return posts.length === 0 ? [] : divide(posts, '', 0)
}

function cut<Post>(day: readonly Post[], name: string, size: number): readonly Shard<Post>[] {
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

function yearsOf({ date }: Dated, span: number): string {
  const year = Number(date.slice(0, 4))
  const first = year - (year % span)
  const padded = [first, first + span - 1].map(each => String(each).padStart(4, '0'))
  return padded.join('-')
}
