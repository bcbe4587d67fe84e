import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { plainText } from '../../src/markdown/plain.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import { post } from './bodies.ts'

const render = createRenderer({ authorUrl: () => undefined, tagUrl: tag => `/tags/${tag}/` })
const SIZE = 60_000
const repeat = (text: string) => text.repeat(SIZE / text.length)

/** What takes micromark the square of its size, or the whole stack, when nobody counts. */
const hostile = [
  '[',
  '![',
  '[a](',
  '[a](b)',
  '*a',
  '**a *b ',
  '*_',
  '~~a',
  '> ',
  '> > >',
  '+ ',
  '1. ',
  '> a\n\n',
  '> > a\n\n',
  '- a\n\n',
  '- a\nb\n\n',
]

describe('a body beyond the limits', () => {
  for (const unit of hostile) {
    test(`of ${JSON.stringify(unit)} is shown as it is`, { timeout: 20_000 }, () => {
      const body = repeat(unit)
      const text = plainText(body)
      // Not `equal`, which would print both.
      assert.ok(withoutSpace(text) === withoutSpace(body), 'expected every character')
      assert.ok(render(post(body)).text === text, 'expected the same from both')
    })
  }
})

describe('a large body within the limits', () => {
  for (const unit of [
    '`',
    '<',
    '<a:',
    '\\',
    '&a',
    '- - - ',
    'a.',
    '@a ',
    '#1',
    'https://a.com/(a',
    'a\n',
    '大模型',
  ]) {
    test(`of ${JSON.stringify(unit)} is read in time`, { timeout: 20_000 }, () => {
      assert.ok(plainText(`x ${repeat(unit)}`).startsWith('x '))
    })
  }

  test('may hold a long ruler and deep emphasis', () => {
    assert.equal(plainText(`${'- '.repeat(60)}\n\n**a**`), 'a')
    assert.equal(plainText(`${'*a '.repeat(400)}${'b* '.repeat(400)}`).includes('*'), false)
  })
})

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
