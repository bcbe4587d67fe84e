import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'

/* Feeds by the dates of their entries; then each problem with a date: number of its entry, rule, severity, mended line. */

function problemsOf(dates: readonly string[], file = 'feed.md'): string[] {
  const text = dates
    .map((date, at) => `### ${at + 1}\n\n${date}\n\nAda\n@ada_writes\n第 ${at} 条\n\n`)
    .join('')
  const { diagnostics, entries } = readFeed(createSource(file, text))
  const numbers = entries.map(entry => entry.number)
  return diagnostics.map(({ rule, severity, line, column, fix }) => {
    const number = Math.ceil(line / 8)
    assert.equal(column, 1)
    assert.equal(
      severity === 'error',
      !numbers.includes(number),
      'expected an error to leave its entry out, and nothing else',
    )
    return [number, rule, severity, ...(fix ? [fix.text] : [])].join(' ')
  })
}

const month = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => `2024-05-${String(first + at).padStart(2, '0')}`)

const feeds: Record<string, [dates: readonly string[], problems: readonly string[], file?: string]> = {
  'a year of the future, in the middle': [
    ['2024-05-01', '2042-05-02', '2024-05-03'],
    ['2 date-implausible error 2024-05-02'],
  ],
  'a year of the future, at the end': [
    ['2024-05-01', '2024-05-01', '2042-05-02'],
    ['3 date-implausible error 2024-05-02'],
  ],
  'a year of the future, the second of two': [
    ['2024-05-01', '2042-05-02'],
    ['2 date-implausible error 2024-05-02'],
  ],
  'a year of the future, the first of two, a month in the name': [
    ['2042-05-01', '2024-05-02'],
    ['1 date-implausible error 2024-05-01'],
    '2024-05.md',
  ],
  'a year of the future, twice in a row': [
    ['2024-05-01', '2024-05-01', '2042-05-02', '2042-05-02', '2024-05-03'],
    ['3 date-implausible error 2024-05-02', '4 date-implausible error 2024-05-02'],
  ],
  'a year before X': [['2024-05-01', '0024-05-02', '2024-05-03'], ['2 date-implausible error 2024-05-02']],
  'the last day before X': [['2006-03-20', '2006-03-21'], ['1 date-implausible error']],
  'the year before': [['2024-05-01', '2023-05-01', '2024-05-03'], ['2 date-implausible error 2024-05-01']],
  'the month before': [['2024-05-20', '2024-03-20', '2024-05-21'], ['2 date-implausible warning']],
  'another month than the name’s': [
    ['2024-05-01', '2024-06-10', '2024-05-03'],
    ['2 date-implausible warning'],
    'content/feeds/2024-05.later.md',
  ],
  'the last days of the month before, the first of the next': [
    ['2024-04-28', '2024-05-03', '2024-06-05'],
    [],
    '2024-05.md',
  ],
  'a feed that goes on behind its month': [
    [...month(1, 3), '2024-06-09', '2024-06-10'],
    ['4 date-implausible warning'],
    '2024-05.md',
  ],
  'a feed of another month than its name tells': [month(1, 9), ['1 date-implausible warning'], '2024-01.md'],
  'a feed of several years': [
    ['2022-01-01', '2022-01-02', '2022-01-02', '2024-05-01', '2024-05-02', '2024-05-03'],
    [],
  ],
  'a feed with long pauses': [['2024-01-01', '2024-03-10', '2024-06-20'], []],
  'a date that falls': [['2024-05-03', '2024-05-02', '2024-05-02'], ['2 date-order warning']],
  'a date that stands out among sound ones': [
    ['2024-05-01', '2024-05-21', '2024-05-02', '2024-05-03'],
    ['2 date-order warning'],
  ],
  'a date that stands out above the last entry': [
    ['2024-05-01', '2024-05-21', '2024-05-02'],
    ['2 date-order warning'],
  ],
  'a last date that falls by a few days': [
    ['2024-05-01', '2024-05-04', '2024-05-02'],
    ['3 date-order warning'],
  ],
  'a date that falls for one entry': [['2024-05-20', '2024-05-02', '2024-05-21'], ['2 date-order warning']],
  'a date without a year near its neighbours': [
    ['2024-05-01', '5-2', '2024-05-03'],
    ['2 date-invalid error 2024-05-02'],
  ],
  'a date without a year, the name tells it': [['5-12'], ['1 date-invalid error 2024-05-12'], '2024-05.md'],
  'a date without a year and nothing to tell it': [['5-12'], ['1 date-invalid error']],
}

for (const [name, [dates, problems, file]] of Object.entries(feeds)) {
  test(`judges the dates of ${name}`, () => assert.deepEqual(problemsOf(dates, file), problems))
}

test('a date that stands out is told with the day that it should not pass', () => {
  const text = ['2024-05-01', '2024-05-21', '2024-05-02', '2024-05-03']
    .map((date, at) => `### ${at + 1}\n\n${date}\n\nAda\n@ada_writes\n第 ${at} 条\n\n`)
    .join('')
  const { diagnostics } = readFeed(createSource('feed.md', text))
  assert.deepEqual(
    diagnostics.map(({ line, message }) => [line, message]),
    [[11, 'Unexpected date `2024-05-21`, expected `2024-05-02` or earlier']],
  )
})
