import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutSentences } from '../../../scripts/corpus/cut-sentences.ts'
import { cutWords } from '../../../scripts/corpus/words.ts'

const body = fc
  .array(
    fc.constantFrom(
      '模型很大。',
      'It works. ',
      'v1.5',
      '```',
      '- ',
      '“好！”',
      '\n',
      ' ',
      'https://a.example/b',
      '@me',
    ),
  )
  .map(pieces => pieces.join(''))

test('the cuts of a body joined are the body', () => {
  fc.assert(
    fc.property(fc.oneof(body, fc.string()), text => {
      assert.equal(
        cutSentences(text)
          .map(cut => cut.text)
          .join(''),
        text,
      )
    }),
  )
})

test('the pieces of a sentence joined are the sentence', () => {
  fc.assert(
    fc.property(fc.oneof(body, fc.string()), text => {
      assert.equal(
        cutWords(text)
          .map(piece => piece.text)
          .join(''),
        text,
      )
    }),
  )
})

test('takes sentences out of lines, and leaves bullets, code and addresses in the layout', () => {
  const text = '- 很快。很小！\n```\nlet it = 1. Be\n```\nhttps://a.example/b\nGPT-4.5 is out. “好。”对\n'
  assert.deepEqual(
    cutSentences(text).flatMap(cut => (cut.kind === 'sentence' ? [cut.text] : [])),
    ['很快。', '很小！', 'GPT-4.5 is out. ', '“好。”', '对'],
  )
})
