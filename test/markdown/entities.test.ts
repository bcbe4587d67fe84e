import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import twitter from 'twitter-text'
import { findEntities } from '../../src/markdown/entities.ts'

/** Source text, and what stands in it: the slice of the source, and the text where it is another. */
const cases: readonly [name: string, source: string, ...found: (string | [slice: string, text: string])[]][] =
  [
    [
      'a URL ends before Chinese text',
      'https://a.com/x。后面（https://b.com/y）后',
      'https://a.com/x',
      'https://b.com/y',
    ],
    ['a URL needs no protocol', '看mmstar.github.io/x_y吧', 'mmstar.github.io/x_y'],
    ['a domain that is not one is text', 'llm.c, v1.5 and GPT-4.5'],
    ['a URL keeps its emphasis marks', 'https://a.com/_x_*y*', 'https://a.com/_x_*y'],
    [
      'a URL ends with the text of its link',
      '[https://a.com/x](https://b.com)y',
      'https://a.com/x',
      'https://b.com',
    ],
    ['a URL ends with the cell of its table', '|https://a.com/x|y|', 'https://a.com/x'],
    ['a short link of X ends with its code', 'https://t.co/abc-def', 'https://t.co/abc'],
    ['underscores belong to a handle', '@_akhaliq_ @alexalbert__', '@_akhaliq_', '@alexalbert__'],
    ['escapes stand for their character', '@alexalbert\\_\\_ ok', ['@alexalbert\\_\\_', '@alexalbert__']],
    ['an escaped URL is whole', 'https://a.com/x\\_y', ['https://a.com/x\\_y', 'https://a.com/x_y']],
    ['an escaped sign begins a hashtag', '\\#话题 x', ['\\#话题', '#话题']],
    ['an escaped title is none', '\\# a title'],
    [
      'references stand for their character',
      'https://a.com/?a=1&amp;b=2&gt;',
      ['https://a.com/?a=1&amp;b=2', 'https://a.com/?a=1&b=2'],
    ],
    ['a reference that names nothing stands for itself', 'https://a.com/?a=1&b; x', 'https://a.com/?a=1&b'],
    ['signs may be wide', '＃话题 和＠chipro', '＃话题', '＠chipro'],
    ['a mailbox is no mention', 'mail me@example.com'],
    ['a list is a mention of its user', '@openai/evals', '@openai'],
    ['a number is no hashtag', '#1 #2024'],
    ['signs inside a URL are its own', 'https://a.com/@b/#c', 'https://a.com/@b/#c'],
    ['lines are apart', 'see @a\n#b', '@a', '#b'],
  ]

describe('findEntities', () => {
  for (const [name, source, ...found] of cases) {
    test(name, () => {
      const expected = found.map(item => (typeof item === 'string' ? [item, item] : item))
      assert.deepEqual(
        findEntities(source).map(({ start, end, text }) => [source.slice(start, end), text]),
        expected,
      )
    })
  }

  test('agrees with twitter-text where Markdown has no say', () => {
    const words = [
      '@chipro',
      '@a_b',
      '#话题',
      '#a1',
      '＃宽',
      'https://a.com/x',
      'b.io',
      'https://t.co/a1',
      '大模型',
      'word',
      'é',
      '。',
      '，',
      '(',
      ')',
      '!',
      '\n',
      ' ',
      ' ',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 16 }), parts => {
        // Left out is what twitter-text takes for a host with Chinese in it (`a.com，b.io`, `_大b.io`).
        const source = parts
          .join('')
          .replace(/(?<=\.(?:com|io))(?=[^\0-\x7f])|(?<=[!)])(?=\S)|(?<=[^\0-\x7f])(?=b\.io)/g, ' ')
        const expected = twitter
          .extractEntitiesWithIndices(source)
          .map(entity => source.slice(...entity.indices))
        assert.deepEqual(
          findEntities(source).map(({ text }) => text),
          expected,
        )
      }),
    )
  })

  test('cuts a run of dots without losing its place', () => {
    const source = `${'a.'.repeat(20_000)} https://a.com/${'x'.repeat(1500)} @b`
    assert.deepEqual(
      findEntities(source).map(({ start, end }) => source.slice(start, end)),
      [`https://a.com/${'x'.repeat(1500)}`, '@b'],
    )
  })
})
