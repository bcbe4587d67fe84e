import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countIn, periodUntil, riseOf } from '../../src/topics/rise.ts'

test('a period ends with its last day, and is held against the days before it', () => {
  assert.deepEqual(periodUntil('2024-03-03', 7, 8), {
    before: '2024-01-01',
    from: '2024-02-26',
    to: '2024-03-04',
  })
})

test('a post counts in the period of its day', () => {
  const period = periodUntil('2024-03-03', 7, 1)
  const dates = ['2024-02-18', '2024-02-19', '2024-02-25', '2024-02-26', '2024-03-03', '2024-03-04']
  assert.deepEqual(
    countIn(
      period,
      dates.map(date => ({ date })),
    ),
    { now: 2, before: 2 },
  )
})

test('the rise is the posts above those expected, in units of chance', () => {
  const all = { now: 100, before: 300 }
  assert.equal(riseOf({ now: 8, before: 24 }, all), 0)
  assert.equal(riseOf({ now: 4, before: 0 }, all), 4)
  assert.equal(riseOf({ now: 18, before: 24 }, all), 10 / 3)
  assert.equal(riseOf({ now: 0, before: 9 }, all), -1.5)
})

test('what rose as many times weighs more where there are more posts', () => {
  const all = { now: 100, before: 300 }
  assert.ok(riseOf({ now: 20, before: 30 }, all) > riseOf({ now: 2, before: 3 }, all))
})

test('without a past every post counts as one', () => {
  assert.equal(riseOf({ now: 3, before: 0 }, { now: 10, before: 0 }), 3)
})
