import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addEntries } from '../../src/edit-feed/add-entries.ts'
import { cutPasted } from '../../src/edit-feed/cut-pasted.ts'
import type { AddChoices } from '../../src/edit-feed/place-entries.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { Entry } from '../../src/model.ts'

const today = '2024-04-20'
const dump = '### 01\n\n2024-04-18\n\nAnn\n@ann\nOne.\n\n### 02\n\n2024-04-20\n\n\n### 03\n\n2024-04-20\n'

function add(bytes: string | Uint8Array, text: string, choices: Partial<AddChoices> = {}) {
  const file = { file: '2024-04.md', name: '2024-04', bytes: Buffer.from(bytes) }
  const pasted = decodeSource('<stdin>', Buffer.from(text))
  return addEntries(file, pasted, cutPasted(pasted), { today, isStub: false, ...choices })
}

/** Number, day, and who wrote the parts of what was added. */
function told({ added }: ReturnType<typeof add>): readonly string[] {
  return added.map(
    ({ number, date, parts }) =>
      `${number} ${date} ${parts.map(({ kind, author, handle, body }) => `${kind} ${author}@${handle}: ${body}`).join(' | ')}`,
  )
}

describe('addEntries reads what was pasted', () => {
  for (const [what, text, ...expected] of [
    ['name, handle, text', 'Bob\n@bob\nHi.', '4 2024-04-20 post Bob@bob: Hi.'],
    ['name and handle on a line', 'Bob @bob\nHi.', '4 2024-04-20 post Bob@bob: Hi.'],
    ['X’s day, which is not the entry’s', 'Bob\n@bob\n·\nApr 9, 2023\nHi.', '4 2024-04-20 post Bob@bob: Hi.'],
    ['X’s day beside the handle', 'Bob @bob · Apr 9, 2023\nHi.', '4 2024-04-20 post Bob@bob: Hi.'],
    ['a day above the author', '2024/4/19\nBob\n@bob\nHi.', '4 2024-04-19 post Bob@bob: Hi.'],
    ['a day beside the author', 'Bob @bob 2024-04-19\nHi.', '4 2024-04-19 post Bob@bob: Hi.'],
    ['an entry of a dump', '### 77\n\n2024-04-19\n\nBob\n@bob\nHi.\n', '4 2024-04-19 post Bob@bob: Hi.'],
    ['a header with a slip', '## 77\n2024-04-19\n\nBob\n@bob\nHi.\n', '4 2024-04-19 post Bob@bob: Hi.'],
    ['a number without a day', '### 9\nBob\n@bob\nHi.', '4 2024-04-20 post Bob@bob: Hi.'],
    [
      'a quoted post, and labels of X',
      'Bob\n@bob\nHi.\n\n引用\nAda\n@ada\nHello.\n下午3:45 · 2024年4月9日\n·\n1.2万\n查看\n',
      '4 2024-04-20 post Bob@bob: Hi. | quote Ada@ada: Hello.',
    ],
    [
      'several posts, parted by ###',
      'Bob\n@bob\nHi.\n###\nAda\n@ada\nHello.\n\n2024-04-19\nCy @cy\nHey.',
      '4 2024-04-20 post Bob@bob: Hi.',
      '5 2024-04-20 post Ada@ada: Hello.',
      '6 2024-04-19 post Cy@cy: Hey.',
    ],
  ] as const) {
    test(what, () => {
      const additions = add(dump, text)
      assert.deepEqual(told(additions), expected)
      assert.ok(Buffer.from(additions.bytes).toString().startsWith(dump))
    })
  }
})

describe('addEntries refuses, at the line of what was pasted', () => {
  for (const [what, text, place] of [
    ['nothing', ' \n', 'feed-empty:1'],
    ['no author', 'Hello.\nNobody said it.', 'handle-missing:2'],
    ['a handle that is none', '\nBob\n@bo-b\nHi.', 'handle-invalid:3'],
    ['no text', 'Bob\n@bob\n', 'post-empty:2'],
    ['a day that is none', '2024-02-30\nBob\n@bob\nHi.', 'date-invalid:1'],
    ['text above the author', '2024-04-20\nNews:\nBob\n@bob\nHi.', 'text-before-author:2'],
    ['a stub', 'Bob\n@bob\nHi.\n### 5\n2024-04-20\n', 'add-refused:1'],
    ['bytes that are no text', 'Bob\n@bob\nHi.\n\uFFFD', 'not-utf8:4'],
  ] as const) {
    test(what, () => {
      // A byte that no UTF-8 has stands for U+FFFD here.
      const bytes = Buffer.from(text.replace('\uFFFD', '\u00ff'), text.includes('\uFFFD') ? 'latin1' : 'utf8')
      const pasted = decodeSource('<stdin>', bytes)
      const file = { file: '2024-04.md', name: '2024-04', bytes: Buffer.from(dump) }
      const { added, diagnostics } = addEntries(file, pasted, cutPasted(pasted), { today, isStub: false })
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      assert.deepEqual(added, [])
      assert.deepEqual(
        errors.map(({ file, rule, line }) => `${file} ${rule}:${line}`),
        [`<stdin> ${place}`],
      )
    })
  }

  test('a post without a stub', () => {
    const { diagnostics } = add(dump, 'Bob\n@bob\nHi.', { isStub: true, day: '2024-04-19' })
    assert.deepEqual(
      diagnostics.map(({ rule, line }) => `${rule}:${line}`),
      ['add-refused:1'],
    )
    assert.match(diagnostics[0]?.message ?? '', /the first one left is 2, of `2024-04-20`$/)
  })

  test('what would change an entry of the dump, at the place of that', () => {
    // Who has an entry of their own is a quoted author elsewhere, too, and no mention.
    const mention = `${dump}### 04\n\n2024-04-20\n\nCy\n@cy\nText.\n\nWren Hill\n@bird\n的整理\n`
    const { added, diagnostics } = add(mention, 'Wren Hill\n@bird\nHi.')
    assert.deepEqual(added, [])
    assert.deepEqual(
      diagnostics.map(({ file, rule, line }) => `${file} ${rule}:${line}`),
      ['2024-04.md add-refused:17'],
    )
  })
})

test('addEntries fills the first stubs of the day, and leaves every other byte', () => {
  const { bytes, added } = add(dump, 'Bob\n@bob\nHi.\n###\nAda\n@ada\nHello.\n', { isStub: true })
  assert.deepEqual(
    added.map(({ number }) => number),
    [2, 3],
  )
  assert.equal(
    Buffer.from(bytes).toString(),
    '### 01\n\n2024-04-18\n\nAnn\n@ann\nOne.\n\n### 02\n\n2024-04-20\n\nBob\n@bob\nHi.\n\n\n### 03\n\n2024-04-20\n\nAda\n@ada\nHello.\n\n',
  )
})

test('addEntries keeps to the encoding, byte order mark and line ends of a dump', () => {
  const utf16 = (text: string, isBig = false) => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }
  for (const bytes of [
    Buffer.from(`\uFEFF${dump}`),
    Buffer.from(dump.replaceAll('\n', '\r\n')),
    Buffer.from(dump.replaceAll('\n', '\r')),
    utf16(dump.replaceAll('\n', '\r\n')),
    utf16(dump, true),
    Buffer.from(dump.trimEnd()),
  ]) {
    for (const isStub of [false, true]) {
      const { bytes: after, added } = add(bytes, 'Bob\r\n@bob\r\n你好。', { isStub })
      assert.equal(
        told({ added, bytes: after, texts: [], diagnostics: [] })[0],
        `${isStub ? 2 : 4} 2024-04-20 post Bob@bob: 你好。`,
      )
      const { text } = decodeSource('', after)
      const ends = new Set(text.match(/\r*\n/g))
      assert.equal(ends.size, 1)
      assert.deepEqual(readFeed(decodeSource('', after)).entries.length, 2)
    }
  }
})

const line = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'Bob',
    '@bob',
    '@ann',
    'Ann',
    '### 3',
    '###',
    '### 04',
    '## 5',
    '```',
    '---',
    '引用',
    '·',
  ),
  fc.constantFrom(
    '2024-04-20',
    '2024-13-01',
    '4月9日',
    'Bob @bob 2024-04-19',
    'Ada @ada · 3h',
    '感谢',
    'by',
    '46',
  ),
  fc.constantFrom(
    'https://x.com/bob/status/1',
    '> ### 7',
    '<!--',
    'Show more',
    '查看',
    '12',
    '\\### 9',
    '# Title',
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
)
const text = (first: string) => fc.array(line, { maxLength: 16 }).map(lines => [first, ...lines].join('\n'))
const dumps = fc.oneof(text(dump), text(''))
const pastes = fc.oneof(text('Bob\n@bob\nHi'), text(''))

test('whatever is pasted is refused with a place, or reads as told, and all that stood there stays', () => {
  fc.assert(
    fc.property(dumps, pastes, fc.boolean(), fc.constantFrom('\n', '\r\n'), (dump, paste, isStub, end) => {
      const bytes = Buffer.from(dump.replace(/\r*\n|\r/g, end))
      const { added, bytes: after, diagnostics } = add(bytes, paste, { isStub })
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      if (added.length === 0) {
        assert.ok(errors.length > 0)
        for (const { file, line } of errors) {
          const { text } = decodeSource('', file === '<stdin>' ? Buffer.from(paste) : bytes)
          assert.ok(line >= 1 && line <= text.split(/\r?\n|\r/).length, `${file}:${line}`)
        }
        return
      }
      assert.deepEqual(errors, [])
      const [before, now] = [bytes, after].map(bytes => readFeed(decodeSource('2024-04.md', bytes)).entries)
      const isNew = ({ start }: Entry) => added.some(entry => entry.start.line === start.line)
      const said = (entries: readonly Entry[] = []) => entries.map(({ start, ...told }) => told)
      assert.deepEqual(now?.filter(isNew), added)
      assert.deepEqual(said(now?.filter(entry => !isNew(entry))), said(before))
      if (isStub) assert.ok(isWithin(bytes.toString().split(end), Buffer.from(after).toString().split(end)))
      else assert.deepEqual(Buffer.from(after.subarray(0, bytes.length)), bytes)
    }),
    { numRuns: 400 },
  )
})

/** Whether all lines are among others, in their order. */
function isWithin(lines: readonly string[], others: readonly string[]): boolean {
  let at = 0
  for (const line of others) if (line === lines[at]) at++
  return at === lines.length
}
