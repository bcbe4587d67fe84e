import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { spellings } from '../../../src/search/query/spellings.ts'
import { textOfKey, tokenize } from '../../../src/search/query/tokens.ts'

describe('spellings', () => {
  for (const [text, ...spelt] of [
    ['AI模型', 'ai模型', 'ai 模型'],
    ['这款 AI 模型', '这款ai模型', '这款 ai 模型'],
    ['大 模型', '大 模型'],
    ['C++ 模型', 'c++ 模型'],
    ['open source', 'opensource'],
  ] as const) {
    it(`writes ${text} as ${spelt.join(' and ')}`, () => {
      const found = spellings(tokenize(text).map(({ key }) => key))
      assert.deepEqual(
        found.map(keys => keys.map(textOfKey).join('')),
        spelt,
      )
    })
  }
})
