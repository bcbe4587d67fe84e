import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { spellings, versionSpellings } from '../../../src/search/query/spellings.ts'
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

describe('versionSpellings', () => {
  for (const [text, ...others] of [
    ['Llama3', 'llama - 3', 'llama 3'],
    ['Llama-3', 'llama3', 'llama 3'],
    ['Llama 3', 'llama3', 'llama - 3'],
    ['GPT4o', 'gpt - 4o', 'gpt 4o'],
    ['Qwen1.5-110B', 'qwen - 1 . 5 - 110b', 'qwen 1 . 5 - 110b'],
    ['claude-3.5-sonnet', 'claude3 . 5 - sonnet', 'claude 3 . 5 - sonnet'],
    ['H100'],
    ['v2'],
    ['GPT-4 的 Llama3', 'gpt4   的   llama3', 'gpt - 4   的   llama - 3', 'gpt 4   的   llama 3'],
    ['大模型'],
    ['https://a.example/abc-123/def'],
  ] as const) {
    it(`writes ${text} as ${others.join(', ') || 'itself alone'}`, () => {
      const found = versionSpellings(tokenize(text).map(({ key }) => key))
      assert.deepEqual(
        found.map(keys => keys.map(textOfKey).join(' ')),
        others,
      )
    })
  }
})
