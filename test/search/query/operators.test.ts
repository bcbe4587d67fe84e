import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parseInput } from '../../../src/search/query/operators.ts'

/** Operators and exclusions as one would type them. */
function read(input: string) {
  const { words, operators, wrong, excluded } = parseInput(input)
  const write = ({ name, value }: { name: string; value: string }): string => `${name}:${value}`
  return {
    words,
    operators: operators.map(write),
    wrong: wrong.map(({ text }) => text),
    excluded: excluded.map(term => term.text),
  }
}

describe('parseInput', () => {
  const none = { operators: [], wrong: [], excluded: [] }
  const cases: readonly [name: string, input: string, expected: ReturnType<typeof read>][] = [
    ['leaves words alone', '大模型 GPT-4 "open source"', { ...none, words: '大模型 GPT-4 "open source"' }],
    [
      'takes operators out of the words',
      '大模型 from:op7418',
      { ...none, words: '大模型', operators: ['from:op7418'] },
    ],
    [
      'takes a colon of either width, and any case',
      'FROM：Op7418',
      { ...none, words: '', operators: ['from:Op7418'] },
    ],
    [
      'takes @ and # from names',
      'from:@a tag:#提示词',
      { ...none, words: '', operators: ['from:a', 'tag:提示词'] },
    ],
    ['leaves unknown operators to the words', 'site:x.com 模型', { ...none, words: 'site:x.com 模型' }],
    ['leaves what is quoted to the words', '"from:a" "-b"', { ...none, words: '"from:a" "-b"' }],
    ['sees no operator inside a word', 'xfrom:a', { ...none, words: 'xfrom:a' }],
    ['waits for a value', '模型 from:', { ...none, words: '模型' }],
    [
      'knows days, months and years',
      'since:2024-02-29 until:2024-05',
      {
        ...none,
        words: '',
        operators: ['since:2024-02-29', 'until:2024-05'],
      },
    ],
    [
      'tells dates that there are not',
      '模型 since:2024-02-30 until:soon',
      {
        ...none,
        words: '模型',
        wrong: ['since:2024-02-30', 'until:soon'],
      },
    ],
    [
      'reads dates whose largest unit comes first',
      'since:2024/4/9 until:2024年04月10日 since:2024.04 until:2024年',
      {
        ...none,
        words: '',
        operators: ['since:2024-04-09', 'until:2024-04-10', 'since:2024-04', 'until:2024'],
      },
    ],
    [
      'knows languages by their names, and tells those that there are not',
      'lang:中文 lang:English lang:klingon has:Link has:video AI',
      {
        ...none,
        words: 'AI',
        operators: ['lang:zh', 'lang:en', 'has:link'],
        wrong: ['lang:klingon', 'has:video'],
      },
    ],
    [
      'takes a quoted name for a value',
      'from:"Andrej Karpathy" llm',
      { ...none, words: 'llm', operators: ['from:Andrej Karpathy'] },
    ],
    [
      'leaves out words and phrases',
      '模型 -GPT-4 -"open source"',
      {
        ...none,
        words: '模型',
        excluded: ['GPT-4', 'open source'],
      },
    ],
    [
      'leaves out with nothing but an operator',
      'from:a -b',
      { ...none, words: '', operators: ['from:a'], excluded: ['b'] },
    ],
    ['looks for what there is nothing to leave out from', '-模型', { ...none, words: '-模型' }],
    [
      'takes no name or option for an exclusion',
      'AI -Zho- --flag -',
      { ...none, words: 'AI -Zho- --flag -' },
    ],
  ]
  for (const [name, input, expected] of cases) it(name, () => assert.deepEqual(read(input), expected))

  it('is safe with any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), input => {
        assert.ok(parseInput(`from:a ${input}`).operators.length > 0)
      }),
    )
  })
})
