import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sliceActivity, spanOf } from '../../src/archive/activity.ts'
import { groupDays } from '../../src/archive/calendar.ts'
import { dayAt, dayNumber, weekdayOf } from '../../src/archive/day-number.ts'
import { layOutHeatmap } from '../../src/archive/heatmap.ts'
import { countByMonth } from '../../src/archive/months.ts'
import { makePost } from './make-post.ts'

const on = (...dates: readonly string[]) => dates.map((date, index) => makePost({ date, number: index + 1 }))

test('months follow each other without a gap, over the turn of a year', () => {
  assert.deepEqual(countByMonth(on('2023-11-30', '2024-02-01', '2024-02-29')), [
    { month: '2023-11', count: 1 },
    { month: '2023-12', count: 0 },
    { month: '2024-01', count: 0 },
    { month: '2024-02', count: 2 },
  ])
  assert.deepEqual(countByMonth([]), [])
})

test('of a long time the latest ten years are counted', () => {
  const months = countByMonth(on('1024-01-01', '2024-04-09'))
  assert.deepEqual(
    [months[0], months.at(-1), months.length],
    [{ month: '2014-05', count: 0 }, { month: '2024-04', count: 1 }, 120],
  )
})

test('activity is counted in equal slices of the span, first and last day inside', () => {
  const posts = on('2024-04-01', '2024-04-02', '2024-04-03', '2024-04-10')
  assert.deepEqual(spanOf(posts), { first: '2024-04-01', last: '2024-04-10' })
  assert.deepEqual(sliceActivity(posts, { first: '2024-04-01', last: '2024-04-10' }, 5), [2, 1, 0, 0, 1])
})

test('there are never more slices than days', () => {
  assert.deepEqual(sliceActivity(on('2024-04-01'), { first: '2024-04-01', last: '2024-04-01' }, 5), [1])
  assert.equal(spanOf([]), undefined)
})

test('a day and its number lead to each other, and weeks begin on Monday', () => {
  const days = ['1969-12-31', '1970-01-01', '2024-02-29', '2024-04-07', '2024-04-08']
  assert.deepEqual(days.map(dayNumber).map(dayAt), days)
  assert.deepEqual(days.map(dayNumber).map(weekdayOf), [2, 3, 3, 6, 0])
})

test('the calendar ends with the newest day and begins a year before', () => {
  const posts = on('2023-04-10', '2023-04-11', '2024-04-08', '2024-04-09', '2024-04-09')
  const days = groupDays(posts)
  const { cells, weeks } = layOutHeatmap(days)
  assert.deepEqual(cells[0], { date: '2023-04-11', week: 0, weekday: 1, day: days[1], level: 1 })
  assert.deepEqual(cells[1], { date: '2023-04-12', week: 0, weekday: 2, level: 0 })
  assert.deepEqual(cells.slice(-2), [
    { date: '2024-04-08', week: 52, weekday: 0, day: days[2], level: 1 },
    { date: '2024-04-09', week: 52, weekday: 1, day: days[3], level: 4 },
  ])
  assert.deepEqual([cells.length, weeks], [365, 53])
  assert.deepEqual(layOutHeatmap([]), { cells: [], weeks: 0 })
})

test('the calendar of a young archive begins with its first month', () => {
  const { cells, weeks } = layOutHeatmap(groupDays(on('2022-01-01', '2024-03-20', '2024-04-09')))
  assert.deepEqual(
    [cells[0]?.date, cells.at(-1)?.date, cells.length, weeks],
    ['2024-03-01', '2024-04-09', 40, 7],
  )
})
