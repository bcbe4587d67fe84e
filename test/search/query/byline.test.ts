import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Byline, matchByline } from '../../../src/search/query/byline.ts'
import { tokenize } from '../../../src/search/query/tokens.ts'

describe('matchByline', () => {
  const guizang: Byline = ['歸藏(guizang.ai)', 'op7418']
  const ng: Byline = ['Andrew Ng', 'AndrewYNg']
  const huang: Byline = ['AI产品黄叔', 'PMbackttfuture']
  const cases: readonly [byline: Byline, words: string, match: ReturnType<typeof matchByline>][] = [
    [guizang, 'op7418', 'whole'],
    [guizang, '@OP7418', 'whole'],
    [guizang, '归藏(guizang.ai)', 'whole'],
    [guizang, '歸藏', 'part'],
    [guizang, 'guizang', 'part'],
    [guizang, 'guizang.ai', 'part'],
    [guizang, 'ai', undefined],
    [guizang, '.ai', undefined],
    [guizang, '(', undefined],
    [guizang, '藏', undefined],
    [ng, 'andrew ng', 'whole'],
    [ng, 'Ng', 'part'],
    [ng, 'Andr', undefined],
    [huang, '黄叔', 'part'],
    [huang, 'AI', 'part'],
    [['小互AI', 'xiaohu'], 'AI', undefined],
    [['Learn.AI', 'learn'], 'AI', undefined],
    [['-Zho-', 'ZHOZHO672070'], 'zho', 'part'],
    [['刘江/LIU Jiang', 'turingbook'], 'Liu', 'part'],
    [['José 🦙', 'jose'], 'Jose', 'whole'],
    [['', ''], 'ai', undefined],
  ]
  for (const [byline, words, match] of cases) {
    it(`answers ${words} by ${byline.join(' @')}: ${match ?? 'not'}`, () => {
      assert.equal(matchByline(byline, { keys: tokenize(words).map(({ key }) => key) }), match)
    })
  }

  it('answers the beginning of a handle that is being typed', () => {
    assert.equal(matchByline(guizang, { keys: ['op74'], isPrefix: true }), 'whole')
    assert.equal(matchByline(guizang, { keys: ['p74'], isPrefix: true }), undefined)
  })
})
