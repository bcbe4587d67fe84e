import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mendFeed } from '../../src/edit-feed/mend-feed.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'

const entry = (number: string, day: string, body = `Text of ${number}.`) =>
  `${number}\n\n${day}\n\nAnn\n@ann\n${body}\n`
const first = entry('### 01', '2024-06-01')
const last = entry('### 03', '2024-06-03')

function mend(bytes: string | Uint8Array) {
  const mended = mendFeed('2024-06.md', '2024-06', Buffer.from(bytes))
  if (!mended) return undefined
  const { before, after, bytes: next, ...how } = mended
  return { text: Buffer.from(next).toString(), ...how }
}

for (const [what, wrong, mended] of [
  ['a header form', entry('## 2.', '2024-06-02', 'Two.'), entry('### 02', '2024-06-02', 'Two.')],
  [
    'a header that is missing',
    entry('', '2024-06-02', 'Two.').trimStart(),
    entry('### 02', '2024-06-02', 'Two.'),
  ],
  ['a mistyped date', entry('### 02', '22024-06-02', 'Two.'), entry('### 02', '2024-06-02', 'Two.')],
  [
    'a header, then the date below it',
    entry('## 02', '2042-06-02', 'Two.'),
    entry('### 02', '2024-06-02', 'Two.'),
  ],
  ['a number used twice', entry('### 01', '2024-06-02', 'Two.'), entry('### 02', '2024-06-02', 'Two.')],
  ['a mistyped number', entry('### 20', '2024-06-02', 'Two.'), entry('### 02', '2024-06-02', 'Two.')],
  [
    'words of X’s page',
    entry('### 02', '2024-06-02', 'Two.\n显示更多\n下午3:45 · 2024年4月9日\n·\n1.2万\n查看'),
    entry('### 02', '2024-06-02', 'Two.'),
  ],
  ['control characters', entry('### 02', '2024-06-02', 'T\u0007wo.'), entry('### 02', '2024-06-02', 'Two.')],
] as const) {
  test(`mends ${what}`, () => {
    const text = [first, wrong, last].join('\n')
    assert.deepEqual(mend(text), { text: [first, mended, last].join('\n') })
    assert.equal(mend([first, mended, last].join('\n')), undefined)
  })
}

test('mends encodings and line ends that differ', () => {
  const text = [first, entry('### 02', '2024-06-02', '这是我们的第一篇文章，说的是大模型。'), last].join('\n')
  const crlf = text.replaceAll('\n', '\r\n')
  assert.deepEqual(mend(Buffer.from(`\uFEFF${text}`, 'utf16le')), { text, encoding: 'UTF-16' })
  const gbk = Buffer.concat([
    Buffer.from(first),
    Buffer.from('c4e3d6d0b9fac8cbb5c4d2bbcac7d4da', 'hex'),
    Buffer.from('\n'),
  ])
  assert.deepEqual(mend(gbk), { text: `${first}你中国人的一是在\n`, encoding: 'GB18030' })
  assert.deepEqual(mend(text.replaceAll('\n', '\r')), { text, lineEnd: 'LF' })
  assert.deepEqual(mend(text.replace('\n', '\r\n')), { text, lineEnd: 'LF' })
  assert.deepEqual(mend(crlf.replace('\r\n', '\r\r\n')), { text: crlf, lineEnd: 'CRLF' })
  for (const sound of [text, crlf, `\uFEFF${text}`]) assert.equal(mend(sound), undefined)
})

test('leaves what has more than one way to be mended, and bytes that are no text', () => {
  const twice = [first, entry('### 01', '2024-06-02', 'Two.'), entry('### 02', '2024-06-03')].join('\n')
  assert.equal(mend(twice), undefined)
  assert.equal(mend([first, entry('### 02', '昨天'), last].join('\n')), undefined)
  const wrong = Buffer.from([first, entry('## 02', '2024-06-02'), last].join('\n'))
  assert.equal(mend(Buffer.concat([wrong, Buffer.from([0xff, 0x0a])])), undefined)
})

const line = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'Ann',
    '@ann',
    'Bob',
    '@bob',
    '### 1',
    '## 2',
    '### 02',
    '### 3',
    '### 40',
    '5',
    '---',
  ),
  fc.constantFrom('2024-06-01', '22024-06-02', '2024-06-03', 'Ann @ann 2024-06-04', '6月5日', '2042-06-01'),
  fc.constantFrom(
    '引用',
    '·',
    '显示更多',
    '12',
    '查看',
    '1.2万',
    '喜欢',
    '关注',
    '```',
    'T\u0007ext',
    'a\rb',
    'Text',
  ),
)
const feed = fc
  .tuple(fc.array(line, { maxLength: 50 }), fc.constantFrom('\n', '\r\n', '\r\r\n'))
  .map(([lines, end]) => lines.join(end))

test('whatever is mended, all posts say the same, no more is wrong, and mending again changes nothing', () => {
  fc.assert(
    fc.property(feed, text => {
      const mended = mendFeed('2024-06.md', '2024-06', Buffer.from(text))
      if (!mended) return
      const [before, after] = [Buffer.from(text), mended.bytes].map(bytes =>
        readFeed(decodeSource('2024-06.md', bytes), '2024-06'),
      )
      const said = (feed = before) => feed?.entries.map(({ parts }) => JSON.stringify(parts)) ?? []
      const left = said()
      for (const parts of said(after)) if (parts === left[0]) left.shift()
      assert.deepEqual(left, [])
      const errors = (feed = before) =>
        feed?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0
      assert.ok(errors(after) <= errors())
      assert.equal(mendFeed('2024-06.md', '2024-06', mended.bytes), undefined)
    }),
    { numRuns: 400 },
  )
})
