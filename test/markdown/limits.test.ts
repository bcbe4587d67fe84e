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

describe('a large body', () => {
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

/** Bodies by their size, whose time could grow with its square. */
const growing: readonly [name: string, make: (size: number) => string][] = [
  ...[
    ...hostile,
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
  ].map((unit): [string, (size: number) => string] => [
    JSON.stringify(unit),
    size => unit.repeat(size / unit.length),
  ]),
  ['a table of one wide row and short ones', size => tableOf(size / 9)],
  [
    'a table whose last row is wide',
    size => `|a|\n|-|\n${'|a|\n'.repeat(size / 8)}${'|b'.repeat(size / 8)}|`,
  ],
  ['tables with text below', size => '|a|\n|-|\nb\n'.repeat(size / 10)],
  ['images in images', size => `${'!['.repeat(size / 6)}${'](a)'.repeat(size / 6)}`],
  ['images with words in images', size => `${'![a '.repeat(size / 10)}${' b](a)'.repeat(size / 10)}`],
  ['quotes with text below', size => '> a\nb\n'.repeat(size / 6)],
  ['stars behind letters', size => '#b x* '.repeat(size / 6)],
  ['a long name in underscores', size => `__${'a_'.repeat(size / 2)}`],
  ['blanks', size => '___、'.repeat(size / 4)],
  ['backslashes at the end of lines', size => 'a\\\n'.repeat(size / 3)],
]

function tableOf(width: number): string {
  return `${'|a'.repeat(width)}|\n${'|-'.repeat(width)}|\n${'|a|\n'.repeat(width)}`
}

describe('four times the body takes less than sixteen times the work:', () => {
  for (const [name, make] of growing) {
    test(name, () => {
      const work = (size: number) => {
        const body = make(size)
        return cpuTime(() => render(post(toPortable(body))))
      }
      const few = [work(4000), work(4000)]
      const many = work(16_000)
      // Below so many milliseconds, a pause of the garbage collector decides.
      assert.ok(many < Math.max(250, 12 * Math.min(...few)), `${many} ms after ${few}`)
    })
  }
})

/** Milliseconds of this process's work, which other processes do not change. */
function cpuTime(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

test('a table is not filled up beyond some times its size', () => {
  const written = tableOf(400)
  assert.ok(render(post(written)).html.length < 20 * written.length)
  assert.match(
    render(post('|a|b|c|\n|-|-|:-:|\n|d|\n|e|f|g|h|')).html,
    /<tr>\n<td>d<\/td>\n<td><\/td>\n<td align="center"><\/td>\n<td><\/td>\n<\/tr>/,
  )
})

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
