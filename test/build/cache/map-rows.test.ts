import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type MapRows, mapOf, rowsOf } from '../../../src/build/cache/map-rows.ts'

test('a map written as rows and read back is the same, in its order', () => {
  const entries = fc.array(fc.tuple(fc.string(), fc.jsonValue()))
  fc.assert(
    fc.property(entries, entries => {
      const map = new Map(entries.map(([key, value]) => [key, JSON.parse(JSON.stringify(value))]))
      const read: MapRows<unknown> = JSON.parse(JSON.stringify(rowsOf(map)))
      assert.deepEqual([...mapOf(read)], [...map])
    }),
  )
})
