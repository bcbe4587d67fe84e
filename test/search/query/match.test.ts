import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findOffset } from '../../../src/search/query/match.ts'
import { tokenize } from '../../../src/search/query/tokens.ts'

describe('findOffset', () => {
  for (const [text, phrase, count] of [
    ['模型很大，大模型也大', '大模型', 5],
    ['Open the GPT-4 model', 'gpt-4', 2],
    ['一行\n大\n模型', '大模', -1],
    ['模型', '大', -1],
  ] as const) {
    it(`counts ${count} tokens before ${phrase} in ${JSON.stringify(text)}`, () => {
      const keys = tokenize(phrase).map(({ key }) => key)
      assert.equal(findOffset(text, { keys }), count)
    })
  }
})
