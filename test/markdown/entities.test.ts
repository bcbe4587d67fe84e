import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
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

  test('goes on behind a run that is no host', () => {
    const source = `${'a.'.repeat(20_000)} https://a.com/${'x'.repeat(1500)} @b`
    assert.deepEqual(
      findEntities(source).map(({ start, end }) => source.slice(start, end)),
      [`https://a.com/${'x'.repeat(1500)}`, '@b'],
    )
  })
})
