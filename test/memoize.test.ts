import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoizeLatest } from '../src/memoize.ts'

test('of the answers asked for latest, none is made again', () => {
  const made: string[] = []
  const answer = memoizeLatest((key: string) => {
    made.push(key)
    return key.toUpperCase()
  }, 2)
  const keys = ['a', 'b', 'a', 'c', 'a', 'b']
  assert.deepEqual(keys.map(answer), ['A', 'B', 'A', 'C', 'A', 'B'])
  assert.deepEqual(made, ['a', 'b', 'c', 'b'])
})
