import type { Day, Post } from '../model.ts'

/** Days that are looked at, and the days before them that they are held against: [from, to), each a day. */
export interface Period {
  readonly before: Day
  readonly from: Day
  readonly to: Day
}

/** How many posts of a period, and of the days before it, hold something. */
export interface Counts {
  readonly now: number
  readonly before: number
}

/** The period of `length` days whose last day is `last`, held against so many times as many days before it. */
export function periodUntil(last: Day, length: number, times: number): Period {
  const to = addDays(last, 1)
  const from = addDays(to, -length)
  return { before: addDays(from, -length * times), from, to }
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** Count posts by where their days lie. */
export function countIn({ before, from, to }: Period, posts: Iterable<Pick<Post, 'date'>>): Counts {
  const counts = { now: 0, before: 0 }
  for (const { date } of posts) {
    if (date >= from && date < to) counts.now++
    else if (date >= before && date < from) counts.before++
  }
  return counts
}

/**
 * Measure how far a count lies above what was expected, in units of how much such a count varies by chance (the square
 * root of what is expected, and one). 0 is as expected; from 2 on it is hardly chance.
 */
export function surpriseOf(count: number, expected: number): number {
  return (count - expected) / Math.sqrt(expected + 1)
}

/**
 * Measure how much more often something is named in a period than before, where `all` counts all posts: the surprise of
 * the posts that name it, of which as many are expected as its share was before.
 */
export function riseOf(named: Counts, all: Counts): number {
  return surpriseOf(named.now, all.before === 0 ? 0 : (named.before / all.before) * all.now)
}
