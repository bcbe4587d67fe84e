import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import { composeBody } from '../../src/markdown/compose.ts'
import { parseMarkdown, parseSource } from '../../src/markdown/parse.ts'
import { cutPieces } from '../../src/markdown/pieces.ts'
import { realFeed } from '../real-feeds.ts'
import { body } from './bodies.ts'

/** Marks of every construct, and what may stand around them. */
const bits = fc.constantFrom(
  ...['a', '中', '。', '🦙', '\u3000', 'e\u0301', '\uFEFF', '\0', ' ', '  ', '\t', '\\', '!', ':'],
  ...['\n', '\r\n', '\n\n', '\n \n', '\n\t\n\n', '\n    ', '- ', '+ ', '1. ', '2) ', '12.', '> ', '# ', '#'],
  ...['***', '---', '===', '|', '|-|', ':-', '```', '~~~', '`', '~', '~~', '*', '**', '_', '<', '>', '&amp;'],
  ...[
    ...['[@abc](https://x.com/abc)', '[a\\_b](c)', '[', ']', '](', '(b)', '\\_', '\\<', '\\[', 'a_b'],
    '#话题',
    '@abc',
    '＠中',
    'https://a.com/x_y',
    'a.com',
    '[a](b)',
    '[x]: y',
    '[ ] ',
    ...['**甲**', '**a b\\_**', '**a', '甲**', '\n> ', '\n>\n> ', '\n\n> 甲', '\n\n> **a** @abc'],
    '<https://a.com>',
    '<b>',
  ],
)
const written = fc.array(bits, { maxLength: 16 }).map(all => all.join(''))

describe('cut into pieces, a body', () => {
  test('reads as a whole, every node in its place', () => {
    fc.assert(fc.property(fc.oneof(written, body), readsAlike), { numRuns: 2000 })
  })

  for (const name of ['2024-04', '2024-04.later', 'sample']) {
    const feed = realFeed(`${name}.md`)
    test(`of ${name}.md reads as a whole`, { skip: feed.skip }, () => {
      const { entries } = readFeed(decodeSource(name, readFileSync(feed.path)))
      for (const { parts } of entries)
        for (const text of [parts[0].body, composeBody(parts)]) readsAlike(text)
    })
  }
})

function readsAlike(text: string): void {
  assert.deepEqual(parseSource(text), parseMarkdown(text))
}

describe('a paragraph', () => {
  const kindsOf = (text: string) => cutPieces(text).map(({ kind }) => kind)

  test('is plain without a mark of Markdown', () => {
    assert.deepEqual(kindsOf('甲。\n乙：@abc #话题 https://a.com \n \n- 丙\n\n> 丁\n\n　戊'), [
      'plain',
      'markdown',
      'quote',
      'plain',
    ])
  })

  test('is plain with syntax that is what it is whatever stands around it', () => {
    for (const line of [
      '\\<b> \\- 1\\. @a\\_b',
      '\\- 甲',
      '<https://a.com/x_y?a=1&b=*>',
      '[@a\\_b](https://x.com/a_b) 甲 [乙](c) [译]',
      '10~20万 w_6j9',
      '**甲** 乙**A b\\_2**丙',
      '#话题',
      '1.5 倍',
      '--甲',
      '|甲|',
    ])
      assert.deepEqual(kindsOf(line), ['plain'], line)
  })

  test('is none with any other', () => {
    for (const line of [
      '*甲*',
      '***甲***',
      '**甲 乙 **',
      '**“甲”**',
      '**甲',
      '**[甲](乙)**',
      '_甲_',
      '~~甲~~',
      '`甲`',
      '<甲>',
      '<https://a b>',
      '&amp;',
      '\\',
      '![甲](乙)',
      '[甲][乙]',
      '[甲](乙 "丙")',
      '[甲](乙(丙))',
      '[*甲*](乙)',
      '[甲',
    ])
      assert.deepEqual(kindsOf(line), ['markdown'], line)
  })

  test('that is plain is left to micromark where a link shows more than text or one mention', () => {
    for (const text of ['[a.com](b)', '[甲 @abc](b)', '[#话题](b)', 'https://a.com/[x\\_y](b)']) {
      assert.deepEqual(kindsOf(text), ['plain'])
      readsAlike(text)
    }
  })

  test('is none where a line begins a block, or ends in spaces', () => {
    for (const line of [
      '# 甲',
      '1. 甲',
      '2) 甲',
      '-',
      '+ 甲',
      '=',
      '> 甲',
      '|-|',
      ':-',
      '1.',
      '#',
      ' 甲',
      '*甲*',
      '甲  \n乙',
    ])
      assert.deepEqual(kindsOf(`甲\n${line}`), ['markdown'], line)
  })

  test('is no ruler, which stands by itself', () => {
    assert.deepEqual(kindsOf('甲\n\n---\n\n***\n\n乙'), ['plain', 'ruler', 'ruler', 'plain'])
    assert.deepEqual(kindsOf('甲\n---\n\n---\n乙'), ['markdown'])
  })

  test('may stand in a quote', () => {
    assert.deepEqual(kindsOf('> 甲\n>\n> - 乙\n\n>\n\n乙'), ['quote', 'quote', 'plain'])
    for (const quote of ['> 甲\n乙', '甲\n> 乙', '>甲', '>  甲', '>\t甲'])
      assert.deepEqual(kindsOf(quote), ['markdown'], quote)
    for (const quote of ['> 甲\n>\n> - 乙', '> > 甲', '>', '> ---\n>', '> 甲\n> @abc']) readsAlike(quote)
  })

  test('is not looked for where a fence may hold it', () => {
    assert.deepEqual(kindsOf('甲\n\n```\n\n乙\n\n```'), ['markdown'])
  })
})
