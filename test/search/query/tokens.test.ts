import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { textOfKey, tokenize } from '../../../src/search/query/tokens.ts'

/** Tokens as readable texts, `␣` for a space and `⏎` for a break. */
function texts(text: string): readonly string[] {
  const signs = { space: '␣', break: '⏎' }
  return tokenize(text).map(({ kind, key }) =>
    kind === 'space' || kind === 'break' ? signs[kind] : textOfKey(key),
  )
}

function keysOf(text: string): readonly string[] {
  return tokenize(text).map(({ key }) => key)
}

describe('tokenize', () => {
  const cases: readonly [name: string, text: string, tokens: readonly string[]][] = [
    ['makes a token of every Han character', '大模型', ['大', '模', '型']],
    ['makes tokens of kana and hangul too', 'ガイド한국', ['ガ', 'イ', 'ド', '한', '국']],
    ['keeps letters, digits and underscores together', 'gpt4_turbo H100', ['gpt4_turbo', 'h100']],
    ['makes a token of every mark', 'GPT-4, C++', ['gpt', '-', '4', ',', '␣', 'c', '+', '+']],
    ['takes full width for half width', 'ＧＰＴ－４！', ['gpt', '-', '4', '!']],
    ['takes half-width kana with its sound mark as one', 'ﾊﾞ', ['バ']],
    ['keeps letters with diacritics apart from plain ones', 'café', ['café']],
    ['composes what was decomposed', 'cafe\u0301', ['café']],
    ['sees no space between words', 'new model', ['new', 'model']],
    [
      'sees a space beside a Han character and beside a mark',
      'AI 大 模 - 型',
      ['ai', '␣', '大', '␣', '模', '␣', '-', '␣', '型'],
    ],
    ['ends a phrase at a line break, blank lines and all', '大模\n\n 型', ['大', '模', '⏎', '型']],
    ['does not see what is invisible', '大\u200B模\u00ADa\uFE0F', ['大', '模', 'a']],
    ['takes emoji for marks', '好🦙', ['好', '🦙']],
    ['takes a keycap for its digit and a mark', '1️⃣', ['1', '\u20E3']],
    ['finds nothing in nothing', ' \n\t', []],
  ]
  for (const [name, text, tokens] of cases) it(name, () => assert.deepEqual(texts(text), tokens))

  it('tells where each token stands', () => {
    const text = 'ＡＩ 🦙模'
    const slices = tokenize(text).map(token => text.slice(token.start, token.end))
    assert.deepEqual(slices, ['ＡＩ', ' ', '🦙', '模'])
  })

  it('gives Pagefind only words that it leaves alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const words = keysOf(text)
        const plain = /^(?:\.|[a-z0-9\u0780-\u0790]+|[\u0792-\u07A5]|\p{Unified_Ideograph})$/u
        assert.deepEqual(
          words.filter(word => !plain.test(word)),
          [],
        )
      }),
    )
  })

  it('reads the same with other case and width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), text => {
        const wide = text.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        assert.deepEqual(keysOf(wide.toUpperCase()), keysOf(text))
      }),
    )
  })
})
