import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createFingerprint } from '../../src/build/fingerprint.ts'

test('two values have one fingerprint where their content is one, and only there', () => {
  const value = fc.jsonValue({ maxDepth: 4 })
  fc.assert(
    fc.property(value, value, (one, other) => {
      const print = createFingerprint()(one)
      assert.equal(createFingerprint()(structuredClone(one)), print)
      assert.equal(createFingerprint()(other) === print, describe(one) === describe(other))
    }),
  )
})

/** As JSON, in which −0 is 0. */
function describe(value: unknown): string {
  return JSON.stringify(value)
}

const long = 'a text of more characters than stand for themselves '.repeat(10)
const pairs: readonly (readonly [what: string, one: unknown, other: unknown])[] = [
  ['an item and the list of it', [long], [[long]]],
  ['an empty item and none', [['']], [[]]],
  ['items in another order', [long, 1], [1, long]],
  ['a set and a list', new Set([long]), [long]],
  ['maps of other values', new Map([[long, 1]]), new Map([[long, 2]])],
  ['a field under another name', { one: long }, { other: long }],
  ['two texts and the one that joins them', ['1,2'], [1, 2]],
]
for (const [what, one, other] of pairs) {
  test(`tells apart ${what}`, () => {
    const fingerprint = createFingerprint()
    assert.notEqual(fingerprint(one), fingerprint(other))
  })
}

test('a field that is undefined is none', () => {
  const fingerprint = createFingerprint()
  assert.equal(fingerprint({ a: long, b: undefined }), fingerprint({ a: long }))
})

test('takes a value’s fingerprint as known, also inside others', () => {
  const [fingerprint, other] = [createFingerprint(), createFingerprint()]
  const [one, two] = [{ text: long }, { text: `${long}!` }]
  fingerprint.remember(two, fingerprint(one))
  assert.equal(fingerprint([two, long]), other([one, long]))
})

test('refuses what is no data', () => {
  assert.throws(() => createFingerprint()({ field: [() => {}] }), TypeError)
})
