import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFileNames } from '../../src/content/permalinks.ts'
import { planImport } from '../../src/content/plan-import.ts'
import type { Entry } from '../../src/model.ts'
import { emptyStore } from './made-month.ts'

/*
 * Planning is linear, whatever entries have in common. Eight times as many entries may take so many times as long: that
 * is far from 64, and leaves room for a busy machine.
 */

const few = 150
const factor = 8
const mostTimes = 24

const start = { line: 1, column: 1, offset: 0 }
const entry = (number: number, handle: string, body: string): Entry => ({
  ...{ number, date: '2024-06-01', start },
  parts: [{ kind: 'post', author: 'Ann', handle, body }],
})
const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const textOf = (index: number) => `Word${index * 7919} and word${index * 104729} of post ${index}.`

function plan(entries: readonly Entry[], store = emptyStore) {
  return planImport([{ name: 'f', file: 'f.md', entries }], store)
}

/** Milliseconds of CPU that work takes. */
function measure(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const cases: readonly (readonly [
  what: string,
  before: (count: number) => readonly Entry[],
  after: (count: number) => readonly Entry[],
])[] = [
  [
    'entries of one number and day, all new',
    () => [],
    count => range(count).map(index => entry(1, 'ann', textOf(index))),
  ],
  [
    'entries of one number, all texts edited',
    count => range(count).map(index => entry(1, 'ann', textOf(index))),
    count => range(count).map(index => entry(1, 'ann', `${textOf(index)} Edited ${index}.`)),
  ],
  [
    'entries of one number, all texts others',
    count => range(count).map(index => entry(1, 'ann', textOf(index))),
    count => range(count).map(index => entry(1, 'ben', textOf(index + 100_000))),
  ],
  [
    'entries of one number and one text',
    count => range(count).map(() => entry(1, 'ann', 'Wow.')),
    count => range(count).map(() => entry(1, 'ann', 'Wow!!')),
  ],
]

for (const [what, before, after] of cases) {
  test(`planning is linear for ${what}`, () => {
    const timeOf = (count: number) => {
      const { added } = plan(before(count))
      const entries = after(count)
      return measure(() => plan(entries, { ...emptyStore, stored: added }))
    }
    timeOf(few)
    const [one, many] = [timeOf(few), timeOf(few * factor)]
    assert.ok(many <= one * mostTimes, `${many} ms for ${few * factor} entries, ${one} ms for ${few}`)
  })
}

test('posts of one day and number get names of their own, each with one try', () => {
  let tries = 0
  const nameFile = createFileNames(() => {
    tries++
    return false
  })
  const names = range(6000).map(() => nameFile({ date: '2024-06-01', number: 1 }))
  assert.equal(new Set(names).size, names.length)
  assert.equal(tries, names.length)
  assert.equal(names.at(-1), 'posts/2024/06/2024-06-01-001-6000.md')
})
