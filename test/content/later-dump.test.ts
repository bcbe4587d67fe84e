import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { realFeed } from '../real-feeds.ts'
import { emptyStore, importInto } from './made-month.ts'

/*
 * The real month and the same month dumped ten days later. What must come of it is found without the program: from the
 * lines of golden facts (number, date, authors), and from the dumps cut at their header lines.
 */

const [now, later] = [realFeed('2024-04.md'), realFeed('2024-04.later.md')]

/** What stands in a dump below each header, by number; stubs are empty. */
function sliceDump(file: string): ReadonlyMap<number, string> {
  const [, ...slices] = readFileSync(file, 'utf8').split(/^### (?=\d+\s*$)/m)
  return new Map(
    slices.map(slice => {
      const [, number = '', date = '', text = ''] = /^(\d+)\s+(\S+)([\s\S]*)$/.exec(slice) ?? []
      return [Number(number), text.trim() === '' ? '' : `${date}\n${text.trim()}`]
    }),
  )
}

function goldenPosts(name: string): number {
  const facts = readFileSync(path.join(import.meta.dirname, '../fixtures/golden', name), 'utf8')
  return facts.split('\n').filter(line => /^\d+ \d{4}-\d\d-\d\d \| post /.test(line)).length
}

test('the same month dumped again ten days later', { skip: now.skip || later.skip }, () => {
  const [before, after] = [sliceDump(now.path), sliceDump(later.path)]
  const truth = { unchanged: 0, changed: 0, added: 0, missing: 0 }
  for (const [number, text] of after) {
    const was = before.get(number)
    if (text === '') truth.missing += was ? 1 : 0
    else if (!was) truth.added++
    else truth[was === text ? 'unchanged' : 'changed']++
  }
  for (const [number, text] of before) if (text !== '' && !after.has(number)) truth.missing++
  assert.deepEqual(truth, { unchanged: 116, changed: 0, added: 66, missing: 0 })
  assert.equal(goldenPosts('2024-04.txt'), truth.unchanged + truth.changed + truth.missing)
  assert.equal(goldenPosts('2024-04.later.txt'), truth.unchanged + truth.changed + truth.added)

  const first = importInto(emptyStore, readFileSync(now.path, 'utf8'), '2024-04')
  const second = importInto(first.store, readFileSync(later.path, 'utf8'), '2024-04')
  const { plan } = second
  assert.deepEqual(
    {
      ...{ unchanged: plan.unchanged.length, changed: plan.changed.length, added: plan.added.length },
      ...{ moved: plan.moved.length, missing: plan.missing.length },
      ...{ conflicting: plan.conflicting.length, removed: plan.removed.length },
    },
    { ...truth, moved: 0, conflicting: 0, removed: 0 },
  )
  assert.deepEqual(
    plan.unchanged.map(({ path, text }) => [path, text]).sort(),
    first.store.stored.map(({ path, text }) => [path, text]),
  )
  const posts = [...after].filter(([, text]) => text !== '').map(([number]) => number)
  assert.deepEqual(
    second.store.stored.map(({ post }) => post.number).sort((a, b) => a - b),
    posts,
  )
})
