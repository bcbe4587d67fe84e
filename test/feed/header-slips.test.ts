import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'
import { splitFeed } from '../../src/feed/split.ts'
import { applyFix, describeFeed } from './describe-feed.ts'

/*
 * A feed of three entries, the header of the second as a hand may leave it. What is read of it, then the problems, a
 * line and a rule each. In most cases the header begins at line 8.
 */

function feed(header: string, last = '### 9\n\n2024-05-03\n\nWren Hill\n@bird\n三。\n'): string {
  return `### 7\n\n2024-05-01\n\n阿水\n@river_of\n一。\n${header}\nAda Bell\n@ada_writes\n二。\n\n${last}`
}

const others = ['7 2024-05-01 阿水 @river_of: 一。', '9 2024-05-03 Wren Hill @bird: 三。']

const malformed: Record<string, [header: string, mended?: string]> = {
  'two hashes': ['## 8\n\n2024-05-02\n'],
  'four hashes': ['#### 08\n\n2024-05-02\n'],
  'no blank behind the hashes': ['###8\n\n2024-05-02\n'],
  'a dot behind the number': ['### 8.\n\n2024-05-02\n'],
  'a Chinese comma behind the number': ['### 8、\n\n2024-05-02\n'],
  'a hash in front of the number': ['### #8\n\n2024-05-02\n'],
  'full-width digits': ['### ８\n\n2024-05-02\n'],
  'full-width hashes': ['＃＃＃ 8\n\n2024-05-02\n'],
  'an indent': ['  ### 8\n\n2024-05-02\n'],
  'an escape': ['\\### 8\n\n2024-05-02\n'],
  'a blockquote': ['> ### 8\n\n2024-05-02\n'],
  'a list item': ['- ### 8\n\n2024-05-02\n'],
  'bold digits': ['**8**\n\n2024-05-02\n'],
  'digits alone': ['8\n\n2024-05-02\n'],
  'a word in front of the number': ['### No. 8\n\n2024-05-02\n'],
  'a counter behind the number': ['### 第8条\n\n2024-05-02\n'],
  brackets: ['### [8]\n\n2024-05-02\n'],
  'a closed heading': ['### 8 ###\n\n2024-05-02\n'],
  'a minus': ['### -8\n\n2024-05-02\n'],
  'no number': ['###\n\n2024-05-02\n'],
  'blanks between digits': ['### 0 8\n\n2024-05-02\n'],
  'a tag': ['<h3>8</h3>\n\n2024-05-02\n'],
  'a status URL above the date': ['## 8\n\nhttps://x.com/ada_writes/status/1\n\n2024-05-02\n'],
  'a date in another form': ['## 8\n\n2024年5月2日\n'],
  'a date that no day follows from': ['## 8\n\n5-2\n'],
  'number and date changed': ['### 2024-05-02\n\n8\n', '### 08\n\n2024-05-02'],
  'the date above the number': ['\n2024-05-02\n\n### 8\n', '### 08\n\n2024-05-02'],
  'the date beside the number': ['### 8 2024-05-02\n', '### 08\n\n2024-05-02'],
  'a title': ['### 8 春天\n\n2024-05-02\n', '### 08\n\n2024-05-02\n\nAda Bell\n@ada_writes\n春天'],
  'a title without a number': [
    '### 春天\n\n2024-05-02\n',
    '### 08\n\n2024-05-02\n\nAda Bell\n@ada_writes\n春天',
  ],
}

for (const [name, [header, mended = '### 08']] of Object.entries(malformed)) {
  test(`tells a malformed header, reads the others and can mend it: ${name}`, () => {
    const text = feed(header)
    const line = header.startsWith('\n') ? 9 : 8
    const { entries, problems, fixes } = describeFeed(text)
    assert.deepEqual([entries, problems], [others, [`${line} header-malformed`]])
    assert.deepEqual(
      fixes.map(fix => fix.text),
      [mended],
    )
    assert.ok(describeFeed(text).messages[0]?.includes(`\`${mended.split('\n')[0]}\``))
    const [fix] = fixes
    const again = describeFeed(fix ? applyFix(text, fix) : text)
    const isUndated = header.includes('\n5-2')
    assert.deepEqual(again.problems, isUndated ? ['10 date-invalid'] : [])
    if (!isUndated)
      assert.deepEqual(
        again.entries.map(entry => entry.slice(0, 14)),
        ['7 2024-05-01 阿', '8 2024-05-02 A', '9 2024-05-03 W'],
      )
  })
}

test('names a malformed header where it is the first, the last or every one', () => {
  const entry = (mark: string, number: number) =>
    `${mark} ${number}\n\n2024-05-0${number}\n\nAda\n@ada_writes\n第 ${number} 条\n\n`
  assert.deepEqual(describeFeed(entry('##', 1) + entry('###', 2)).problems, ['1 header-malformed'])
  assert.deepEqual(describeFeed(entry('###', 1) + entry('##', 2)).problems, ['9 header-malformed'])
  const all = describeFeed(entry('####', 1) + entry('####', 2))
  assert.deepEqual(all.problems, ['1 entry-none', '1 header-malformed', '9 header-malformed'])
  assert.ok(all.messages[0]?.includes('`#### 1` at line 1'))
})

const missing: Record<string, [header: string, mended: string, line?: number]> = {
  'date, name and handle': ['\n2024-05-02\n', '### 08\n', 9],
  'a date in another form': ['\nMay 2, 2024\n', '### 08\n', 9],
  'a date with a digit too many': ['\n22024-05-02\n', '### 08\n', 9],
}

for (const [name, [header, mended, line]] of Object.entries(missing)) {
  test(`tells a missing header: ${name}`, () => {
    const { entries, problems, fixes } = describeFeed(feed(header))
    assert.deepEqual([entries, problems], [others, [`${line} header-missing`]])
    assert.deepEqual(fixes, [{ line, count: 0, text: mended }])
  })
}

const missingElsewhere: Record<string, [text: string, problems: string[], numbers: string]> = {
  'name, handle and date on one line': [
    '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n一。\n\nWren Hill @bird 2024-05-02\n\n二。\n\n### 3\n\n2024-05-03\n\nAda\n@ada_writes\n三。',
    ['9 header-missing'],
    '1 3',
  ],
  'the date below the handle': [
    '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n一。\n\nWren Hill\n@bird\n\n2024-05-02\n\n二。\n\n### 3\n\n2024-05-03\n\nAda\n@ada_writes\n三。',
    ['9 header-missing'],
    '1 3',
  ],
  'a stub between posts': [
    '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n一。\n\n2024-05-02\n\n### 3\n\n2024-05-03\n\nAda\n@ada_writes\n三。',
    ['9 header-missing'],
    '1 3',
  ],
  'a stub between stubs': [
    '### 1\n\n2024-05-01\n\n2024-05-02\n\n### 3\n\n2024-05-03\n\nAda\n@ada_writes\n三。',
    ['5 header-missing'],
    '3',
  ],
  'the last entry': [
    '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n一。\n\n2024-05-02\n\nWren Hill\n@bird\n二。',
    ['9 header-missing'],
    '1',
  ],
  'the numbers were written anew': [
    '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n一。\n\n2024-05-02\n\nWren Hill\n@bird\n二。\n\n### 2\n\n2024-05-03\n\nAda\n@ada_writes\n三。',
    ['9 header-missing'],
    '1 2',
  ],
  'two in a row': [
    '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n一。\n\n2024-05-02\n\nWren Hill\n@bird\n二。\n\n2024-05-02\n\n阿水\n@river_of\n三。\n\n### 4\n\n2024-05-03\n\nAda\n@ada_writes\n四。',
    ['9 header-missing', '15 header-missing'],
    '1 4',
  ],
}

for (const [name, [text, problems, numbers]] of Object.entries(missingElsewhere)) {
  test(`tells a missing header: ${name}`, () => {
    const read = describeFeed(text)
    const found = read.entries.map(entry => entry.split(' ')[0]).join(' ')
    assert.deepEqual([read.problems, found], [problems, numbers])
  })
}

/** Bodies that hold something like a header, and stay whole. */
const bodies: Record<string, string> = {
  'a numbered heading': '前文。\n\n### 3 步骤\n\n先做这个。',
  'an escaped heading': '前文。\n\n\\### 1. 概述\n\n第一段。',
  'a heading above a name and a mention': '前文。\n\n#### 2\n\n感谢 \n@bird\n 的整理。',
  'a heading above a date': '前文。\n\n## 时间线\n\n2024-05-01 发布',
  'a fence with a feed': '前文。\n\n```\n## 12\n\n2024-05-01\n\nWren\n@bird\n文\n```\n完。',
  'a date at the end': '前文。\n\nWren Hill, Ada Bell\n\n2024年5月1日',
  'a date above a sentence with a mention': '前文。\n\n2024-05-01\n\n感谢 \n@bird\n 的整理。',
  'a date above a list of people': '前文。\n\n2024-05-01\n\n1. Wren\n@bird\n2. Ada',
  'a date in a sentence': '发布于 2024-05-01\n@bird\n也来了。',
  'the stamp of a post above another': '前文。\n下午3:45 · 2024年5月1日\n\n---\n\n阿山\n@hill_of\n正文',
  'the date of a quote': '前文。\n引用\n阿山\n@hill_of\n·\n2023年5月1日\n正文',
  'digits above a date': '答案是\n\n42\n\n2024-05-01 更新',
  'a signature': '前文。\n\nWren Hill 2024-05-01',
}

for (const [name, body] of Object.entries(bodies)) {
  test(`keeps as the text of a post: ${name}`, () => {
    const text = `### 7\n\n2024-05-01\n\nAda\n@ada_writes\n${body}\n\n### 8\n\n2024-05-02\n\nAda\n@ada_writes\n二。\n`
    const source = createSource('feed.md', text)
    const { diagnostics } = readFeed(source)
    assert.deepEqual([splitFeed(source).entries.length, diagnostics], [2, []])
  })
}

test('names what is nearest to a header in a feed without entries', () => {
  const nearest = (text: string) =>
    /`([^`]*)` at line (\d+) is nearest/.exec(describeFeed(text).messages[0] ?? '')?.slice(1)
  assert.deepEqual(nearest('随笔\n\n## 第一条 春天\n\n没有日期。'), ['## 第一条 春天', '3'])
  assert.deepEqual(nearest('随笔\n\n## 2. 夏天\n\n没有日期。'), ['## 2. 夏天', '3'])
  assert.deepEqual(nearest('随笔\n\n2024-05-01 星期三\n\n没有名字。'), ['2024-05-01 星期三', '3'])
  assert.equal(nearest('只有字。'), undefined)
})

test('lists every entry that is left out', () => {
  const text = feed(
    '## 8\n\n2024-05-02\n',
    '### 9\n\n昨天\n\nWren\n@bird\n三。\n\n### 10\n\n2024-05-03\n\nWren\n三。\n',
  )
  const { unsound } = readFeed(createSource('feed.md', text))
  assert.deepEqual(
    unsound.map(({ number, start }) => [number, start.line]),
    [
      [8, 8],
      [9, 16],
      [10, 24],
    ],
  )
})
