import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeTitle, titleOfParts } from '../../src/content/title.ts'
import { parseBody } from '../../src/markdown/grammar.ts'

const cases: readonly (readonly [what: string, body: string, title: string])[] = [
  ['takes the first sentence', '第一句话说完了。第二句。', '第一句话说完了。'],
  ['takes the first line', '没有句号的一行\n第二行。', '没有句号的一行'],
  [
    'keeps a full stop in the middle of a name',
    'We ran llm.c on one GPU. It was fast.',
    'We ran llm.c on one GPU.',
  ],
  [
    'does not end at an abbreviation',
    'A paper by Dr. Lin appeared. Read it.',
    'A paper by Dr. Lin appeared.',
  ],
  ['joins a sentence too short to say much', 'WOW！这个模型很快。真的。', 'WOW！这个模型很快。'],
  [
    'does not end inside a book title',
    '新一集《什么是学习？图解》来了。看吧。',
    '新一集《什么是学习？图解》来了。',
  ],
  ['is cleaned of Markdown', '\\# **模型：**看 [这里](https://a.com/) `x`', '模型：看 这里 x'],
  ['skips lines without a word', '---\n\n。。。\n正文', '正文'],
  [
    'shows a mention as its handle',
    '感谢 [@lin\\_\\_notes](https://x.com/lin__notes) 的翻译',
    '感谢 @lin__notes 的翻译',
  ],
  ['keeps an emoji alone', '🙌', '🙌'],
  ['cuts between words, and says so', `${'word '.repeat(30)}end`, `${'word '.repeat(15)}word…`],
  ['cuts where a clause ends', `${'词'.repeat(50)}，${'句'.repeat(50)}。`, `${'词'.repeat(50)}…`],
  ['cuts at no clause of its first half', `词，${'句'.repeat(100)}。`, `词，${'句'.repeat(77)}…`],
  ['leaves no clause mark at the cut', `${'x'.repeat(78)}, then more`, `${'x'.repeat(78)}…`],
  [
    'leaves no word at the cut that leads on',
    `${'word '.repeat(14)}of the whole story`,
    `${'word '.repeat(13)}word…`,
  ],
  ['does not cut a name with marks', `${'词'.repeat(76)}GPT-4 来了`, `${'词'.repeat(76)}…`],
  [
    'does not cut at the comma of a number',
    `${'词'.repeat(60)}1,000${'词'.repeat(30)}`,
    `${'词'.repeat(60)}1,000${'词'.repeat(14)}…`,
  ],
  ['leaves no bracket open at the cut', `${'词'.repeat(76)}（《注释》）`, `${'词'.repeat(76)}…`],
  [
    'closes the title of a book that it cuts',
    `新书《${'a book '.repeat(20)}》`,
    `新书《${'a book '.repeat(9)}a book…》`,
  ],
  ['takes brackets of both widths for pairs', '一个模型(开源了）真好！还有别的。', '一个模型(开源了）真好！'],
  ['cuts a word longer than a title between characters', 'a'.repeat(300), `${'a'.repeat(79)}…`],
  ['never halves a character', `a${'😀'.repeat(60)}`, `a${'😀'.repeat(39)}…`],
  // What leads to a headline.
  ['skips what only points on', '转译：船上的猫会写诗', '船上的猫会写诗'],
  ['skips a label in brackets that only points on', '【转译】[译] 船上的猫会写诗', '船上的猫会写诗'],
  ['keeps a label in brackets that says something', '[猫的访谈] 船上的猫', '[猫的访谈] 船上的猫'],
  ['leaves no finger at its end', '猫会写诗👇\n\n第一首', '猫会写诗'],
  ['skips a greeting', '早上好！\n\n猫会写诗。', '猫会写诗。'],
  ['skips a line that only points on', '说下我的观点：\n\n猫不该写诗。狗可以。', '猫不该写诗。'],
  [
    'skips several clauses that only point on',
    '非常好的报告，计划翻译其中部分章节，已经翻译：\n\n猫的年度报告',
    '猫的年度报告',
  ],
  ['skips praise', '值得仔细看看\n\n有一只猫学会了写诗。', '有一只猫学会了写诗。'],
  ['skips an exclamation', 'Congratulations!\n\nThe cat wrote a book.', 'The cat wrote a book.'],
  [
    'skips a line of mentions and hashtags',
    '#buildinpublic @lin_notes\n\n猫的导航站上线了',
    '猫的导航站上线了',
  ],
  ['skips an English lead-in', 'Worth reading:\n\nHow cats learned to write', 'How cats learned to write'],
  ['keeps a lead-in that nothing follows', '有意思的文章', '有意思的文章'],
  ['keeps a label that says something', '猫的自白：我会写诗', '猫的自白：我会写诗'],
  ['keeps a question', '问：猫会写诗吗？答：会。', '问：猫会写诗吗？'],
  // What introduces something.
  ['does not end in a colon', '学到两个教猫写诗的新技巧：\n\n1、喂鱼。\n2、等。', '学到两个教猫写诗的新技巧'],
  ['drops the clause that points to a list', '有人教会了猫写诗，技术栈：\n\n- 鱼\n- 纸', '有人教会了猫写诗'],
  [
    'joins a short introduction',
    '猫厂的更新：\n\n推出了两只会写诗的猫。还有狗。',
    '猫厂的更新：推出了两只会写诗的猫。',
  ],
  [
    'joins what introduces a book or a quotation',
    '有一本写得特别好的书：\n《怎样教猫写诗》',
    '有一本写得特别好的书：《怎样教猫写诗》',
  ],
  [
    'joins what cannot stand alone',
    '一般情况下，想要猫写诗你只要问：\nWhat rhymes with fish?',
    '一般情况下，想要猫写诗你只要问：What rhymes with fish?',
  ],
  ['writes an English colon with a space', 'A cat asks:\n"What is a poem?"', 'A cat asks: "What is a poem?"'],
  // Broken lines and numbers.
  ['joins a line broken inside a book title', '推荐阅读：《cats\nand poems》\n正文', '《cats and poems》'],
  [
    'joins a line broken inside a sentence',
    '对猫的误解，就\n是最大的问题。\n正文',
    '对猫的误解，就是最大的问题。',
  ],
  ['leaves out the count of a thread', '2/3 A cat wrote this.', 'A cat wrote this.'],
  ['leaves out the sign of a thread', '🧵 1/7 A cat wrote this.', 'A cat wrote this.'],
  ['leaves out the number of an item', '1、猫会写诗。', '猫会写诗。'],
  [
    'does not end at the number of an item',
    '教猫有个技巧：1. 喂鱼；2. 等着。完。',
    '教猫有个技巧：1. 喂鱼；2. 等着。',
  ],
  // Addresses.
  [
    'leaves out an address',
    '借助猫厂的工具 https://a.example/x/y，猫也能写诗！',
    '借助猫厂的工具，猫也能写诗！',
  ],
  ['leaves out an address in brackets', 'A cat writes (via https://a.example/x/y)', 'A cat writes'],
  ['writes a site by its name', 'http://Cats.example 每秒写一首诗。', 'Cats.example 每秒写一首诗。'],
  ['skips an address that words follow', 'https://a.example/cats\n猫的诗集', '猫的诗集'],
  [
    'tells an address alone by its site and path',
    'https://www.a.example/cats/poems/?page=2#top',
    'a.example/cats/poems',
  ],
  ['does not end before an address', '猫会写诗，完整的内容在 https://a.example/cats', '猫会写诗'],
  [
    'is none of a picture whose file is not there',
    '![](images/a.png)\n![[b.png]]\n\n猫会写诗。',
    '猫会写诗。',
  ],
  ['has the words of such a picture', '![一只猫](images/a.png)', '一只猫'],
  ['is empty for a body without text', '\n \n', ''],
]

for (const [what, body, title] of cases) {
  test(`a title ${what}`, () => assert.equal(makeTitle(body), title))
}

test('a title is one line of at most 80 whole characters, for any body', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), body => {
      const title = makeTitle(body)
      assert.ok(title.length <= 80)
      assert.ok(!/[\n\r]/.test(title))
      assert.ok(!/\p{Surrogate}/u.test(title))
      assert.equal(title, title.trim())
      assert.doesNotMatch(title, /[：:，,]$/)
    }),
  )
})

test('a title is of the first part that says something', () => {
  const titleOf = (...bodies: string[]) => titleOfParts(bodies.map(body => ({ body, tree: parseBody(body) })))
  assert.equal(titleOf('值得一看', '猫会写诗。'), '猫会写诗。')
  assert.equal(titleOf('值得一看', '', '🙌'), '值得一看')
  assert.equal(titleOf('', 'https://a.example/cats'), 'a.example/cats')
})
