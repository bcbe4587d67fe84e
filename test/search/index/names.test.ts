import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countNames } from '../../../src/search/index/archive-names.ts'
import { countWords } from '../../../src/search/index/count-words.ts'

describe('countNames', () => {
  it('counts the spellings of one name together, under the latest', () => {
    const post = { author: '林墨', handle: 'Lin_Mo', tags: ['ＡＩ', 'e\u0301te'] }
    const later = { author: '林墨 ✨', handle: 'lin_mo', tags: ['AI', 'ai', 'ÉTE'] }
    assert.deepEqual(countNames([post, later]), {
      authors: [['lin_mo', '林墨 ✨', 2]],
      tags: [
        ['ai', 2],
        ['ÉTE', 2],
      ],
    })
  })
})

describe('countWords', () => {
  it('counts the posts of each Latin word, under its commonest spelling', () => {
    const texts = [
      'Llama llama 模型 v2',
      'llama 3.5 and Anthropic',
      'Llama3 Anthropic anthropic.com',
      'Llama',
    ]
    assert.deepEqual(countWords(texts), [
      ['llama', 3],
      ['and', 1],
      ['Anthropic', 2],
      ['Llama3', 1],
      ['com', 1],
    ])
  })

  it('leaves out what only one of many posts says', () => {
    const many = Array.from({ length: 601 }, (_, at) => (at === 7 ? 'rare common' : 'common'))
    assert.deepEqual(countWords(many), [['common', 601]])
    assert.deepEqual(countWords(many.slice(0, 600)), [
      ['common', 600],
      ['rare', 1],
    ])
  })
})
