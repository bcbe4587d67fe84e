import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeSource } from '../../src/feed/source.ts'
import { describeFeed } from './describe-feed.ts'

const text =
  '### 01\n\n2024-05-01\n\n阿水\n@river_of\n大模型的新闻。\n\n### 02\n\n2024-05-02\n\nAda\n@ada_writes\nNo Han here.\n'
const read = ['1 2024-05-01 阿水 @river_of: 大模型的新闻。', '2 2024-05-02 Ada @ada_writes: No Han here.']

const little = (shown: string) => Buffer.from(`\uFEFF${shown}`, 'utf16le')

const readable: Record<string, Buffer> = {
  'UTF-8 with a byte order mark': Buffer.from(`\uFEFF${text}`),
  'UTF-16, the low byte first': little(text),
  'UTF-16, the high byte first': little(text).swap16(),
  'UTF-16 with CRLF': little(text.replaceAll('\n', '\r\n')),
  'UTF-16 with lines that end at CR': little(text.replaceAll('\n', '\r')),
}

for (const [name, bytes] of Object.entries(readable)) {
  test(`reads a feed in ${name}`, () => {
    const { entries, problems } = describeFeed(decodeSource('feed.md', bytes))
    assert.deepEqual([entries, problems], [read, []])
  })
}

test('tells bytes of UTF-16 that are no character at their line', () => {
  const halved = Buffer.concat([little(text.replace('No Han', 'No \ud800 Han')), Buffer.from([0x61])])
  const { entries, problems } = describeFeed(decodeSource('feed.md', halved))
  assert.deepEqual([entries, problems], [[read[0]], ['15 not-utf8', '16 not-utf8']])
})

/** `大模型的新闻，一是这个` and its like, in bytes of the encoding: Node writes none of them. */
const gb = Buffer.from('b4f3c4a3d0cdb5c4d0c2ceC5a3acd2bbcac7d5e2b8f6', 'hex')
const big5 = Buffer.from('a46abcd2abacaababa73bb44a141a440ac4fb3ada4a4', 'hex')

function encoded(words: Buffer): Buffer {
  const head = Buffer.from('### 01\n\n2024-05-01\n\nAda\n@ada_writes\n')
  return Buffer.concat([head, words, Buffer.from('\n\n'), words, Buffer.from('\n')])
}

for (const [encoding, words] of Object.entries({ GB18030: gb, BIG5: big5 })) {
  test(`names ${encoding} once, with the line that converts it`, () => {
    const { entries, problems, messages } = describeFeed(decodeSource('feeds/2024-05.md', encoded(words)))
    assert.deepEqual([entries, problems], [[], ['7 not-utf8']])
    assert.ok(
      messages[0]?.includes(`\`iconv -f ${encoding} -t UTF-8 '2024-05.md' > '2024-05.utf-8.md'\``),
      messages[0],
    )
  })
}

test('names no file of standard input', () => {
  const { messages } = describeFeed(decodeSource('<stdin>', encoded(gb)))
  assert.ok(messages[0]?.includes('`iconv -f GB18030 -t UTF-8`'))
})

test('reads the entries in UTF-8 of a feed with others in GB18030', () => {
  const mixed = Buffer.concat([Buffer.from(`${text}\n### 03\n\n2024-05-03\n\nAda\n@ada_writes\n`), gb])
  const { entries, problems } = describeFeed(decodeSource('feed.md', mixed))
  assert.deepEqual([entries, problems], [read, ['23 not-utf8']])
})

test('names no encoding for bytes that are none of a text', () => {
  const noise = Buffer.from([0x23, 0x0a, 0x80, 0x81, 0xff, 0x0a, 0xfe, 0xc0])
  assert.ok(!describeFeed(decodeSource('feed.md', noise)).messages[0]?.includes('iconv'))
})

test('takes comments above the first entry for notes, and an unclosed one for text', () => {
  const note = '<!-- Paste below.\nA post begins with `### 01`. -->\n'
  for (const [top, below, problems] of [
    [note, text, []],
    [`# 五月\n${note}\n<!-- -->\n`, text, []],
    [`${note}随笔\n`, text, ['3 text-before-entries']],
    ['<!-- 随笔\n\n', text, ['1 text-before-entries']],
    [note, '', []],
    [`${note}随笔\n`, '', ['1 entry-none']],
    ['<!-- 随笔\n', '', ['1 entry-none']],
  ] as const) {
    const found = describeFeed(top + below)
    assert.deepEqual([found.entries, found.problems], [below === '' ? [] : read, problems], top + below)
  }
})

const frontMatter: Record<string, [top: string, problems: string[]]> = {
  YAML: ['---\ntitle: 五月\ntags: [ai]\n---\n\n', ['1 front-matter-unused']],
  'YAML of several lines': [
    '---\ntitle: 五月\n\naliases:\n  - may\n# note\n---\n',
    ['1 front-matter-unused'],
  ],
  'YAML below a byte order mark, with CRLF': [
    '\uFEFF---\r\ntitle: 五月\r\n---\r\n',
    ['1 front-matter-unused'],
  ],
  'YAML, and a text below': [
    '---\ntitle: 五月\n---\n\n随笔\n\n',
    ['1 front-matter-unused', '5 text-before-entries'],
  ],
  'words between two rulers': ['---\n随笔\n---\n\n', ['1 text-before-entries']],
}
for (const [name, [top, problems]] of Object.entries(frontMatter)) {
  test(`knows front matter on top of a feed: ${name}`, () => {
    const found = describeFeed(top + text)
    assert.deepEqual([found.entries, found.problems], [read, problems])
  })
}
