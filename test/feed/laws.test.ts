import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource, decodeSource } from '../../src/feed/source.ts'
import { splitFeed } from '../../src/feed/split.ts'

/** Lines that mean something to the reader, and some that only look so. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    '',
    ' ',
    '　',
    '---',
    '\\---',
    '***',
    '------原文------',
    '引用',
    'Quote',
    '显示更多',
    'GIF',
  ),
  fc.constantFrom(
    '·',
    '4月9日',
    '· Apr 9',
    '下午3:45 · 2024年4月9日',
    '42',
    '0:15',
    '喜欢',
    '正在回复',
    '和',
  ),
  fc.constantFrom(
    '```',
    '```js',
    '~~~',
    '<!--',
    '-->',
    '> ### 7',
    ' ### 7',
    '### 七',
    '#### 7',
    '###7',
    '\\### 7',
  ),
  fc.constantFrom('感谢 ', ' 的整理', ', ', '(', ')', '1. 阿水', '- item', '阿水', 'Wren Hill', 'wren', 'by'),
  fc.constantFrom(
    '@bird',
    '@ada_writes',
    '@bird · May 3',
    '[@bird](https://x.com/bird)',
    'Wren @bird · 3h',
    '@',
  ),
  fc.constantFrom('https://x.com/bird/status/1', '[May 3](https://x.com/bird/status/2)', 'https://a.example'),
  fc.string({ unit: 'binary', maxLength: 12 }).map(text => text.replace(/[\r\n]/g, ' ')),
)
const body = fc.array(line, { maxLength: 20 }).map(lines => lines.join('\n'))
const ending = fc.constantFrom('\n', '\r\n')
const header = fc.constantFrom('### 1', '### 02', '### 999', '2024-05-01', '2024-13-01', 'Ada', '@ada_writes')
const feed = fc
  .tuple(fc.array(fc.oneof(line, header), { maxLength: 60 }), ending, fc.constantFrom('', '\uFEFF'))
  .map(([lines, end, mark]) => mark + lines.join(end))

test('the slices of a split joined are the feed', () => {
  fc.assert(
    fc.property(feed, text => {
      const { preamble, entries } = splitFeed(createSource('feed.md', text))
      assert.equal(preamble + entries.map(entry => entry.text).join(''), text)
    }),
  )
})

test('every place maps back to its offset', () => {
  fc.assert(
    fc.property(feed, fc.nat(), (text, at) => {
      const offset = at % (text.length + 1)
      const { line: lineNumber, column } = createSource('feed.md', text).pointAt(offset)
      const above = text.split('\n').slice(0, lineNumber - 1)
      assert.equal(above.reduce((sum, { length }) => sum + length + 1, 0) + column - 1, offset)
    }),
  )
})

test('every entry begins where its slice stands in the feed', () => {
  fc.assert(
    fc.property(feed, text => {
      for (const { start, text: slice } of splitFeed(createSource('feed.md', text)).entries) {
        assert.equal(text.slice(start.offset, start.offset + slice.length), slice)
      }
    }),
  )
})

test('any bytes are read, and every problem has a place in them', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .tuple(feed, fc.uint8Array({ maxLength: 8 }))
      .map(([text, noise]) => Buffer.concat([Buffer.from(text), noise])),
  )
  fc.assert(
    fc.property(bytes, input => {
      const source = decodeSource('feed.md', input)
      const lengths = source.text.split('\n').map(({ length }) => length)
      for (const { line: lineNumber, column } of readFeed(source).diagnostics) {
        assert.ok(column >= 1 && column <= (lengths[lineNumber - 1] ?? -1) + 1, `${lineNumber}:${column}`)
      }
    }),
  )
})

test('whatever bodies hold, no entry is swallowed and none invented', () => {
  // A near miss of a header with a date, a name and a handle below it is a header that is to be mended.
  const undated = body.filter(text => !(/# ?[7七]/.test(text) && /\d月\d|Apr \d|May \d/.test(text)))
  fc.assert(
    fc.property(fc.array(undated, { minLength: 1, maxLength: 8 }), ending, (bodies, end) => {
      const numbers = bodies.map((_, index) => index + 1)
      const text = bodies.map((own, index) => entryText(index + 1, own)).join('')
      const { entries } = splitFeed(createSource('feed.md', text.replaceAll('\n', end)))
      assert.deepEqual(
        entries.map(entry => entry.number),
        numbers,
      )
    }),
  )
})

test('a closed fence may quote an entry, whatever its number', () => {
  const quoted = fc.integer({ min: 1, max: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 7 }), quoted, (count, at, number) => {
      const quote = `\`\`\`\n${entryText(number, 'quoted')}\`\`\`\nbelow`
      const numbers = Array.from({ length: count }, (_, index) => index + 1)
      const text = numbers.map(own => entryText(own, own === (at % count) + 1 ? quote : 'text')).join('')
      const { entries } = splitFeed(createSource('feed.md', text))
      assert.deepEqual(
        entries.map(entry => entry.number),
        numbers,
      )
    }),
  )
})

/**
 * Words, handles and status URLs, each with a token of its own, among separators, labels and blank lines. A reply note
 * is left out: it takes the handles below it away, as it should.
 */
const tokenLine = fc.constantFrom<(token: string) => string>(
  ...[
    ...[
      (token: string) => `前文 ${token} 后文。`,
      (token: string) => `${token} said so.`,
      (token: string) => token,
    ],
    ...[
      (token: string) => `感谢 ${token} `,
      (token: string) => `阿水 ${token}`,
      (token: string) => `1. ${token}`,
    ],
    ...[(token: string) => `@${token}`, (token: string) => `[@${token}](https://x.com/${token})`],
    ...[(token: string) => `@${token} · May 3`, (token: string) => `https://x.com/${token}/status/1`],
    ...[
      (token: string) => ` 的 ${token}`,
      (token: string) => `\`\`\`${token}`,
      (token: string) => `> ${token}`,
    ],
    ...[(token: string) => `阿水 @${token}`, (token: string) => `Wren (@${token})`],
    ...[
      '',
      '',
      ' ',
      '---',
      '· · ·',
      '引用',
      '> 引用',
      '转发',
      '原文：',
      'Follow',
      '3 likes, 4 views',
      '显示更多',
      'GIF',
      '·',
      '4月9日',
      '```',
      '42',
      '0:15',
    ].map(text => () => text),
  ],
)

test('no word, handle or URL of a body is lost, doubled or put in another order', () => {
  fc.assert(
    fc.property(fc.array(tokenLine, { minLength: 1, maxLength: 25 }), makers => {
      const lines = makers.map((make, index) => make(`T${index}E`))
      const { entries } = readFeed(
        createSource('feed.md', entryText(1, ['first', ...lines, 'last'].join('\n'))),
      )
      const [entry] = entries
      const shown = entry?.parts.map(({ author, handle, body: text, source }) =>
        [source, author === handle ? '' : author, handle, text].join('\n'),
      )
      const read = [entry?.source, ...(shown ?? [])].join('\n')
      assert.deepEqual(tokens(read).toSorted(), tokens(lines.join('\n')).toSorted())
      const written = tokens(lines.filter(text => !text.startsWith('https:')).join('\n'))
      const inOrder = tokens(read).filter(token => written.includes(token))
      assert.deepEqual(inOrder, written)
    }),
    { numRuns: 1000 },
  )
})

test('reading is the same whatever the line endings', () => {
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 4 }), bodies => {
      const text = bodies.map((own, index) => entryText(index + 1, own)).join('')
      const [unix, windows] = [text, text.replaceAll('\n', '\r\n')].map(each =>
        readFeed(createSource('feed.md', each)).entries.map(({ number, date, parts }) => ({
          number,
          date,
          parts,
        })),
      )
      assert.deepEqual(windows, unix)
    }),
  )
})

function entryText(number: number, text: string): string {
  return `### ${number}\n\n2024-05-01\n\nAda\n@ada_writes\n${text}\n\n`
}

/** The tokens of a text; one stands twice in a linked handle, and is counted once. */
function tokens(text: string): string[] {
  const shown = text.replace(/\]\(https:[^)]*\)/g, ']')
  return shown.match(/T\d+E/g) ?? []
}
