import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { indexText, tidyText } from '../../../src/search/index/index-text.ts'
import { isShadowKey, shadowKey } from '../../../src/search/query/tokens.ts'

describe('indexText', () => {
  it('writes Han characters one by one, and words without case', () => {
    assert.equal(indexText('大模型the New Model'), '大 模 型 the new model')
  })

  it('writes a line with Traditional characters once more, in Simplified ones', () => {
    const shadow = Array.from('发展', shadowKey)
    assert.equal(indexText('大\n發展\n模'), ['大', '.', '發', '展', '.', '模', '.', ...shadow].join(' '))
  })

  it('has no shadow where nothing is Traditional', () => {
    assert.deepEqual(indexText('开源社区 GPT-4').split(' ').filter(isShadowKey), [])
  })
})

describe('tidyText', () => {
  it('collapses white space and drops U+200B', () => {
    assert.equal(tidyText(' a\u3000\u3000b \r\n\n 大\u200B模\t'), 'a b\n大模')
  })
})
