import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { chunksFrom, chunksOf } from '../../../src/search/browser/word-ranges.ts'

const ranges = [
  ['ab', 'ax'],
  ['b', 'b'],
  ['ba', 'cat'],
  ['型', '模'],
  ['\uFF5E', '𠀀'],
] as const

describe('chunksOf', () => {
  for (const [word, chunks] of [
    ['a', []],
    ['ab', [0]],
    ['ay', []],
    ['b', [1]],
    ['bird', [2]],
    ['cats', []],
    ['大', [3]],
    ['𠀀', [4]],
    ['\uFF5F', [4]],
  ] as const) {
    it(`looks for ${word} in ${chunks.length > 0 ? `chunk ${chunks}` : 'none'}`, () =>
      assert.deepEqual(chunksOf(word, ranges), chunks))
  }
})

describe('chunksFrom', () => {
  for (const [start, chunks] of [
    ['a', [0]],
    ['b', [1, 2]],
    ['ba', [2]],
    ['ay', []],
    ['c', [2]],
    ['d', []],
  ] as const) {
    it(`looks for words from ${start} on in ${chunks.length > 0 ? `chunks ${chunks}` : 'none'}`, () =>
      assert.deepEqual(chunksFrom(start, ranges), chunks))
  }
})
