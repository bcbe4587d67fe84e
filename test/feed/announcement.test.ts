import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readParts } from './read-body.ts'

/*
 * Bodies with a name above a handle, and what a careful reader takes them for. `own post`, then what the others are.
 */

const quotes: Record<string, [body: string, ...parts: string[]]> = {
  'a ruler above the name': [
    '前文。\n\n---\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a ruler right above the name': [
    '前文。\n---\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a ruler of dashes as wide as Han characters': [
    '前文。\n\n———\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a ruler the editor escaped': [
    'Before.\n\n\\---\n\nWren\n@bird\nText',
    'Before.',
    'quote Wren @bird: Text',
  ],
  'a label': ['前文。\n引用\n阿水\n@river_of\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'a label in English': [
    'Before.\nQuote\nWren\n@bird\ntext in lower case',
    'Before.',
    'quote Wren @bird: text in lower case',
  ],
  'a label as a list would end it': [
    '前文。\n\n引用：\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a label, and a name like a sentence': [
    '前文。\n引用\n今天也要开心\n@river_of\n正文',
    '前文。',
    'quote 今天也要开心 @river_of: 正文',
  ],
  'a label, and a name of punctuation': [
    '前文。\n引用\n.\n@river_of\n正文',
    '前文。',
    'quote . @river_of: 正文',
  ],
  'a label and everything apart': [
    '前文。\n\n引用\n\n阿水\n\n@river_of\n\n·\n\n5月3日\n\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a label and a handle without a name': [
    '前文。\n引用\n@river_of\n正文',
    '前文。',
    'quote river_of @river_of: 正文',
  ],
  'two blank lines': ['前文。\n\n\n阿水\n@river_of\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'two blank lines and nothing behind': [
    'Before.\n\n\nWren Hill\n@wrenhill',
    'Before.',
    'quote Wren Hill @wrenhill: ',
  ],
  'one blank line, a name unlike its handle': [
    '前文。\n\n阿水说书\n@river_of\n正文',
    '前文。',
    'quote 阿水说书 @river_of: 正文',
  ],
  'one blank line, a name with a title': [
    '前文。\n\nDr. Wren Hill, PhD\n@wrenhill\nA post.',
    '前文。',
    'quote Dr. Wren Hill, PhD @wrenhill: A post.',
  ],
  'one blank line, a name in lower case': [
    'Before.\n\nwren\n@bird_42\ni wrote this down',
    'Before.',
    'quote wren @bird_42: i wrote this down',
  ],
  'one blank line, a name with a bar': [
    '前文。\n\n阿水｜AI日报\n@river_of\n正文',
    '前文。',
    'quote 阿水｜AI日报 @river_of: 正文',
  ],
  'one blank line, a name with a flag': [
    '前文。\n\n老马 NLP 🇸🇪\n@ma_nlp\n正文',
    '前文。',
    'quote 老马 NLP 🇸🇪 @ma_nlp: 正文',
  ],
  'one blank line, a teacher': [
    '前文。\n\n阿水老师\n@river_of\n正文',
    '前文。',
    'quote 阿水老师 @river_of: 正文',
  ],
  'one blank line, a community': [
    '前文。\n\nRiver 开发者社区\n@river_dev\n正文',
    '前文。',
    'quote River 开发者社区 @river_dev: 正文',
  ],
  'one blank line, a team': [
    'Before.\n\nRiver Team\n@river_team\nOur notes.',
    'Before.',
    'quote River Team @river_team: Our notes.',
  ],
  'one blank line, a name of letters and digits': [
    '前文。\n\nZ11\n@zebra_eleven\n正文',
    '前文。',
    'quote Z11 @zebra_eleven: 正文',
  ],
  'one blank line, a name with hyphens': [
    '前文。\n\n-Shui-\n@shui_0042\n正文',
    '前文。',
    'quote -Shui- @shui_0042: 正文',
  ],
  'one blank line, a post that begins with a mention': [
    'Before.\n\nWren Hill\n@wrenhill\n@river_of is right.',
    'Before.',
    'quote Wren Hill @wrenhill: @river_of is right.',
  ],
  'a name with a hard break behind it': [
    '前文。\n\n阿水说书  \n@river_of  \n正文',
    '前文。',
    'quote 阿水说书 @river_of: 正文',
  ],
  'one blank line, a post that begins with “perhaps”': [
    '前文。\n\n阿水\n@river_of\n也许这是最好的一年',
    '前文。',
    'quote 阿水 @river_of: 也许这是最好的一年',
  ],
  'one blank line, a post that begins with “waited”': [
    '前文。\n\n阿水\n@river_of\n等了三年，终于发布',
    '前文。',
    'quote 阿水 @river_of: 等了三年，终于发布',
  ],
  'one blank line, a post that begins with a dot': [
    'Before.\n\nWren\n@bird\n.NET turns nine.',
    'Before.',
    'quote Wren @bird: .NET turns nine.',
  ],
  'one blank line, a post that is a list': [
    '前文。\n\n阿水\n@river_of\n1. 第一\n2. 第二',
    '前文。',
    'quote 阿水 @river_of: 1. 第一\n2. 第二',
  ],
  'no blank line, but the language changes': [
    '中文写的前文，有一些字。\nWren Hill\n@wrenhill\nA post all in English.',
    '中文写的前文，有一些字。',
    'quote Wren Hill @wrenhill: A post all in English.',
  ],
  'no blank line, but a date beside the handle': [
    'Before.\nWren\n@bird · May 3\nText',
    'Before.',
    'quote Wren @bird: Text',
  ],
  'name, handle and date on one line': [
    'Before.\n\nWren @bird · 3h\nText',
    'Before.',
    'quote Wren @bird: Text',
  ],
  'the name as a link': [
    'Before.\n\n[Wren Hill](https://x.com/bird)\n[@bird](https://x.com/bird)\nText',
    'Before.',
    'quote Wren Hill @bird: Text',
  ],
  'the name in bold': ['Before.\n\n**Wren Hill**\n@bird\nText', 'Before.', 'quote Wren Hill @bird: Text'],
  'a direction mark around the name': [
    'Before.\n\n\u2068Wren Hill\u2069\n\u200e@bird\nText',
    'Before.',
    'quote Wren Hill @bird: Text',
  ],
  'a status URL above the name': [
    '前文。\n\nhttps://x.com/river_of/status/12\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文 <https://x.com/river_of/status/12>',
  ],
  'a status URL between name and handle': [
    '前文。\n\n引用\n阿水\nhttps://x.com/river_of/status/12\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文 <https://x.com/river_of/status/12>',
  ],
  'a worded ruler': [
    '前文。\n\n----原文----\n\nWren\n@bird\nText',
    '前文。\n\n----原文----',
    'quote Wren @bird: Text',
  ],
  'the author again': ['一。\n\n---\n\nAda\n@ada_writes\n二。', '一。', 'thread Ada @ada_writes: 二。'],
  'the author under another name': [
    '一。\n\n阿达的新名字\n@Ada_Writes\n二。',
    '一。',
    'thread 阿达的新名字 @Ada_Writes: 二。',
  ],
  'the author between others': [
    '一。\n\n---\n\n阿水\n@river_of\n二。\n\n---\n\nAda\n@ada_writes\n三。',
    '一。',
    'quote 阿水 @river_of: 二。',
    'thread Ada @ada_writes: 三。',
  ],
  'a label in brackets': [
    '前文。\n\n【引用】\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a label in a blockquote': [
    '前文。\n\n> 引用\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a label that is a heading, with a finger': [
    '前文。\n\n#### 引用 👇\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a label of passing on': ['前文。\n转发\n阿水\n@river_of\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'a label of passing on, in English': [
    'Before.\n\nRT\n\nWren\n@bird\nText',
    'Before.',
    'quote Wren @bird: Text',
  ],
  'words that say what comes': [
    '前文。\n\n原文：\n阿水\n@river_of\n正文',
    '前文。\n\n原文：',
    'quote 阿水 @river_of: 正文',
  ],
  'words that say what comes, with a finger': [
    '前文。\n\n以下是原推 👇\n阿水\n@river_of\n正文',
    '前文。\n\n以下是原推 👇',
    'quote 阿水 @river_of: 正文',
  ],
  'a worded ruler as wide as Han characters': [
    '前文。\n\n———引用———\n阿水\n@river_of\n正文',
    '前文。\n\n———引用———',
    'quote 阿水 @river_of: 正文',
  ],
  'a ruler of dots': ['前文。\n\n· · ·\n阿水\n@river_of\n正文', '前文。', 'quote 阿水 @river_of: 正文'],
  'a ruler, and a name with a comma': [
    '前文。\n\n---\n\n阿水，画河的人\n@river_of\n正文',
    '前文。',
    'quote 阿水，画河的人 @river_of: 正文',
  ],
  'the stamp of the post above': [
    '前文。\n下午3:45 · 2024年5月1日\n·\n1.2万\n查看\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a ruler, name and handle on one line': [
    '前文。\n\n---\n\n阿水 @river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'a label, name and handle in brackets on one line': [
    'Before.\nQuote\nWren (@bird)\nText',
    'Before.',
    'quote Wren @bird: Text',
  ],
  'a status URL above name and handle on one line': [
    '前文。\n\nhttps://x.com/river_of/status/12\n阿水 @river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文 <https://x.com/river_of/status/12>',
  ],
  'the author’s name and handle on one line': [
    '一。\n\nAda @ada_writes\n二。',
    '一。',
    'thread Ada @ada_writes: 二。',
  ],
  'name and handle on one line, alone above everything': [
    '\n阿水的河边笔记 @river_of\n\n第一段。\n\n第二段。',
    '',
    'quote 阿水的河边笔记 @river_of: 第一段。\n\n第二段。',
  ],
  'name and handle in brackets on one line, alone above everything': [
    '\nWren (@bird)\n\nText.',
    '',
    'quote Wren @bird: Text.',
  ],
  'the author’s name and handle on one line, alone between paragraphs': [
    '一。\n\nAda @ada_writes\n\n二。',
    '一。',
    'thread Ada @ada_writes: 二。',
  ],
  'a status URL without its protocol': [
    '前文。\n\n---\n\nx.com/river_of/status/12\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文 <https://x.com/river_of/status/12>',
  ],
  'a date without a dot beside the handle': [
    '前文。\n引用\n阿水\n@river_of\n\n8月23日\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'an answer and the answer to it, dates without dots': [
    '前文。\n\n阿水\n@river_of\n\n5月2日\n问？\n\nAda\n@ada_writes\n\n5月2日\n答。',
    '前文。',
    'quote 阿水 @river_of: 问？',
    'thread Ada @ada_writes: 答。',
  ],
  'the title of X’s page above the name': [
    '前文。\n\n---\n\n帖子\n查看新帖子\n对话\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'label and name of a card, a status URL, then the post': [
    '前文。\n引用\nDr. Wren Hill\n\nhttps://x.com/wrenhill/status/1\n\n\nDr. Wren Hill\n@wrenhill\nText',
    '前文。',
    'quote Dr. Wren Hill @wrenhill: Text <https://x.com/wrenhill/status/1>',
  ],
  'label and name of a card, a ruler, then the post': [
    '前文。\n引用\n阿水\n\n---\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'label and name of a card, then the post of another': [
    '前文。\n引用\nRiver.AI\n\n---\n\nWren\n@bird\nText',
    '前文。\nRiver.AI',
    'quote Wren @bird: Text',
  ],
  'an empty card, then its post': [
    '前文。\n引用\n阿水\n@river_of\n·\n10月11日\n\n---\n\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'an empty card, then its post without a ruler': [
    '前文。\n引用\n阿水\n@River_Of\n\n\n阿水\n@river_of\n正文',
    '前文。',
    'quote 阿水 @river_of: 正文',
  ],
  'an empty card of a thread, then its post': [
    '一。\n引用\nAda\n@ada_writes\n·\n5月1日\n\n---\n\nAda\n@ada_writes\n二。',
    '一。',
    'thread Ada @ada_writes: 二。',
  ],
  'an empty quote, then another': [
    '一。\n\n引用\n阿水\n@river_of\n\n引用\nWren\n@bird\nText',
    '一。',
    'quote 阿水 @river_of: ',
    'quote Wren @bird: Text',
  ],
}

const mentions: Record<string, [body: string, text: string]> = {
  'the paste kept its blanks': ['以下由 \n@river_of\n 整理。', '以下由 @river_of 整理。'],
  'a paragraph of its own, blanks kept': [
    '前文。\n\n感谢 \n@river_of\n 的整理。',
    '前文。\n\n感谢 @river_of 的整理。',
  ],
  'a paragraph of its own, blanks trimmed': [
    '前文。\n\n这是\n@river_of\n最近的讲稿。',
    '前文。\n\n这是@river_of最近的讲稿。',
  ],
  'a sentence of some length in front': [
    '前文。\n\n今天刷到一个有意思的项目，来自\n@river_of\n也推荐给大家。',
    '前文。\n\n今天刷到一个有意思的项目，来自@river_of也推荐给大家。',
  ],
  'seen just now': ['前文。\n\n刚刚看到\n@river_of\n发了新作品', '前文。\n\n刚刚看到@river_of发了新作品'],
  'a role in front': [
    '前文。\n\nRiver 创始人\n@river_of\n表示，日志像河。',
    '前文。\n\nRiver 创始人@river_of表示，日志像河。',
  ],
  'an author line': ['正文。\n\n作者：\n@river_of', '正文。\n\n作者：@river_of'],
  via: ['Text.\n\nvia\n@bird', 'Text.\n\nvia @bird'],
  'by, at the end of a paragraph': [
    'Text.\n\nA lovely piece by\n@bird\n\nMore text.',
    'Text.\n\nA lovely piece by @bird\n\nMore text.',
  ],
  RT: ['RT\n@bird\n: the text', 'RT @bird: the text'],
  'a bracket': ['A note by Wren (\n@bird\n) on rivers.', 'A note by Wren (@bird) on rivers.'],
  'sentence case in front': [
    'Before.\n\nLoved reading\n@bird\non rivers.',
    'Before.\n\nLoved reading @bird on rivers.',
  ],
  'a name in front, a predicate behind': [
    'Before.\n\nWren Hill\n@bird\nhas the best notes.',
    'Before.\n\nWren Hill @bird has the best notes.',
  ],
  'a name in front, a predicate in Chinese': [
    '前文。\n\n阿水\n@river_of\n的新文章值得看。',
    '前文。\n\n阿水@river_of的新文章值得看。',
  ],
  'a list item': ['名单\n1. 阿水\n@river_of\n2. 阿山\n@hill_of', '名单\n1. 阿水@river_of\n2. 阿山@hill_of'],
  'four in a row': [
    '题目由 \n@a_1\n, \n@b_2\n, \n@c_3\n 和 \n@d_4\n 一起出。',
    '题目由 @a_1, @b_2, @c_3 和 @d_4 一起出。',
  ],
  'at the beginning of a paragraph': ['前文。\n\n@a_1\n \n@b_2\n 也试了。', '前文。\n\n@a_1 @b_2 也试了。'],
  'at the beginning of the post': ['@a_1\n the second line of thought', '@a_1 the second line of thought'],
  'below a ruler, in front of a transcript': [
    '前文。\n\n---\n\n这是\n@river_of\n的讲稿：',
    '前文。\n\n---\n\n这是@river_of的讲稿：',
  ],
  'a date in the sentence behind': [
    '前文。\n\n文章由\n@river_of\n5月3日\n发布。',
    '前文。\n\n文章由@river_of 5月3日\n发布。',
  ],
  'a name apart, and a note of the curator': [
    '她的博客很好。\n\nLeo Hill\n\n@leohill\n\n1『已关注』',
    '她的博客很好。\n\nLeo Hill\n\n@leohill\n\n1『已关注』',
  ],
  'a list of people': [
    '推荐关注：\n\n阿水\n@river_of\n\nWren\n@wren_hill\n\n阿云\n@cloud_of',
    '推荐关注：\n\n阿水@river_of\n\nWren @wren_hill\n\n阿云@cloud_of',
  ],
  'two names with “and” between': [
    'Before.\n\nRiver Lab\n@bird\nand\n@hill_of\nboth shipped.',
    'Before.\n\nRiver Lab @bird and @hill_of both shipped.',
  ],
  'others not named': ['前文。\n\n阿水\n@river_of\n等人的新文章。', '前文。\n\n阿水@river_of等人的新文章。'],
  'a label that is a word of the sentence': [
    '引用\n@river_of\n的话：“先画河。”',
    '引用@river_of的话：“先画河。”',
  ],
  'a status URL of the same handle below': [
    '感谢\n@river_of\n分享，原帖在这：https://x.com/river_of/status/1',
    '感谢@river_of分享，原帖在这：https://x.com/river_of/status/1',
  ],
  'a dot in front of a reply': ['. \n@bird\n has the best notes.', '. @bird has the best notes.'],
  'a follow-me line of the author': ['正文。\n\n关注我\n@ada_writes', '正文。\n\n关注我@ada_writes'],
  'a possessive': ['From\n@bird\n’s notebook.', 'From @bird’s notebook.'],
  'a blank line that holds a blank, and a new paragraph': [
    '感谢 \n@river_of\n \n第二段。',
    '感谢 @river_of\n \n第二段。',
  ],
  '“follow” in front': ['Follow\n@bird\nfor more.', 'Follow @bird for more.'],
  'a label of passing on in front': ['转发\n@river_of\n：先画河。', '转发@river_of：先画河。'],
  'a comma in the sentence in front': [
    '前文。\n\n读完才懂，原来\n@river_of\n是这个意思。',
    '前文。\n\n读完才懂，原来@river_of是这个意思。',
  ],
  'name and handle on one line, a sentence before': [
    '前文。\n\nPhoto by Wren @bird\nMore text.',
    '前文。\n\nPhoto by Wren @bird\nMore text.',
  ],
  'a greeting above everything': ['\n恭喜 @river_of\n\n新书出版了。', '恭喜 @river_of\n\n新书出版了。'],
  'a sentence above everything': [
    '\nGreat notes by Wren @bird\n\nRead them.',
    'Great notes by Wren @bird\n\nRead them.',
  ],
  'names above everything, one a paragraph': [
    '\n阿水 @river_of\n\nWren @bird\n\n都在。',
    '阿水 @river_of\n\nWren @bird\n\n都在。',
  ],
  'a name and handle alone between paragraphs, not known': [
    '一。\n\n阿水 @river_of\n\n二。',
    '一。\n\n阿水 @river_of\n\n二。',
  ],
  'a list of people, known ones too, on lines of their own': [
    '关注：\n\nAda @ada_writes\nWren @bird',
    '关注：\n\nAda @ada_writes\nWren @bird',
  ],
  'a handle in a closed fence': [
    '```py\nname\n@cache\ndef f(): ...\n```\n完。',
    '```py\nname\n@cache\ndef f(): ...\n```\n完。',
  ],
  'a handle in a blockquote': ['> Wren\n> @bird\n> Text\n\n完。', '> Wren\n> @bird\n> Text\n\n完。'],
}

for (const [name, [body, ...parts]] of Object.entries(quotes)) {
  test(`begins a part: ${name}`, () => assert.deepEqual(readParts(body), parts))
}
for (const [name, [body, text]] of Object.entries(mentions)) {
  test(`joins a mention: ${name}`, () => assert.deepEqual(readParts(body), [text]))
}
