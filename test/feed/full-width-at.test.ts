import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFeed } from './describe-feed.ts'
import { readParts } from './read-body.ts'

/* Chinese input methods write `＠` for `@`: it is the same wherever a handle stands. */

const bodies: Record<string, [body: string, ...parts: string[]]> = {
  'a quote': ['前文。\n\n---\n\n阿水\n＠river_of\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'a quote with a date': ['前文。\n\n阿水 ＠river_of · 5月3日\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'a quote on one line': ['前文。\n\n---\n\n阿水 ＠river_of\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'a quote on one line, in brackets': [
    '前文。\n引用\n阿水（＠river_of）\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a mention': ['感谢 \n＠river_of\n 的整理。', '感谢 ＠river_of 的整理。'],
  'a reply note': ['正在回复 \n＠river_of\n正文。', '正文。'],
  'a reply note on one line': [
    '回复前\n\n---\n\n阿水\n@river_of\n正在回复 ＠ada_writes\n正文',
    '回复前',
    'quote 阿水 @river_of: 正文',
  ],
  'a thread': ['一。\n\n---\n\nAda\n＠Ada_Writes\n二。', '一。', 'thread Ada @Ada_Writes: 二。'],
}
for (const [name, [body, ...parts]] of Object.entries(bodies)) {
  test(`reads ＠ as @: ${name}`, () => assert.deepEqual(readParts(body), parts))
}

const heads: Record<string, string> = {
  'below the name': '2024-05-01\n\n阿水\n＠river_of\n',
  'behind the name': '2024-05-01\n\n阿水 ＠river_of\n\n',
  'between name and date': '阿水 ＠river_of 2024-05-01\n\n',
  'behind the date': '2024-05-01 阿水 ＠river_of\n\n',
  'above the date': '阿水\n＠river_of\n2024-05-01\n',
}
for (const [name, head] of Object.entries(heads)) {
  test(`reads ＠ in a head: ${name}`, () => {
    const { entries, problems } = describeFeed(`### 01\n\n${head}正文。\n`)
    assert.deepEqual([entries, problems], [['1 2024-05-01 阿水 @river_of: 正文。'], []])
  })
  test(`tells a malformed header above ＠: ${name}`, () => {
    assert.deepEqual(describeFeed(`## 01\n\n${head}正文。\n`).problems, [
      '1 entry-none',
      '1 header-malformed',
    ])
  })
}

test('tells ＠ with characters that no handle has', () => {
  const { problems } = describeFeed('### 01\n\n2024-05-01\n\n阿水\n＠阿水xp\n正文。\n')
  assert.deepEqual(problems, ['6 handle-invalid'])
})
