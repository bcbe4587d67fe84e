import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLong } from '../../src/pages/is-long.ts'

test('a text is long by its lines, in which a Han character is as wide as two letters', () => {
  const texts = ['', '字'.repeat(962), 'w'.repeat(1924), 'line\n'.repeat(17)]
  assert.deepEqual(texts.map(isLong), [false, false, false, false])
  assert.deepEqual(['🦙'.repeat(962), '🦙'.repeat(963)].map(isLong), [false, true])
  assert.deepEqual(
    texts.map(text => isLong(`${text}字${text}`)),
    [false, true, true, true],
  )
})
