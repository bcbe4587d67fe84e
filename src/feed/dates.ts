import type { Day } from '../model.ts'

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const monthName = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`
const dateAttempts = [
  /^\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?!\d)/,
  /^(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?$/,
  /^(?:19|20)\d{6}$/,
  new RegExp(String.raw`^(?:${monthName} \d{1,2},? ?\d{4}|\d{1,2} ${monthName},? \d{4})$`),
]

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

/** Whether a line was meant as a date, right or wrong: `2024-13-01`, `2024/4/1`, `2024年4月1日`, `Apr 1, 2024`. */
export function isDateAttempt(line: string): boolean {
  if (line.length > longestDate) return false
  const text = line
    .trim()
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replaceAll('**', '')
    .toLowerCase()
  return dateAttempts.some(pattern => pattern.test(text))
}
