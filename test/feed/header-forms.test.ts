import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFeed } from './describe-feed.ts'

/* Heads of entries in every form that is read, and those that are told. The number line is line 1. */

const read: Record<string, string> = {
  'date, name, handle': '2024-05-01\n\n阿水\n@river_of\n',
  'name, handle and date on one line': '阿水 @river_of 2024-05-01\n\n',
  'the same, a blank in the name': 'Wren Hill @river_of 2024-05-01\n\n',
  'the same with a bar in the name': '阿水/River Of @river_of 2024-05-01\n\n',
  'the same with X’s dot': '阿水 @river_of · 2024年5月1日\n\n',
  'the same, the date in words': '阿水 @river_of May 1, 2024\n\n',
  'the same, the date in front': '2024-05-01 阿水 @river_of\n\n',
  'the same in brackets': '阿水（@river_of） 2024/5/1\n\n',
  'name, handle, date': '阿水\n@river_of\n\n2024-05-01\n\n',
  'name, handle, date, no blank line': '阿水\n@river_of\n2024年5月1日\n',
  'name, handle, X’s dot and date': '阿水\n@river_of\n·\n2024年5月1日\n',
  'name, handle with X’s dot and date': '阿水\n@river_of · May 1, 2024\n',
  'name, date, handle': '阿水\n2024-05-01\n@river_of\n',
  'name and handle on one line, the date above': '2024-05-01\n阿水 @river_of\n',
  'name and handle on one line, the date below': '阿水 @river_of\n2024-05-01\n\n',
  'name and date on one line, then the handle': '阿水 2024-05-01\n@river_of\n',
  'the title of X’s page': '2024-05-01\n\n帖子\n查看新帖子\n对话\n阿水\n@river_of\n',
  'the title of X’s page in English':
    '2024-05-01\n\nPost\n\nSee new posts\nConversation\n\n阿水\n@river_of\n',
  'the title of X’s page in Traditional writing': '2024-05-01\n\n貼文\n查看新貼文\n對話\n阿水\n@river_of\n',
  'the title above name and handle on one line': '帖子\n阿水 @river_of 2024-05-01\n\n',
  'a date above, and again beside the handle': '2024-05-01\n\n阿水 @river_of 2024-05-01\n\n',
  'X’s stamp as the date': '下午6:30 · 2024年5月1日\n\n阿水\n@river_of\n',
  'a status URL first': 'https://x.com/river_of/status/1\n\n2024-05-01\n\n阿水\n@river_of\n',
}

for (const [name, head] of Object.entries(read)) {
  for (const [ending, end] of Object.entries({ LF: '\n', CRLF: '\r\n' })) {
    test(`reads a head (${ending}): ${name}`, () => {
      const text = `### 01\n\n${head}正文。\n`.replaceAll('\n', end)
      assert.deepEqual(describeFeed(text), {
        ...{ entries: ['1 2024-05-01 阿水 @river_of: 正文。'], problems: [], messages: [], fixes: [] },
        ...(head.startsWith('Wren') || name.includes('blank in the name')
          ? { entries: ['1 2024-05-01 Wren Hill @river_of: 正文。'] }
          : {}),
        ...(name.includes('bar in the name')
          ? { entries: ['1 2024-05-01 阿水/River Of @river_of: 正文。'] }
          : {}),
      })
    })
  }
}

test('mends a date beside a name only where its digits are there', () => {
  const fixOf = (line: string) =>
    describeFeed(`### 01\n\n2024-05-02\n\n### 02\n\n${line}\n\n正文。\n`).fixes.map(({ text }) => text)
  assert.deepEqual(fixOf('阿水 @river_of 22024-05-03'), ['阿水 @river_of 2024-05-03'])
  assert.deepEqual(fixOf('2阿水 @river_of 024-05-03'), [])
})

test('reads names that are words of the interface, digits or a date', () => {
  for (const name of ['Post', '对话', '1984', 'Like', '4-9', 'Today']) {
    const { entries } = describeFeed(`### 01\n\n2024-05-01\n\n${name}\n@river_of\n正文。\n`)
    assert.deepEqual(entries, [`1 2024-05-01 ${name} @river_of: 正文。`])
  }
})

/** Heads with a slip: the problem, and a part of its message. */
const told: Record<string, [head: string, problem: string, message: string]> = {
  'a date without a year': [
    '5-1\n\n阿水\n@river_of\n',
    '3 date-invalid',
    '`5-1`, expected a day written `YYYY-MM-DD`',
  ],
  'a relative date': [
    '昨天\n\n阿水\n@river_of\n',
    '3 date-invalid',
    '`昨天`, expected a day written `YYYY-MM-DD`',
  ],
  'a relative date beside the handle': ['阿水 @river_of 昨天\n\n', '3 date-invalid', '`昨天`'],
  'a labelled date': ['日期：2024-05-01\n\n阿水\n@river_of\n', '3 date-invalid', '`日期：2024-05-01`'],
  'a date as a list item': ['- 2024-05-01\n\n阿水\n@river_of\n', '3 date-invalid', '`- 2024-05-01`'],
  'a digit too many': ['22024-05-01\n\n阿水\n@river_of\n', '3 date-invalid', '`22024-05-01`'],
  'a digit too few, on one line': ['阿水 @river_of 024-05-01\n\n', '3 date-invalid', '`024-05-01`'],
  'a day that is none': ['2024-04-31\n\n阿水\n@river_of\n', '3 date-invalid', '`2024-04-31`'],
  'words for a date': ['周三下班路上\n\n阿水\n@river_of\n', '3 date-invalid', '`周三下班路上`'],
  'no date': ['阿水\n@river_of\n', '3 date-missing', '`阿水` below `### 01`'],
  'no date on one line': ['阿水 @river_of\n\n', '3 date-missing', '`阿水 @river_of` below `### 01`'],
  'no date, a status URL': [
    'https://x.com/river_of/status/1\n阿水\n@river_of\n',
    '3 date-missing',
    '`https://x.com/river_of/status/1`',
  ],
  'no handle, the date on the same line': [
    '阿水 2024-05-01\n\n',
    '3 handle-missing',
    '`阿水 2024-05-01`, expected `阿水 @handle 2024-05-01`',
  ],
  'no handle': ['2024-05-01\n\n阿水\n', '6 handle-missing', '`正文。`'],
  'a heading above the name': [
    '2024-05-01\n\n资源汇总：\n\n阿水\n@river_of\n',
    '5 text-before-author',
    '`资源汇总：` above the author `阿水`, expected it below `@river_of`',
  ],
  'two lines above the name': [
    '2024-05-01\n\n转载\n资源汇总\n阿水\n@river_of\n',
    '5 text-before-author',
    '`转载` above the author `阿水`',
  ],
  'a sentence with a mention where the author is missing': [
    '2024-05-01\n\n今天的事。\n感谢 \n@river_of\n',
    '6 handle-missing',
    '`感谢`',
  ],
  'a link and nothing else': [
    '2024-05-01\n\nhttps://x.com/river_of/status/1\n',
    '5 handle-missing',
    '`https://x.com/river_of/status/1`',
  ],
}

for (const [name, [head, problem, message]] of Object.entries(told)) {
  test(`tells a slip in a head: ${name}`, () => {
    const isLink = name === 'a link and nothing else'
    const { entries, problems, messages } = describeFeed(`### 01\n\n${head}${isLink ? '' : '正文。\n'}`)
    assert.deepEqual([entries, problems], [[], [problem]])
    assert.ok(messages[0]?.includes(message), messages[0])
  })
}
