import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoWeekOf, weeksOfMonth } from '../../src/archive/iso-week.ts'

/** https://en.wikipedia.org/wiki/ISO_week_date, examples of the first and last days of years. */
const weeks: readonly [day: string, week: string][] = [
  ['1977-01-01', '1976-W53'],
  ['1977-01-02', '1976-W53'],
  ['1977-12-31', '1977-W52'],
  ['1978-01-01', '1977-W52'],
  ['1978-01-02', '1978-W1'],
  ['1978-12-31', '1978-W52'],
  ['1979-12-30', '1979-W52'],
  ['1979-12-31', '1980-W1'],
  ['1980-12-28', '1980-W52'],
  ['1980-12-29', '1981-W1'],
  ['1981-12-31', '1981-W53'],
  ['1982-01-03', '1981-W53'],
  ['1969-12-28', '1969-W52'],
  ['2024-04-09', '2024-W15'],
  ['0001-01-01', '1-W1'],
]

test('a day belongs to its ISO week, whose year is its Thursday’s', () => {
  assert.deepEqual(
    weeks.map(([day]) => {
      const { year, number } = isoWeekOf(day)
      return [day, `${year}-W${number}`]
    }),
    weeks,
  )
})

test('a week is Monday to Sunday, whichever of its days is asked for', () => {
  const days = ['30', '31']
    .map(day => `2024-12-${day}`)
    .concat(['1', '2', '3', '4', '5'].map(day => `2025-01-0${day}`))
  for (const day of days)
    assert.deepEqual(isoWeekOf(day), { year: 2025, number: 1, monday: days[0], sunday: days[6], days })
})

test('a month is covered by whole weeks', () => {
  const ends = (month: string) =>
    weeksOfMonth(month).map(({ number, monday, sunday }) => [number, monday, sunday])
  assert.deepEqual(ends('2024-04'), [
    [14, '2024-04-01', '2024-04-07'],
    [15, '2024-04-08', '2024-04-14'],
    [16, '2024-04-15', '2024-04-21'],
    [17, '2024-04-22', '2024-04-28'],
    [18, '2024-04-29', '2024-05-05'],
  ])
  assert.deepEqual(ends('2021-02'), [
    [5, '2021-02-01', '2021-02-07'],
    [6, '2021-02-08', '2021-02-14'],
    [7, '2021-02-15', '2021-02-21'],
    [8, '2021-02-22', '2021-02-28'],
  ])
  assert.deepEqual(ends('2024-12').at(-1), [1, '2024-12-30', '2025-01-05'])
})
