import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indexText, tidyText } from '../../../src/search/index/index-text.ts'

describe('indexText', () => {
  it('writes Han characters one by one, words without case, and a break for a line break', () => {
    assert.equal(indexText('大模型the New\nModel'), '大 模 型 the new . model')
  })

  it('writes nothing for nothing', () => assert.equal(indexText(''), ''))
})

describe('tidyText', () => {
  it('collapses white space and drops U+200B', () => {
    assert.equal(tidyText(' a\u3000\u3000b \r\n\n 大\u200B模\t'), 'a b\n大模')
  })
})
