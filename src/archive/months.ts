import type { Day } from '../model.ts'

/** How many posts a month has; the months of a list follow each other without a gap. */
export interface MonthCount {
  /** `YYYY-MM` */
  readonly month: string
  readonly count: number
}

/** The month of what has a date, `YYYY-MM`. */
export function monthOf({ date }: { readonly date: Day }): string {
  return date.slice(0, 'YYYY-MM'.length)
}

/** Longest row of months that is counted: ten years. A date may be wrong by a thousand. */
const mostMonths = 120

/** Count posts by month, from the month of the first to that of the last; only the latest ten years of a longer time. */
export function countByMonth(posts: readonly { readonly date: Day }[]): readonly MonthCount[] {
  const counts = new Map<string, number>()
  for (const month of posts.map(monthOf)) {
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  const present = [...counts.keys()].sort()
  const [first, last] = [present[0], present.at(-1)]
  if (first === undefined || last === undefined) return []
  const end = monthNumber(last)
  const start = Math.max(monthNumber(first), end - mostMonths + 1)
  return Array.from({ length: end - start + 1 }, (_, step) => {
    const month = monthAt(start + step)
    return { month, count: counts.get(month) ?? 0 }
  })
}

/** Months since the year 0. */
function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function monthAt(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}
