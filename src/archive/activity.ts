import type { Day } from '../model.ts'
import { dayNumber } from './day-number.ts'

/** From the first day to the last, both with posts. */
export interface Span {
  readonly first: Day
  readonly last: Day
}

/** Find the span of days of posts in reading order; undefined where there are none. */
export function spanOf(posts: readonly { readonly date: Day }[]): Span | undefined {
  const [first, last] = [posts[0], posts.at(-1)]
  return first && last && { first: first.date, last: last.date }
}

/** Count posts in so many equal slices of a span that holds them all; never more slices than days. */
export function sliceActivity(
  posts: readonly { readonly date: Day }[],
  { first, last }: Span,
  slices: number,
): readonly number[] {
  const start = dayNumber(first)
  const days = dayNumber(last) - start + 1
  const counts = Array.from({ length: Math.min(slices, days) }, () => 0)
  for (const { date } of posts) {
    const slice = Math.floor(((dayNumber(date) - start) * counts.length) / days)
    counts[slice] = (counts[slice] ?? 0) + 1
  }
  return counts
}
