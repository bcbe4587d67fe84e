import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chunksFrom, chunksOf, openChunk, packWords } from '../../../src/search/index/word-chunks.ts'
import { tokenize } from '../../../src/search/query/tokens.ts'

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

describe('packWords', () => {
  const positions = fc
    .uniqueArray(fc.oneof(fc.nat(300), fc.nat(2 ** 32)), { minLength: 1, maxLength: 60 })
    .map(all => all.sort((a, b) => a - b))
  const words = fc.uniqueArray(
    fc.record({
      word: fc.string({
        unit: fc.constantFrom('a', 'b', '大', '模', '𠀀', '\u0780'),
        minLength: 1,
        maxLength: 300,
      }),
      positions,
    }),
    { selector: ({ word }) => word, maxLength: 30 },
  )

  it('writes every word into one chunk, with its positions, for openChunk to read', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(1, 50, 8000), (all, size) => {
        const { ranges, chunks } = packWords(all, size)
        assert.equal(ranges.length, chunks.length)
        for (const { word, positions } of all) {
          const [number = -1, ...others] = chunksOf(word, ranges)
          assert.deepEqual(others, [])
          const chunk = chunks[number] ?? assert.fail(`no chunk of ${word}`)
          assert.deepEqual(openChunk(chunk).find(word), [positions])
        }
      }),
    )
  })

  it('gives a word that is larger than a chunk one of its own, and tells its size', () => {
    const common = { word: 'b', positions: Array.from({ length: 400 }, (_, at) => at) }
    const rare = ['a', 'c'].map(word => ({ word, positions: [1] }))
    const { ranges } = packWords([...rare, common], 100)
    assert.deepEqual(ranges, [
      ['a', 'a'],
      ['b', 'b', 4],
      ['c', 'c'],
    ])
  })
})

describe('a folded word', () => {
  const { chunks } = packWords(
    ['cafe', tokenize('café')[0]?.key ?? '', '发', '發', '髮'].map((word, at) => ({
      word,
      positions: [at, at + 10],
    })),
    8000,
  )
  const [chunk = assert.fail()] = chunks

  it('stands where any of its spellings stands', () => {
    assert.deepEqual(openChunk(chunk).find('cafe', { isFolded: true }), [[0, 1, 10, 11]])
    assert.deepEqual(openChunk(chunk).find('发', { isFolded: true }), [[2, 3, 4, 12, 13, 14]])
  })

  it('stands as written where it is not asked for folded', () => {
    assert.deepEqual(openChunk(chunk).find('cafe'), [[0, 10]])
    assert.deepEqual(openChunk(chunk).find('發'), [[3, 13]])
  })

  it('is found though no text spells it so', () => {
    const [only = assert.fail()] = packWords([{ word: '發', positions: [7] }], 8000).chunks
    assert.deepEqual(openChunk(only).find('发', { isFolded: true }), [[7]])
    assert.deepEqual(openChunk(only).find('发'), [[]])
  })
})

describe('openChunk', () => {
  const [chunk = assert.fail()] = packWords(
    ['open', 'openai', 'opened', 'ope', '开', '开源'].map((word, at) => ({ word, positions: [at] })),
    8000,
  ).chunks

  it('finds the words with a prefix', () => {
    assert.deepEqual(openChunk(chunk).find('open', { isPrefix: true }), [[0], [1], [2]])
    assert.deepEqual(openChunk(chunk).find('open'), [[0]])
    assert.deepEqual(openChunk(chunk).find('开', { isPrefix: true }), [[4], [5]])
    assert.deepEqual(openChunk(chunk).find('openaix', { isPrefix: true }), [])
  })

  it('throws where the bytes end too early', () => {
    assert.throws(() => openChunk(chunk.subarray(0, -1)).find('开源'))
  })
})
