import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hashtagsIn, plainText } from '../../src/markdown/plain.ts'

/** A body, and all that a reader sees of it. */
const visible: readonly [name: string, body: string, text: string][] = [
  ['raw tags are words', '<FAQ> {$FAQ} </FAQ> a<b', '<FAQ> {$FAQ} </FAQ> a<b'],
  ['comments are words', 'a <!-- b', 'a <!-- b'],
  ['a template is text', '{{ x }} {% x %}\n---js', '{{ x }} {% x %}\n---js'],
  ['a single tilde means "to"', '10~20万，30~40万', '10~20万，30~40万'],
  ['two tildes strike', '~~old~~ new', 'old new'],
  ['text above a ruler is no heading', 'a\n---\nb', 'a\nb'],
  ['text above equals signs is no heading', 'a\n===', 'a\n==='],
  ['words in a ruler are text', '------原文------', '------原文------'],
  ['four spaces are no code', '    a **b**', 'a b'],
  ['a definition is text', '[x]: https://a.com', '[x]: https://a.com'],
  ['a footnote is text', 'a[^1]\n\n[^1]: b', 'a[^1]\n[^1]: b'],
  ['single breaks are meant', 'a\nb', 'a\nb'],
  ['bold in Chinese needs no space', '**尼古拉：**再', '尼古拉：再'],
  ['handles are no emphasis', '@_akhaliq_ and @alexalbert__', '@_akhaliq_ and @alexalbert__'],
  ['URLs are no emphasis', '_a_ https://a.com/_x_', 'a https://a.com/_x_'],
  ['an escape shows its character', '\\#话题 \\### 结构 1\\. a', '#话题 ### 结构 1. a'],
  ['a reference shows its character', 'a&nbsp;b &lt;', 'a\u00a0b <'],
  ['a link to nowhere is written out', '[YES](maybe) [NO]()', '[YES](maybe) [NO]()'],
  [
    'a dangerous link is written out',
    '[x](javascript:alert(1)) <javascript:alert(1)>',
    '[x](javascript:alert(1)) <javascript:alert(1)>',
  ],
  ['a link without text shows its URL', '[](https://a.com)', 'https://a.com'],
  [
    'an image shows its description',
    '![a cat](https://a.com/b.png) ![](https://a.com/c.png)',
    'a cat https://a.com/c.png',
  ],
  ['a link holds no link', '[see @a #b https://c.com](https://d.com)', 'see @a #b https://c.com'],
  ['code is as written', '`@a #b` \n\n```js\n#c  @d\n```', '@a #b\n#c  @d'],
  [
    'what follows a fence is shown unless it names a language',
    '```这里是提示词 v1\nx\n```',
    '这里是提示词 v1\nx',
  ],
  ['an open fence ends with its body', '```\na', 'a'],
  ["a sign at a heading's end is meant", '# What is C #\n\n## a ##', 'What is C #\na'],
  ['signs alone are no heading', '#\n\n##', '#\n##'],
  ['boxes are shown', '- [ ] a\n- [x] b', '[ ] a\n[x] b'],
  ['cells beyond the header are shown', '|a|\n|-|\n|b|c|', 'a\nb c'],
  ['a carriage return is a break too', 'a\r\nb\r\n\r\nc', 'a\nb\nc'],
]

describe('plainText', () => {
  for (const [name, body, text] of visible) {
    test(name, () => assert.equal(plainText(body), text))
  }
})

test('lists hashtags as written, each once, and none from code', () => {
  assert.deepEqual(
    hashtagsIn(
      '#LLM \\#话题 #llm #ＬＬＭ `#code`\n\n- ＃宽 #a_b\n\n```\n#fence\n```\n[#link](https://a.com)',
    ),
    ['LLM', '话题', '宽', 'a_b'],
  )
})
