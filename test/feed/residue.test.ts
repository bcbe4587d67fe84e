import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBody, readParts } from './read-body.ts'

/* Bodies with words of X's interface, and what is left of them. */

const removed: Record<string, [body: string, text: string]> = {
  'a button at the end': ['正文。\n显示更多', '正文。'],
  'a button in the middle': ['第一段。\n\n翻译帖子\n\n第二段。', '第一段。\n\n\n第二段。'],
  'a button as a link': ['正文。\n[显示更多](https://x.com/ada_writes/status/1)', '正文。'],
  'a note of the translator': ['正文。\n由 Google 翻译自英语', '正文。'],
  'a note of the translator in English': ['Text.\nTranslated from Danish by Google', 'Text.'],
  'notes on media': ['正文。\nALT\n\nGIF', '正文。'],
  'a note above the text': ['Verified account\nText.', 'Text.'],
  'a dot and a date below the handle': ['·\n4月9日\n正文。', '正文。'],
  'a dot with a date below the handle': ['· Apr 9, 2024\nText.', 'Text.'],
  'a dot and a date, blank lines between': ['\n·\n\nApr 9\n\nText.', 'Text.'],
  'a date without a dot below the handle': ['4月9日\n正文。', '正文。'],
  'a date without a dot, blank lines around': ['\n8月23日\n\n正文。', '正文。'],
  'a date in English without a dot': ['Apr 9, 2023\nText.', 'Text.'],
  'a date with blanks between its parts': ['10 月 7 日\n\n正文。', '正文。'],
  'a duration below the handle': ['3h\nText.', 'Text.'],
  'a button below the handle': ['关注\n正文。', '正文。'],
  'a button below the dot': ['·\n关注\n正文。', '正文。'],
  'a button below dot and date': ['·\n4月9日\n跟隨\n正文。', '正文。'],
  'the label of a card at the end': ['正文。\n引用\nWren Hill', '正文。\nWren Hill'],
  'a stamp': ['正文。\n下午3:45 · 2024年4月9日', '正文。'],
  'a stamp with views': ['Text.\n3:45 PM · Apr 9, 2024 · 12.3K Views', 'Text.'],
  'a stamp that says edited': ['正文。\n最后编辑\n下午3:45 · 2024年4月9日\n·\n1.2万\n查看', '正文。'],
  'views alone': ['正文。\n1.2万 查看', '正文。'],
  'a bar of words and numbers': [
    'Text.\n3:45 PM · Apr 9, 2024\n4\nReposts\n1\nQuote\n56\nLikes\n7\nBookmarks',
    'Text.',
  ],
  'reactions, the number behind the word': ['正文。\n引用 12 条\n88 喜欢', '正文。'],
  'the numbers of a bar': ['正文。\n12\n34\n1,567\n1.2万', '正文。'],
  'a video’s length': ['正文。\n0:15', '正文。'],
  'a player': ['正文。\n0:03 / 1:20', '正文。'],
  'a reply note': ['正在回复 \n@bird\n正文。', '正文。'],
  'a reply note to two': ['Replying to \n@bird\n and \n@river_of\nText.', 'Text.'],
  'a reply note on one line': ['Replying to @bird and @river_of\nText.', 'Text.'],
  'a label without a quote': ['正文。\n引用', '正文。'],
  'buttons in Traditional writing': ['正文。\n顯示更多\n翻譯貼文', '正文。'],
  'a stamp in Traditional writing': ['正文。\n上午10:20 · 2024年4月9日\n·\n1.2萬\n次觀看', '正文。'],
  'a stamp that names a client': ['Text.\n3:45 PM · Apr 9, 2024 · Twitter Web App', 'Text.'],
  'views below a dot': ['Text.\n·\n12.3K\nViews', 'Text.'],
  'reactions on one line': ['Text.\n3 replies, 12 reposts, 45 likes, 6,789 views', 'Text.'],
  'reactions on one line, in Chinese': ['正文。\n3 回复 12 次转帖 45 喜欢', '正文。'],
  'the end of a text that X cut short': ['正文。\nRead more', '正文。'],
  'buttons of a translation': ['正文。\n由 Google 翻译自英语\n为此翻译评分', '正文。'],
  'a ruler in front of the next entry': ['正文。\n\n---', '正文。'],
  'a ruler below the interface': ['正文。\n1.2万 查看\n\n---', '正文。'],
}

const kept: Record<string, string> = {
  'a label inside a sentence': 'They say “Show more” and mean less.',
  'a label inside a closed fence': '```\nShow more\nALT\n```',
  'a note in the middle': '格式有两种：\nGIF\n和别的。',
  'a number at the end': '答案是\n42',
  'two numbers at the end': '答案是\n42\n43',
  'a date and words as the first line': '4月9日，星期二\n\n今天三件事。',
  'a day in words as the first line': '昨天\n\n今天三件事。',
  'a colon behind a button': '关注：\n第一\n第二',
  'words below a label at the end': '正文。\n引用\n一句话，值得一读。',
  'time marks of the post': '00:00 开场\n00:45 演示\n12:30',
  'words of the bar without a bar': '三个动作：\n喜欢\n分享',
  'words above a link': 'Read more\nhttps://a.example',
  'a note above a mention': 'Following @bird since 2020.',
  'a ruler at the beginning': '---\n\n正文。',
  'a ruler between paragraphs': '上文。\n\n---\n\n下文。',
  'a line of wide dashes at the end': '正文。\n———',
  'a poll': '选一个\n是\n45%\n否\n55%',
  'the card of a link': '新文章\n\npaperboats.example\n怎样省下一半的钱',
  'a sentence about quoting': '引用 12 条笔记，不如自己写一条。',
  'a credit for a translation': '正文。\n\n由阿水翻译',
  'an answer that begins like a note': '回复 @bird 的问题：不行。',
}

for (const [name, [body, text]] of Object.entries(removed)) {
  test(`takes off ${name}`, () => assert.deepEqual(readParts(body), [text]))
}
for (const [name, body] of Object.entries(kept)) {
  test(`keeps ${name}`, () => assert.deepEqual(readParts(body), [body]))
}

const url = 'https://x.com/ada_writes/status/1785'
const sources: Record<string, [body: string, ...read: string[]]> = {
  'the first line': [`${url}\n\n正文。`, '正文。', `<${url}>`],
  'the last line': [`正文。\n\n${url}`, '正文。', `<${url}>`],
  'the last line with a query': [`正文。\n${url}?s=20`, '正文。', `<${url}?s=20>`],
  'a picture of the post': [`正文。\n${url}/photo/1`, '正文。', `<${url}/photo/1>`],
  'an address without a handle': [
    '正文。\nhttps://x.com/i/web/status/1785',
    '正文。',
    '<https://x.com/i/web/status/1785>',
  ],
  'an old address': [
    '正文。\nhttps://mobile.twitter.com/a/status/1785',
    '正文。',
    '<https://mobile.twitter.com/a/status/1785>',
  ],
  'in angle brackets': [`正文。\n<${url}>`, '正文。', `<${url}>`],
  'a link that shows its URL': [`正文。\n[${url}](${url})`, '正文。', `<${url}>`],
  'a link that shows the date': [`·\n[4月9日](${url})\n正文。`, '正文。', `<${url}>`],
  'a stamp that is a link': [
    `正文。\n[下午3:45 · 2024年4月9日](${url})\n·\n1.2万\n查看`,
    '正文。',
    `<${url}>`,
  ],
  'both ends, twice the same': [`${url}\n正文。\n${url}`, '正文。', `<${url}>`],
  'both ends, another at the end': [
    `${url}\n正文。\nhttps://x.com/bird/status/2`,
    '正文。\nhttps://x.com/bird/status/2',
    `<${url}>`,
  ],
  'without its protocol': ['正文。\nx.com/ada_writes/status/1785', '正文。', `<${url}>`],
  'in capitals': [
    '正文。\nHTTPS://X.com/ada_writes/status/1785',
    '正文。',
    '<HTTPS://X.com/ada_writes/status/1785>',
  ],
  'below a note': [`正文。\n${url}\nGIF`, '正文。', `<${url}>`],
  'the last line of the last quote': [
    '正文。\n\n---\n\n阿水\n@river_of\n引文\n\nhttps://x.com/river_of/status/2',
    '正文。',
    'quote 阿水 @river_of: 引文',
    '<https://x.com/river_of/status/2>',
  ],
  'the last line of the own post, above a quote': [
    `正文。\n\n${url}\n\n---\n\n阿水\n@river_of\n引文`,
    '正文。',
    'quote 阿水 @river_of: 引文',
    `<${url}>`,
  ],
  'one in the entry, one in the quote': [
    `${url}\n正文。\n\n---\n\n阿水\n@river_of\n引文\nhttps://x.com/river_of/status/2`,
    '正文。',
    'quote 阿水 @river_of: 引文 <https://x.com/river_of/status/2>',
    `<${url}>`,
  ],
  'not a link with words of its own': [`正文。\n[看原帖](${url})`, `正文。\n[看原帖](${url})`],
  'not one in a sentence': [`原帖：${url}`, `原帖：${url}`],
  'not one in the middle': [`上文。\n${url}\n下文。`, `上文。\n${url}\n下文。`],
  'not a profile': ['正文。\nhttps://x.com/ada_writes', '正文。\nhttps://x.com/ada_writes'],
  'not a like of a host': ['正文。\nhttps://notx.com/a/status/1', '正文。\nhttps://notx.com/a/status/1'],
}
for (const [name, [body, ...read]] of Object.entries(sources)) {
  test(`finds the source: ${name}`, () => assert.deepEqual(readParts(body), read))
}

const headers: Record<string, [byline: string, head: string, source?: string]> = {
  'a status URL above the name': [`${url}\nAda\n@ada_writes`, 'Ada @ada_writes', url],
  'a status URL between name and handle': [`Ada\n${url}\n@ada_writes`, 'Ada @ada_writes', url],
  'two status URLs for the same post': [`${url}\n${url}?s=20\nAda\n@ada_writes`, 'Ada @ada_writes', url],
  'blank lines everywhere': ['\nAda\n\n@ada_writes\n', 'Ada @ada_writes'],
  'a note above the name': ['置顶\nAda\n@ada_writes', 'Ada @ada_writes'],
  'a note below the name': ['Ada\n认证账号\n@ada_writes', 'Ada @ada_writes'],
  'a repost banner': ['Wren reposted\nAda\n@ada_writes', 'Ada @ada_writes'],
  'a reply banner': ['Replying to @b and @c\nAda\n@ada_writes', 'Ada @ada_writes'],
  'a repost banner in Chinese': ['阿水 转发了\nAda\n@ada_writes', 'Ada @ada_writes'],
  'one line': ['Ada @ada_writes', 'Ada @ada_writes'],
  'one line with brackets': ['Ada（@ada_writes）', 'Ada @ada_writes'],
  'one line with a date': ['Ada Bell @ada_writes · Apr 9', 'Ada Bell @ada_writes'],
  'one line of links': [
    '[Ada](https://x.com/ada_writes) [@ada\\_writes](https://x.com/ada_writes) · [4月9日](https://x.com/ada_writes/status/1)',
    'Ada @ada_writes',
  ],
  escapes: ['Ada\\_B\\. \\#1\n@ada\\_writes', 'Ada_B. #1 @ada_writes'],
  'tabs and blanks behind': ['Ada\t \n@ada_writes\t ', 'Ada @ada_writes'],
  'wide blanks': ['　Ａｄａ　Ｂ　\n＠ada_writes', 'Ａｄａ　Ｂ @ada_writes'],
  'letters outside the first plane': ['𝔸𝕕𝕒 🦙\n@ada_writes', '𝔸𝕕𝕒 🦙 @ada_writes'],
  'a name that is a mark': ['.\n@ada_writes', '. @ada_writes'],
  'a name that is a number': ['1984\n@ada_writes', '1984 @ada_writes'],
  'a name that is a word of the interface': ['Like\n@ada_writes', 'Like @ada_writes'],
  'badges behind the handle': ['Ada\n@ada_writes 🚀', 'Ada @ada_writes'],
  'a flag behind the handle': ['Ada\n@ada_writes ❤️ 🦙', 'Ada @ada_writes'],
  'a verified mark behind the handle': ['Ada\n@ada_writes ✅ 已认证', 'Ada @ada_writes'],
  'a tick behind the handle': ['Ada\n@ada_writes✓', 'Ada @ada_writes'],
  'a dot and a button behind the handle': ['Ada\n@ada_writes · Follow', 'Ada @ada_writes'],
  'a button behind the handle': ['Ada\n@ada_writes 关注', 'Ada @ada_writes'],
  'a verified account behind the name': ['Ada 🚀 ✅ Verified account\n@ada_writes', 'Ada 🚀 @ada_writes'],
  'a verified account behind the name, in Chinese': ['Ada 已认证账号\n@ada_writes', 'Ada @ada_writes'],
  'a dash in front of the name': ['—— Ada\n@ada_writes', 'Ada @ada_writes'],
  'a name between hyphens': ['-Ada-\n@ada_writes', '-Ada- @ada_writes'],
  'a name with a slash and an at sign behind it': ['Ada/Bell\n@ada_writes', 'Ada/Bell @ada_writes'],
}
for (const [name, [byline, head, source]] of Object.entries(headers)) {
  for (const [ending, end] of Object.entries({ LF: '\n', CRLF: '\r\n' })) {
    test(`reads a header (${ending}): ${name}`, () => {
      const entry = readBody('正文。'.replaceAll('\n', end), byline.replaceAll('\n', end))
      const [{ author, handle, body }] = entry.parts
      assert.deepEqual([`${author} @${handle}`, entry.source, body], [head, source, '正文。'])
    })
  }
}
