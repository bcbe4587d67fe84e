import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPhrase, rowsAt, startsOf } from '../../../src/search/index/find-phrase.ts'

describe('findPhrase', () => {
  for (const [what, words, found] of [
    ['every place of one word', [[1, 4, 9]], [1, 4, 9]],
    [
      'words side by side, in their order',
      [
        [0, 4, 7],
        [1, 6, 8],
      ],
      [0, 7],
    ],
    ['a rare word after a common one', [[0, 1, 2, 3], [3]], [2]],
    [
      'a word that repeats',
      [
        [2, 3, 4, 8],
        [2, 3, 4, 8],
      ],
      [2, 3],
    ],
    ['three words', [[0, 5], [1, 6], [7]], [5]],
    ['nothing where a word stands nowhere', [[1, 2], []], []],
    ['nothing before the first word', [[5], [0]], []],
    ['nothing of no words', [], []],
  ] as const) {
    it(`finds ${what}`, () => {
      const steps = words.map((positions, step) => ({ step, positions }))
      assert.deepEqual(findPhrase(steps), found)
      assert.deepEqual(findPhrase(steps.toReversed()), found)
    })
  }
})

describe('rowsAt', () => {
  it('names each row once, with what stands before its first match', () => {
    const starts = startsOf([3, 0, 2, 4])
    assert.deepEqual(starts, [0, 4, 5, 8])
    assert.deepEqual(rowsAt([1, 2, 5, 11], starts), [
      { row: 0, offset: 1 },
      { row: 2, offset: 0 },
      { row: 3, offset: 3 },
    ])
  })

  it('names no row where nothing is found', () => assert.deepEqual(rowsAt([], [0]), []))
})
