import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeTitle } from '../../src/content/title.ts'

const cases: readonly (readonly [what: string, body: string, title: string])[] = [
  ['takes the first sentence', '第一句话说完了。第二句。', '第一句话说完了。'],
  ['takes the first line', '没有句号的一行\n第二行。', '没有句号的一行'],
  [
    'keeps a full stop in the middle of a name',
    'We ran llm.c on one GPU. It was fast.',
    'We ran llm.c on one GPU.',
  ],
  [
    'does not end at an abbreviation',
    'A paper by Dr. Lin appeared. Read it.',
    'A paper by Dr. Lin appeared.',
  ],
  ['joins a sentence too short to say much', 'WOW！这个模型很快。真的。', 'WOW！这个模型很快。'],
  [
    'does not end inside a book title',
    '新一集《什么是学习？图解》来了。看吧。',
    '新一集《什么是学习？图解》来了。',
  ],
  ['is cleaned of Markdown', '\\# **要点：**看 [这里](https://a.com/) `x`', '要点：看 这里 x'],
  ['skips lines without a word', '---\n\n。。。\n正文', '正文'],
  [
    'shows a mention as its handle',
    '感谢 [@lin\\_\\_notes](https://x.com/lin__notes) 的翻译',
    '感谢 @lin__notes 的翻译',
  ],
  ['keeps an emoji alone', '🙌', '🙌'],
  ['cuts between words', `${'word '.repeat(30)}end`, 'word '.repeat(16).trim()],
  ['leaves no clause mark at the cut', `${'x'.repeat(78)}, then more`, 'x'.repeat(78)],
  ['does not cut a name with marks', `${'词'.repeat(76)}GPT-4 来了`, '词'.repeat(76)],
  [
    'does not cut an address',
    `${'word '.repeat(12)}https://a.example/a/long/path end`,
    'word '.repeat(12).trim(),
  ],
  ['leaves no bracket open at the cut', `${'词'.repeat(78)}（《注释》）`, '词'.repeat(78)],
  ['cuts a word longer than a title between characters', 'a'.repeat(300), 'a'.repeat(80)],
  ['never halves a character', `a${'😀'.repeat(60)}`, `a${'😀'.repeat(39)}`],
  ['is empty for a body without text', '\n \n', ''],
]

for (const [what, body, title] of cases) {
  test(`a title ${what}`, () => assert.equal(makeTitle(body), title))
}

test('a title is one line of at most 80 whole characters, for any body', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), body => {
      const title = makeTitle(body)
      assert.ok(title.length <= 80)
      assert.ok(!/[\n\r]/.test(title))
      assert.ok(!/\p{Surrogate}/u.test(title))
      assert.equal(title, title.trim())
    }),
  )
})
