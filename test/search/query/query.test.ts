import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { loosen } from '../../../src/search/query/loosen.ts'
import { parseQuery } from '../../../src/search/query/query.ts'
import { textOfKey } from '../../../src/search/query/tokens.ts'

const togetherOf = (input: string): readonly (readonly (readonly string[])[])[] =>
  parseQuery(input).together.map(phrases => phrases.map(({ keys }) => keys.map(textOfKey)))

describe('parseQuery', () => {
  const cases: readonly [name: string, input: string, terms: readonly string[]][] = [
    ['takes a Han run for one term', '大模型', ['大模型']],
    [
      'takes a name with its marks for one term',
      'GPT-4 llm.c C++ @op7418 40% $20',
      ['GPT-4', 'llm.c', 'C++', '@op7418', '40%', '$20'],
    ],
    ['parts Han from Latin', 'GPT-4模型很好', ['GPT-4', '模型很好']],
    ['parts terms at spaces, U+3000 too', 'Command　R+', ['Command', 'R+']],
    ['parts terms at punctuation of any width', '大模型，应用(AI)、芯片', ['大模型', '应用', 'AI', '芯片']],
    [
      'keeps the commas of a number',
      '约1,000,000个, 2,3和4,',
      ['约', '1,000,000', '个', '2', '3', '和', '4'],
    ],
    ['leaves the marks of a sentence out', 'Is it GPT-4.', ['Is', 'it', 'GPT-4']],
    ['keeps marks that begin or end a name', '.NET C# #AI', ['.NET', 'C#', '#AI']],
    [
      'keeps a star behind a name, and not one of two around it',
      'Q* A*搜索 *Q* **RAG**',
      ['Q*', 'A*', '搜索', 'Q', 'RAG'],
    ],
    ['leaves out a mark that stands alone', 'R + D - E', ['R', 'D', 'E']],
    ['keeps quoted words together', '"open source" 模型', ['open source', '模型']],
    ['knows Chinese quotation marks', '“大模型 应用”「智能体」', ['大模型 应用', '智能体']],
    ['reads an open quotation mark as none', '"大模型 应用', ['大模型', '应用']],
    ['takes full width for half width', 'ＧＰＴ－４', ['GPT-4']],
    ['names a term once', 'AI ai AI', ['AI']],
    ['looks for an emoji', '🦙', ['🦙']],
    ['looks for punctuation where there is nothing else', '，。', [',。']],
    ['finds no term in nothing', '  \u200B ', []],
  ]
  for (const [name, input, terms] of cases) {
    it(name, () => {
      // A later spelling of the same term replaces the one before; the terms are compared without regard to case.
      const lower = (texts: readonly string[]): readonly string[] => texts.map(text => text.toLowerCase())
      assert.deepEqual(lower(parseQuery(input).terms.map(term => term.text)), lower(terms))
    })
  }

  it('puts several terms side by side as typed, then closed up', () => {
    assert.deepEqual(togetherOf('Command R+ 模型'), [
      [['command', 'r', '+', ' ', '模', '型']],
      [['command', 'r', '+', '模', '型']],
    ])
    assert.deepEqual(togetherOf('大模型'), [])
    assert.deepEqual(togetherOf('"open source"'), [])
  })

  it('puts Latin and Han side by side as typed, then with or without a space', () => {
    const [closed, spaced] = [
      ['这', '款', 'ai'],
      ['这', '款', ' ', 'ai'],
    ]
    assert.deepEqual(togetherOf('这款AI'), [[closed], [spaced]])
    assert.deepEqual(togetherOf('这款 AI'), [[spaced], [closed]])
  })

  it('knows several terms that were typed as one word', () => {
    const words = ['AI模型', 'GPT-4的模型', 'ＡＩ模型', 'AI模型AI']
    const others = ['AI 模型', '模型，AI', '(AI模型)', '"AI"模型 开源', '大模型', 'GPT-4', '']
    assert.deepEqual(
      [...words, ...others].filter(input => parseQuery(input).isOneWord),
      words,
    )
  })

  it('puts the marks at the ends of a term beside it', () => {
    assert.deepEqual(togetherOf('(LLMs.'), [[['(', 'llms', '.']]])
  })

  it('reads no more than twelve terms, the first of them', () => {
    const letters = Array.from('abcdefghijklmn')
    assert.deepEqual(
      parseQuery(letters.join(' ')).terms.map(({ text }) => text),
      letters.slice(0, 12),
    )
  })

  it('knows the other ways to write a name and its version, also as two terms', () => {
    const waysOf = (input: string): readonly (readonly string[])[] =>
      parseQuery(input).terms.map(({ spellings = [] }) =>
        spellings.map(({ keys }) => keys.map(textOfKey).join(' ')),
      )
    const both = ['llama3', 'llama - 3']
    assert.deepEqual(waysOf('Llama 3 发布'), [both, both, []])
    assert.deepEqual(waysOf('Llama3'), [['llama - 3', 'llama 3']])
    assert.deepEqual(waysOf('Llama, 3'), [[], []])
    assert.deepEqual(waysOf('"Llama3"'), [[]])
  })

  it('knows the term that is still being typed', () => {
    const unfinished = (input: string): string | undefined => parseQuery(input).unfinished?.text
    assert.deepEqual(['模型 Karpat', 'GPT-4', 'gp'].map(unfinished), ['Karpat', 'GPT-4', 'gp'])
    assert.deepEqual(
      ['Karpat ', 'Karpat,', '模型', 'a', '"Karpat"', ''].map(unfinished),
      Array(6).fill(undefined),
    )
  })

  it('is safe with any input, and with very long ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), input => {
        const { terms } = parseQuery(input)
        assert.ok(terms.length <= 12 && terms.every(({ keys }) => keys.length > 0))
      }),
    )
    assert.equal(parseQuery('大'.repeat(1_000_000)).terms[0]?.keys.length, 256)
  })

  it('reads a long word to its end', () => {
    const word = 'x'.repeat(300)
    const keys = parseQuery(`大模型 ${word} ${'y'.repeat(9)}`).terms.flatMap(term => term.keys)
    assert.deepEqual(keys, ['大', '模', '型', word])
  })
})

describe('loosen', () => {
  const clues = (input: string): readonly string[] =>
    loosen(parseQuery(input)).map(
      ({ keys, isPrefix }) => keys.map(textOfKey).join('') + (isPrefix ? '*' : ''),
    )

  it('takes Han into pairs and Latin into beginnings', () => {
    assert.deepEqual(clues('大模型 GPT-4o'), ['大模', '模型', 'gpt*', '4o*'])
  })

  it('gives no clue of single characters', () => {
    assert.deepEqual(clues('大 C'), [])
  })

  it('keeps a name whole that nothing is left of', () => {
    assert.deepEqual(clues('C++'), ['c++'])
  })
})
