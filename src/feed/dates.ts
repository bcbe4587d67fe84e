import type { Day } from '../model.ts'

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const dateAttempt = /^\d{2,4}\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}日?)?(?![\p{L}\d])/u

/** Longest line still taken for somebody's try at a date: `2024 年 4 月 1 日（星期一）` and the like. */
const longestDate = 32

/** Read a line as a day of the proleptic Gregorian calendar, written `YYYY-MM-DD`; white space around it is ignored. */
export function readDay(line: string): Day | undefined {
  const text = line.trim()
  const [, year, month, day] = isoDate.exec(text) ?? []
  if (year === undefined) return undefined
  const time = new Date(`${text}T00:00:00Z`)
  const isReal =
    !Number.isNaN(time.getTime()) &&
    time.getUTCMonth() + 1 === Number(month) &&
    time.getUTCDate() === Number(day)
  return isReal ? text : undefined
}

/** Whether a line was meant as a date, right or wrong: `2024-13-01`, `2024/4/1`, `2024年4月1日`. */
export function isDateAttempt(line: string): boolean {
  return line.length <= longestDate && dateAttempt.test(line.trim())
}
