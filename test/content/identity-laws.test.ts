import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PostStore } from '../../src/content/read-posts.ts'
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
