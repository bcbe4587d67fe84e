import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { plainText } from '../../src/markdown/plain.ts'
import { toPortable } from '../../src/markdown/portable.ts'
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

test('a body may hold millions of blank lines', { timeout: 20_000 }, () => {
  const blank = '\n'.repeat(5_000_000)
  assert.ok(plainText(`x${blank}y`) === 'x\ny')
  assert.ok(toPortable(`${blank}x`) === 'x')
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

  test('stays readable where links of its mentions would be beyond the limits', { timeout: 20_000 }, () => {
    const body = `x ${'@a '.repeat(3000)}y`
    assert.ok(toPortable(body) === body, 'expected the body as it is')
    const url = `x ${'（https://a.com/b）'.repeat(14_000)}y`
    assert.ok(toPortable(url) === url, 'expected the body as it is')
  })

  test('may hold a long ruler and deep emphasis', () => {
    assert.equal(plainText(`${'- '.repeat(60)}\n\n**a**`), 'a')
    assert.equal(plainText(`${'*a '.repeat(400)}${'b* '.repeat(400)}`).includes('*'), false)
  })
})

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
