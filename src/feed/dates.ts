import type { Day } from '../model.ts'
import { plainLine } from './plain-line.ts'

/** What a line says of a day, where it says anything. */
export type DateReading =
  | {
      readonly kind: 'day'
      readonly day: Day
      /** `numeric`: digits only, as a curator writes it. `words`: with the name of a month. `stamp`: the time before it, as X prints it. */
      readonly form: 'numeric' | 'words' | 'stamp'
    }
  /** Meant as a date, but no day follows from it: `4-9`, `昨天`, `2024-02-30`, `date: 2024-06-03`. */
  | {
      readonly kind: 'unclear'
      /** Whether year, month and day are there, right or wrong. */
      readonly isWhole: boolean
    }

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/

/** Longest line that is read as a date: weekday, time, zone and views included. */
const longestDate = 60

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = `(?:${months.join('|')})[a-z]{0,6}\\.?`
const ordinal = '(?:st|nd|rd|th)?'
const weekday = String.raw`\(?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)\)?`
const partOfDay = '(?:上午|下午|凌晨|早上|中午|晚上)'
const clock = String.raw`${partOfDay}?\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?`
const zone = String.raw`(?:z|\(?(?:utc|gmt|[cpemj]s?[sd]?t|北京时间|北京時間)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?|[+-]\d{2}:?\d{2})`
/** What X prints behind a day: views, or the program that the post was written with. */
const rest = String.raw`·\s?(?:[\d,.]+\s?[kmb万亿萬億]?\s?(?:次?(?:查看|[观觀]看|[浏瀏][览覽])|views?)|(?:twitter|x) (?:for \w{2,10}|web app))`
const tail = String.raw`(?:t(?=\d)|[\s,·]*)(?:(?:${weekday}|${clock}|${zone}|${rest})[\s,]*)*`
/** X's order: the time, a dot, the day. */
const lead = String.raw`(?:(?:最后编辑|最後編輯|last edited)?\s?(?<clock>${clock})\s?[·,]\s?|·\s?|${weekday}[\s,]*)?`

const numericDay = String.raw`(?<year>\d{4})\s?(?<mark>[-/.年])\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})(?!\d)\s?[日号]?`
const compactDay = String.raw`(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)`
const monthFirst = String.raw`(?<name>${monthName})\s?(?<day>\d{1,2})${ordinal},?\s(?<year>\d{4})`
const dayFirst = String.raw`(?<day>\d{1,2})${ordinal}\s(?<name>${monthName}),?\s(?<year>\d{4})`

const dayPatterns = [numericDay, compactDay, monthFirst, dayFirst].map(
  day => new RegExp(`^${lead}${day}${tail}$`),
)

const label = String.raw`(?:(?:date|day|posted|published|on|日期|时间|時間|发布于|發佈於|发表于|发布|发表)\s?:?|[-*+•>])\s*`
/** A digit too many or too few, a mark typed twice, the year last or without its century. */
const threeNumbers = String.raw`(?:\d{3,6}\s?[-/._年 ]{1,2}\d{1,3}\s?[-/._月 ]{1,2}\d{1,3}|\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)[日号]?`
const monthAndDay = String.raw`(?:0?[1-9]|1[0-2])\s?[-/.月]\s?(?:0?[1-9]|[12]\d|3[01])(?!\d)[日号]?`
const wholePatterns = [
  new RegExp(
    `^${label}(?:${threeNumbers}|\\d{8}|${monthName}\\s?\\d{1,2}${ordinal},?\\s\\d{4}|\\d{1,2}${ordinal}\\s${monthName},?\\s\\d{4})${tail}$`,
  ),
  new RegExp(`^${threeNumbers}${tail}$`),
  /^(?=\d{5,9}$)(?:19|20)\d+$|^\d{4}-?\d{2}-?\d{2}[.,;:]?$/,
]
const partPatterns = [
  new RegExp(`^(?:${label})?${monthAndDay}${tail}$`),
  new RegExp(
    `^(?:${label})?(?:${monthName}\\s?\\d{1,2}${ordinal}|\\d{1,2}${ordinal}\\s${monthName})${tail}$`,
  ),
  /^(?:今天|今日|昨天|昨日|前天|刚刚|刚才|上周.?|today|yesterday|just now|now)$/,
  /^\d{1,2}\s?(?:s|m|h|d|w|秒|分钟|分鐘|小时|小時|天|周)\s?(?:前|ago)?$/,
  new RegExp(`^${weekday}$`),
]

/** Read a day of the proleptic Gregorian calendar, written `YYYY-MM-DD` and nothing else; white space around it is ignored. */
export function readDay(line: string): Day | undefined {
  const text = line.trim()
  const [, year, month, day] = isoDate.exec(text) ?? []
  return year === undefined ? undefined : composeDay(Number(year), Number(month), Number(day))
}

/**
 * Read a line that holds a date and nothing else. A day that is written unmistakably is read in every common form:
 * `2024/4/9`, `2024年4月9日`, full-width digits, `Apr 9, 2024`, weekday, time or zone behind it (the day stays the one
 * that is written), X's `下午6:30 · 2024年4月9日`. Returns undefined for a line that was not meant as a date.
 */
export function readDate(line: string): DateReading | undefined {
  if (line.length > longestDate) return undefined
  const iso = readDay(line)
  if (iso !== undefined) return { kind: 'day', day: iso, form: 'numeric' }
  if (!canBegin.test(line)) return undefined
  const text = normalizeDate(line)
  for (const pattern of dayPatterns) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const month = groups.month ? Number(groups.month) : months.indexOf((groups.name ?? '').slice(0, 3)) + 1
    const day = composeDay(Number(groups.year), month, Number(groups.day))
    if (day === undefined) return { kind: 'unclear', isWhole: true }
    const isNumeric = groups.name === undefined && groups.mark !== '年'
    return { kind: 'day', day, form: groups.clock ? 'stamp' : isNumeric ? 'numeric' : 'words' }
  }
  if (wholePatterns.some(pattern => pattern.test(text))) return { kind: 'unclear', isWhole: true }
  return partPatterns.some(pattern => pattern.test(text)) ? { kind: 'unclear', isWhole: false } : undefined
}

/** Whether year, month and day are there, right or wrong. */
export function isWholeDate(reading: DateReading): boolean {
  return reading.kind === 'day' || reading.isWhole
}

/** What a date or a label before one begins with: most lines begin otherwise and need no further pattern. */
const canBegin = new RegExp(
  String.raw`^[\s·*(（>•+\\[-]*(?:[\d０-９上下凌早中晚今昨前刚周週星礼禮日时時发發最]|${months.join('|')}|mon|tue|wed|thu|fri|sat|sun|date|day|posted|published|on\b|last|today|yesterday|just|now)`,
  'i',
)

function normalizeDate(line: string): string {
  return plainLine(line)
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/^\*\*|\*\*$/g, '')
    .toLowerCase()
    .trim()
}

function composeDay(year: number, month: number, day: number): Day | undefined {
  const text = [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
  const time = new Date(`${text}T00:00:00Z`)
  const isReal =
    !Number.isNaN(time.getTime()) && time.getUTCMonth() + 1 === month && time.getUTCDate() === day
  return isReal ? text : undefined
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

const dayLength = 24 * 60 * 60 * 1000

/** Days from one day to another, negative where it comes before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength)
}

/** So near to the entries beside it a mended date has to be. */
const nearby = 15

/**
 * Find the day that a mistyped date means: a day in the text, a digit too many, too few or changed, a year left out or
 * wrong. Returns undefined unless exactly one such day lies within two weeks of `near`.
 */
export function suggestDay(text: string, near: Day | undefined): Day | undefined {
  if (near === undefined) return undefined
  const numbers = text.normalize('NFKC').match(/\d+/g) ?? []
  const month = months.findIndex(name => text.toLowerCase().includes(name)) + 1
  const digits = numbers.join('')
  const found = new Set<Day>()
  const add = (monthAndDay: readonly [month: number | string | undefined, day: string | undefined]) => {
    for (const step of [-1, 0, 1]) {
      const day = composeDay(Number(near.slice(0, 4)) + step, Number(monthAndDay[0]), Number(monthAndDay[1]))
      if (day !== undefined && Math.abs(daysBetween(near, day)) <= nearby) found.add(day)
    }
  }
  const [first, second, third] = numbers
  if (month > 0) add([month, first])
  else if (numbers.length === 2) add([first, second])
  else if (numbers.length === 3) {
    for (const one of withoutOneDigit(second)) for (const other of withoutOneDigit(third)) add([one, other])
    if (third?.length === 4) {
      add([first, second])
      add([second, first])
    }
  }
  if (digits.length === 8) add([digits.slice(4, 6), digits.slice(6)])
  return found.size === 1 ? [...found][0] : undefined
}

/** A month or a day as it is, or where it has a digit too many, all that it can be without one. */
function withoutOneDigit(number = ''): readonly string[] {
  if (number.length < 3) return [number]
  return Array.from(number, (_, at) => number.slice(0, at) + number.slice(at + 1))
}
