import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource, decodeSource } from '../../src/feed/source.ts'
import { splitFeed } from '../../src/feed/split.ts'

/* Where entries begin: feeds, and `number@line` of every entry a careful reader finds in them. */

function entryText(number: string, body: string, date = '2024-05-01'): string {
  return `### ${number}\n\n${date}\n\nAda\n@ada_writes\n${body}\n\n`
}

const cases: Record<string, [feed: string, entries: string]> = {
  'numbers of any length': [
    entryText('9', '一') + entryText('010', '二') + entryText('1011', '三'),
    '9@1 10@9 1011@17',
  ],
  'no blank line anywhere': [
    '### 01\n2024-05-01\nAda\n@ada\n一\n### 02\n2024-05-02\nAda\n@ada\n二',
    '1@1 2@6',
  ],
  'blanks and tabs behind a header': ['### 01 \t\n\n2024-05-01\t\n\n###\t02　\n 2024-05-02', '1@1 2@5'],
  'a heading that is a number, its entry still to come': [
    entryText('01', '一\n\n### 2\n\n第二节\n\n### 3\n\n第三节') + entryText('02', '二'),
    '1@1 2@17',
  ],
  'a heading that is a year': [entryText('01', '一\n\n### 2024\n\n今年') + entryText('02', '二'), '1@1 2@13'],
  'a heading above a range of numbers': [
    entryText('01', '一\n\n### 7\n\n10-20 人的团队') + entryText('02', '二'),
    '1@1 2@13',
  ],
  'a date that was forgotten': [
    `${entryText('01', '一')}### 02\n\n忘了日期。\n\n${entryText('03', '三')}`,
    '1@1 2@9 3@13',
  ],
  'a date that was forgotten, and nothing below': [
    `${entryText('01', '一')}### 02\n\n${entryText('02', '二')}`,
    '1@1 2@9 2@11',
  ],
  'a date written otherwise, after a gap': [
    entryText('01', '一') + entryText('05', '五', 'May 5, 2024') + entryText('09', '九', '2024–05–09'),
    '1@1 5@9 9@17',
  ],
  'a header in a blockquote, indented, escaped': [
    entryText('01', '> ### 02\n> 2024-05-02\n\n    ### 02\n    2024-05-02\n\n\\### 02\n2024-05-02') +
      entryText('02', '二'),
    '1@1 2@16',
  ],
  'a status URL above the date': [
    `### 01\n\nhttps://x.com/ada/status/1\n\n2024-05-01\n\nAda\n@ada\n一\n\n${entryText('07', '七').replace('\n', '\nx.com/ada/status/7\n')}`,
    '1@1 7@11',
  ],
  'lines that end twice': [
    (entryText('01', '一') + entryText('02', '二')).replaceAll('\n', '\r\r\n'),
    '1@1 2@9',
  ],
}

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(`splits at ${name}`, () => {
    const { entries } = splitFeed(createSource('feed.md', text))
    assert.equal(entries.map(({ number, start }) => `${number}@${start.line}`).join(' '), expected)
  })
}

const noFeeds: Record<string, [bytes: Buffer, rule: string]> = {
  'a picture': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0xff, 10, 1]), 'not-utf8'],
  'text in UTF-16 without a byte order mark': [
    Buffer.from(`${entryText('01', '一')}`, 'utf16le'),
    'entry-none',
  ],
  'bytes that happen to be UTF-8': [Buffer.from('a\0b\n\x01\n\x02\n'), 'entry-none'],
  'a file without a character': [Buffer.alloc(0), 'feed-empty'],
}

for (const [name, [bytes, rule]] of Object.entries(noFeeds)) {
  test(`says in one sentence that ${name} is no feed`, () => {
    const { diagnostics } = readFeed(decodeSource('feed.md', bytes))
    assert.deepEqual(
      diagnostics.map(found => found.rule),
      [rule],
    )
  })
}

const oddLines: Record<string, [bytes: string, body: string]> = {
  'every line ends at a carriage return': [entryText('01', '一\n二').replaceAll('\n', '\r'), '一\n二'],
  'every line ends twice': [entryText('01', '一\n二').replaceAll('\n', '\r\r\n'), '一\n二'],
  'one line ends at a carriage return': [entryText('01', 'one\rtwo'), 'one\ntwo'],
}

for (const [name, [bytes, body]] of Object.entries(oddLines)) {
  test(`reads a feed in which ${name}`, () => {
    const { entries } = readFeed(decodeSource('feed.md', Buffer.from(bytes)))
    assert.deepEqual(
      entries.map(({ parts }) => parts.map(part => `${part.author} @${part.handle}: ${part.body}`)),
      [[`Ada @ada_writes: ${body}`]],
    )
  })
}

test('keeps the second of two status URLs in a header', () => {
  const [first, second] = ['https://x.com/ada_writes/status/1', 'https://x.com/bird/status/2']
  const text = `### 01\n\n${first}\n\n2024-05-01\n\n${second}\nAda\n@ada_writes\n一\n`
  const { entries } = readFeed(createSource('feed.md', text))
  assert.deepEqual(
    entries.map(({ source, parts }) => [source, ...parts.map(part => part.body)]),
    [[first, `${second}\n一`]],
  )
})
