import type { Day, Diagnostic, Fix } from '../model.ts'
import { daysBetween, suggestDay } from './dates.ts'
import { report } from './rules.ts'
import type { Source } from './source.ts'

/** Where a date stands in a feed. */
export interface WrittenDate {
  /** As written. */
  readonly text: string
  readonly offset: number
  /** The whole line that the date stands on, and where it begins. */
  readonly line: { readonly text: string; readonly offset: number }
}

/** The date of one entry. */
export interface EntryDate {
  /** Missing where the date is, or where no day follows from it. */
  readonly day?: Day
  /** Missing where the entry is told wrong for other reasons: then its day only helps to judge the others. */
  readonly written?: WrittenDate
}

export interface CheckedDates {
  readonly diagnostics: readonly Diagnostic[]
  /** Indexes of the entries whose dates are errors. */
  readonly refused: ReadonlySet<number>
}

interface Dated {
  readonly index: number
  readonly day: Day
  readonly written?: WrittenDate
}

/** The first post on X: https://x.com/jack/status/20. */
const firstDay = '2006-03-21'
const aYear = 365
const aMonth = 31
/** So far outside its month a dump goes on: posts of the last days, read late. */
const fewDays = 7

/**
 * Check the dates of a feed's entries, in order: that a day follows from each, that it is plausible beside its
 * neighbours and in the month (`YYYY-MM`) that the feed is named for, and that days do not fall. A mistyped date is told
 * once, at its own line, and no sound one is told for it.
 */
export function checkDates(
  source: Source,
  entries: readonly EntryDate[],
  month: string | undefined,
): CheckedDates {
  const all = entries.flatMap(({ day, written }, index): Dated[] =>
    day === undefined ? [] : [written ? { index, day, written } : { index, day }],
  )
  const tooEarly = all.filter(({ day }) => day < firstDay)
  const late = all.filter(({ day }) => day >= firstDay)
  const stray = findStray(late, month)
  const supported = late.filter(dated => !stray.has(dated))
  const doubtful = findDoubtful(supported, month)
  const sound = supported.filter(dated => !doubtful.has(dated))
  const anchors = sound.length > 0 ? sound : supported
  const implausible = [...tooEarly, ...stray, ...doubtful]
  const errors = new Set<Dated>([...tooEarly, ...stray])
  return {
    diagnostics: [
      ...entries.flatMap((entry, index) => reportUnclear(source, entry, nearestDay(anchors, index, month))),
      ...implausible.flatMap(dated =>
        reportImplausible(source, dated, errors.has(dated), nearestDay(anchors, dated.index, month), month),
      ),
      ...findFallen(sound).flatMap(fallen => reportOrder(source, fallen)),
    ],
    refused: new Set([...errors].map(({ index }) => index)),
  }
}

/**
 * Find dates that are more than a year from every neighbour. Dates are cut into runs without such a gap: a run is stray
 * where those beside it go on without it, or where it is one or two dates long.
 */
function findStray(dates: readonly Dated[], month: string | undefined): ReadonlySet<Dated> {
  const stray = new Set<Dated>()
  const runs: Dated[][] = []
  for (const run of cutAtGaps(dates)) {
    runs.push(run)
    const [above, between] = runs.slice(-3)
    if (runs.length < 3 || !above || !between || isGap(above.at(-1), run[0])) continue
    if (between.length >= above.length + run.length) continue
    for (const dated of between) stray.add(dated)
    runs.splice(-3, 3, [...above, ...run])
  }
  const [first, second, third] = runs
  if (!first || !second) return stray
  const short = third ? runs.filter(run => run.length <= longestStray) : [chooseStray(first, second, month)]
  return new Set([...stray, ...short.flat()])
}

const longestStray = 2

/** Of two runs, the one outside the feed's month, else the shorter, else the second: a feed grows at its end. */
function chooseStray(
  first: readonly Dated[],
  second: readonly Dated[],
  month: string | undefined,
): readonly Dated[] {
  const isFirstInMonth = isNearMonth(firstDayOf(first), month)
  const isSecondInMonth = isNearMonth(firstDayOf(second), month)
  const isFirst = isFirstInMonth === isSecondInMonth ? first.length < second.length : isSecondInMonth
  const stray = isFirst ? first : second
  return stray.length <= longestStray ? stray : []
}

/**
 * Find dates that lie more than a month before or after both neighbours, and where the feed leaves its month by more
 * than a few days.
 */
function findDoubtful(dates: readonly Dated[], month: string | undefined): ReadonlySet<Dated> {
  const alone = dates.filter(({ day }, at) => {
    const [above, below] = [dates[at - 1], dates[at + 1]]
    if (!above || !below) return false
    const [fromAbove, fromBelow] = [daysBetween(above.day, day), daysBetween(below.day, day)]
    return Math.min(fromAbove, fromBelow) > aMonth || Math.max(fromAbove, fromBelow) < -aMonth
  })
  const outside = dates.filter(({ day }) => !isNearMonth(day, month))
  // Where most dates are of other months, the name does not tell the month: that is told once.
  const leaving =
    outside.length * 2 > dates.length
      ? outside.slice(0, 1)
      : dates.filter(
          ({ day }, at) => !isNearMonth(day, month) && isNearMonth(dates[at - 1]?.day ?? '', month),
        )
  return new Set([...alone, ...leaving])
}

function isNearMonth(day: Day, month: string | undefined): boolean {
  if (month === undefined) return true
  if (day === '') return true
  const [year = 0, number = 0] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return daysBetween(day, `${month}-01`) <= fewDays && daysBetween(`${month}-${length}`, day) <= fewDays
}

function cutAtGaps(dates: readonly Dated[]): Dated[][] {
  const runs: Dated[][] = []
  for (const dated of dates) {
    const run = runs.at(-1)
    if (run && !isGap(run.at(-1), dated)) run.push(dated)
    else runs.push([dated])
  }
  return runs
}

function isGap(above: Dated | undefined, below: Dated | undefined): boolean {
  return above !== undefined && below !== undefined && Math.abs(daysBetween(above.day, below.day)) > aYear
}

function firstDayOf(run: readonly Dated[]): Day {
  return run[0]?.day ?? ''
}

interface Fallen {
  readonly dated: Dated
  /** What the date should be, in words. */
  readonly expected: string
}

/**
 * Find dates below an earlier one. Of the two, the upper is told where the lower goes on from the one above it, and the
 * one below does not go on from the upper; where none is below, where the upper stands out by more than a few days.
 */
function findFallen(dates: readonly Dated[]): readonly Fallen[] {
  return dates.flatMap((dated, at) => {
    const upper = dates[at - 1]
    if (!upper || dated.day >= upper.day) return []
    const [before, below] = [dates[at - 2], dates[at + 1]]
    const standsOut = below ? below.day < upper.day : daysBetween(dated.day, upper.day) > fewDays
    const isUpper = before !== undefined && before.day <= dated.day && standsOut
    return isUpper
      ? { dated: upper, expected: `\`${dated.day}\` or earlier` }
      : { dated, expected: `\`${upper.day}\` or later` }
  })
}

/** The day of the sound entry above, else of the one below, else the first of the feed's month. */
function nearestDay(dates: readonly Dated[], index: number, month: string | undefined): Day | undefined {
  const [above, below] = neighbours(dates, index)
  return above?.day ?? below?.day ?? (month === undefined ? undefined : `${month}-15`)
}

function neighbours(dates: readonly Dated[], index: number): [Dated | undefined, Dated | undefined] {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle]?.index ?? 0) < index) low = middle + 1
    else high = middle
  }
  const below = dates[low]?.index === index ? dates[low + 1] : dates[low]
  return [dates[low - 1], below]
}

function reportUnclear(source: Source, { day, written }: EntryDate, near: Day | undefined): Diagnostic[] {
  if (day !== undefined || !written) return []
  const meant = suggestDay(written.text, near)
  const example = meant === undefined ? '' : `, such as \`${meant}\``
  const message = `Unexpected date \`${written.text}\`, expected a day written \`YYYY-MM-DD\`${example}`
  const fix = meant === undefined || isTornDate(written) ? undefined : fixDate(source, written, meant)
  return [report(source, 'date-invalid', written.offset, message, fix)]
}

/** A digit that is missing from a date beside a name may stand elsewhere on the line: `2阿水 @river_of 024-05-01`. */
function isTornDate({ text, line }: WrittenDate): boolean {
  return line.text.trim() !== text && (text.match(/\d/g)?.length ?? 0) < 8
}

function reportImplausible(
  source: Source,
  { day, written }: Dated,
  isError: boolean,
  near: Day | undefined,
  month: string | undefined,
): Diagnostic[] {
  if (!written) return []
  const nearby = near === undefined ? `a day from \`${firstDay}\` on` : `a day near \`${near}\``
  const expected = !isError && !isNearMonth(day, month) ? `a day of \`${month}\`` : nearby
  const meant = suggestDay(written.text, near)
  const example = meant === undefined || meant === day ? '' : `, such as \`${meant}\``
  const message = `Unexpected date \`${written.text}\`, expected ${expected}${example}`
  const fix = example === '' || meant === undefined ? undefined : fixDate(source, written, meant)
  const diagnostic = report(source, 'date-implausible', written.offset, message, fix)
  return [isError ? { ...diagnostic, severity: 'error' } : diagnostic]
}

function reportOrder(source: Source, { dated: { written }, expected }: Fallen): Diagnostic[] {
  if (!written) return []
  const message = `Unexpected date \`${written.text}\`, expected ${expected}`
  return [report(source, 'date-order', written.offset, message)]
}

function fixDate(source: Source, { text, line }: WrittenDate, day: Day): Fix {
  const start = line.text.indexOf(text)
  const mended = line.text.slice(0, start) + day + line.text.slice(start + text.length)
  return { line: source.pointAt(line.offset).line, count: 1, text: mended }
}
