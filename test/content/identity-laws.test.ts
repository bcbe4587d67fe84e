import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePost } from '../../src/content/front-matter.ts'
import type { PostStore } from '../../src/content/read-posts.ts'
import { salvagePost } from '../../src/content/salvage-post.ts'
import {
  edit,
  editByHand,
  edits,
  emptyStore,
  formatMonth,
  importInto,
  type MadeEntry,
  month,
  nothingPlanned,
  readEntries,
} from './made-month.ts'

/** The permalink of each entry of a month, by the entry's identity. */
function permalinks(entries: readonly MadeEntry[], store: PostStore): ReadonlyMap<number, string> {
  const read = readEntries(formatMonth(entries))
  assert.equal(read.length, entries.length)
  const byPlace = new Map(
    store.stored.map(({ post }) => [`${post.number} ${post.date} ${post.body.trim()}`, post.permalink]),
  )
  return new Map(
    entries.map(({ id, day, text }, index) => {
      const key = `${index + 1} 2024-06-${String(day).padStart(2, '0')} ${text.trim()}`
      const permalink = byPlace.get(key)
      assert.ok(permalink, `expected a post for ${key}`)
      return [id, permalink]
    }),
  )
}

test('whatever a curator does to a month, every post that stays keeps its permalink and no other gets it', () => {
  fc.assert(
    fc.property(month, edits, (entries, changes) => {
      const first = importInto(emptyStore, formatMonth(entries))
      const before = permalinks(entries, first.store)
      let later: readonly MadeEntry[] = entries
      for (const [index, change] of changes.entries()) later = edit(later, change, 1000 + index)
      const second = importInto(first.store, formatMonth(later))
      const after = permalinks(later, second.store)
      for (const [id, permalink] of before) if (after.has(id)) assert.equal(after.get(id), permalink)
      const all = second.store.stored.map(({ post }) => post.permalink)
      assert.equal(new Set(all).size, all.length)
      assert.equal(new Set(second.store.stored.map(({ path }) => path)).size, all.length)
      const lost = entries.filter(({ id }) => !after.has(id)).map(({ id }) => before.get(id))
      assert.deepEqual(second.plan.missing.map(({ post }) => post.permalink).sort(), lost.sort())
    }),
    { numRuns: 150 },
  )
})

test('importing a month twice changes nothing, whatever was done to it before', () => {
  fc.assert(
    fc.property(month, edits, (entries, changes) => {
      let later: readonly MadeEntry[] = entries
      for (const [index, change] of changes.entries()) later = edit(later, change, 1000 + index)
      const second = importInto(importInto(emptyStore, formatMonth(entries)).store, formatMonth(later))
      const { plan, store } = importInto(second.store, formatMonth(later))
      assert.deepEqual(
        { ...plan, unchanged: plan.unchanged.length, missing: plan.missing.length },
        {
          ...nothingPlanned,
          unchanged: later.length,
          missing: second.plan.missing.length,
        },
      )
      assert.deepEqual(store.stored, second.store.stored)
    }),
    { numRuns: 60 },
  )
})

test('what the curator wrote into a file is there after any import, at its address', () => {
  const written = fc.constantFrom('All of it by hand.', 'Half of it.\n\n> and a quotation', '手写的一段。')
  fc.assert(
    fc.property(month, edits, fc.nat(), written, (entries, changes, at, body) => {
      const { store } = importInto(emptyStore, formatMonth(entries))
      const edited = at % store.stored.length
      const stored = store.stored.map((own, index) =>
        index === edited
          ? editByHand(own, text => text.replace(/\n---\n[\s\S]*/, `\n---\n\n${body}\n`))
          : own,
      )
      let later: readonly MadeEntry[] = entries
      for (const [index, change] of changes.entries()) later = edit(later, change, 1000 + index)
      const second = importInto({ ...store, stored }, formatMonth(later))
      const permalink = store.stored[edited]?.post.permalink
      const after = second.store.stored.find(({ post }) => post.permalink === permalink)
      assert.equal(after?.post.body, `${body}\n`)
    }),
    { numRuns: 100 },
  )
})

test('a file whose dump has a name with a slip keeps its place', () => {
  const entries = [0, 1, 2].map(id => ({ id, day: 1, author: 'ann', text: `模型 模型 模型 模型 ${id}` }))
  const { store } = importInto(emptyStore, formatMonth(entries))
  const [first, ...others] = store.stored
  assert.ok(first)
  for (const change of ['feed: 2024-06: x', 'feed: 2024-06: [', 'feed: "2024', 'feed 2024-06']) {
    const text = first.text.replace(/^feed: .*$/m, change)
    const damaged = { path: first.path, text, post: salvagePost(text, first.path) }
    const { plan } = importInto({ ...store, stored: others, unreadable: [damaged] }, formatMonth(entries))
    assert.deepEqual([plan.added, plan.missing], [[], []], change)
  }
})

test('whatever slips in one line of a file, import adds nothing in its place', () => {
  const at = fc.double({ min: 0, max: 0.999, noNaN: true })
  const slip = fc.constantFrom(
    (line: string) => line.slice(0, -1),
    (line: string) => `${line}: x`,
    (line: string) => ` ${line}`,
    (line: string) => line.replace(':', ''),
    (line: string) => line.replace(/: .*/, ':'),
    (line: string) => line.replace(/: /, ': "'),
    () => '',
    () => '---',
    () => '\tx',
  )
  fc.assert(
    fc.property(month, at, at, slip, (entries, which, where, change) => {
      const { store } = importInto(emptyStore, formatMonth(entries))
      const index = Math.floor(which * store.stored.length)
      const before = store.stored[index]
      assert.ok(before)
      const end = before.text.split('\n').indexOf('---', 1)
      const line = Math.floor(where * (end + 1))
      const text = before.text
        .split('\n')
        .map((given, at) => (at === line ? change(given) : given))
        .join('\n')
      const parsed = parsePost(text)
      const damaged = { path: before.path, text, post: salvagePost(text, before.path) }
      const later: PostStore =
        parsed.kind === 'post'
          ? { ...store, stored: store.stored.with(index, { ...damaged, post: parsed.post }) }
          : { ...store, stored: store.stored.toSpliced(index, 1), unreadable: [damaged] }
      const { plan } = importInto(later, formatMonth(entries))
      assert.deepEqual([plan.added, plan.missing], [[], []])
    }),
    { numRuns: 300 },
  )
})
