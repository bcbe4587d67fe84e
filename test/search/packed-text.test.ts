import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { hideText, revealText } from '../../src/search/hidden-text.ts'
import { packText, tidyText, unpackText } from '../../src/search/packed-text.ts'
import { postText, recordText } from '../../src/search/record-text.ts'
import { tokenize } from '../../src/search/tokens.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

describe('packText', () => {
  it('carries what is written as one would guess without a change', () => {
    assert.deepEqual(packText('大模型the new model').changes, '')
  })

  it('reads back as it was, but for white space', () => {
    fc.assert(
      fc.property(anyText, text => {
        // What no token stands for, such as a lone joiner, has nothing to be written beside.
        fc.pre(tokenize(text).length > 0)
        const tidy = tidyText(text)
        assert.equal(unpackText(packText(text)), tidy.slice(tokenize(tidy)[0]?.start))
      }),
    )
  })
})

describe('tidyText', () => {
  it('collapses white space and drops U+200B', () => {
    assert.equal(tidyText(' a\u3000\u3000b \r\n\n 大\u200B模\t'), 'a b\n大模')
  })
})

describe('recordText', () => {
  for (const author of ['歸藏(guizang.ai)', '']) {
    it(`gives the text back of a record by ${author || 'nobody'}`, () => {
      const byline = { author, handle: 'op7418' }
      const packed = packText(recordText('GPT-4 是\n第一', byline))
      assert.equal(postText(unpackText(packed), byline), 'GPT-4 是\n第一')
    })
  }
})

describe('hideText', () => {
  it('hides every character, and reveals the same text', () => {
    fc.assert(
      fc.property(anyText, text => {
        assert.match(hideText(text), /^[\u{F0000}-\u{FFFFF}]*$/u)
        assert.equal(revealText(hideText(text)), text)
      }),
    )
  })
})
