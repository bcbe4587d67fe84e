import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFeed } from './describe-feed.ts'

/* Bodies that begin at line 7, and what is told of them. */

const bodies: Record<string, [body: string, problems: string[]]> = {
  'a pasted element': ['一。\n<div class="x" dir="auto">粘贴的</div>', ['8 html-pasted']],
  'a script': ['<script src="a.js"></script>', ['7 html-pasted']],
  'a break': ['一<br>二', ['7 html-pasted']],
  'the end of an element': ['一</span>二', ['7 html-pasted']],
  'an image on the web': ['看图：\n![图](https://a.example/b.png)', ['8 image-pasted']],
  'an image without words': ['![](https://a.example/b.png)', ['7 image-pasted']],
  'an image beside the feed': ['看图：\n\n![图](./img/b.png)', []],
  'a footnote': ['一[^1]。\n\n[^1]: 注', ['9 footnote']],
  'one note a kind': [
    '<b>一</b>\n<i>二</i>\n![](https://a.example/b.png)\n![](https://a.example/c.png)',
    ['7 html-pasted', '9 image-pasted'],
  ],
  'each post of an entry': ['<b>一</b>\n\n---\n\nWren\n@bird\n二<br>三', ['7 html-pasted', '13 html-pasted']],
  'tags of a prompt': ['<FAQ>\n<Inputs>\n{$QUESTION}\n</Inputs>\n<summary>短</summary>\n<answer>', []],
  'an address in brackets': ['<https://a.example>', []],
  'signs of a comparison': ['a < b 且 c > d，x<y', []],
  'code in a closed fence': ['```html\n<div class="x">\n![](a.png)\n[^1]: x\n```', []],
  'code between backticks': ['用 `<br>` 换行，`![](a.png)` 插图', []],
  'a class of characters': ['正则 [^1] 和 [^a-z]', []],
  'an exclamation before a link': ['好！[看](https://a.example)', []],
}

for (const [name, [body, problems]] of Object.entries(bodies)) {
  test(`tells what is pasted: ${name}`, () => {
    const text = `### 01\n\n2024-05-01\n\nAda\n@ada_writes\n${body}\n`
    assert.deepEqual(describeFeed(text).problems, problems)
  })
}
