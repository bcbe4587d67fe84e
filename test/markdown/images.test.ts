import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findImages } from '../../src/markdown/images.ts'

const cases = [
  ['of Markdown', '![a *cat*](images/a.png "Title")', [['images/a.png', 'a cat']]],
  [
    'as Obsidian embeds it',
    '![[a b.png]] ![[c.png|a cat]]',
    [
      ['a b.png', ''],
      ['c.png', 'a cat'],
    ],
  ],
  [
    'whose name has spaces',
    '看 ![猫](images/截屏 2024-04-09 10.00.png)。',
    [['images/截屏 2024-04-09 10.00.png', '猫']],
  ],
  ['not in code, nor where a mark is escaped', '`![](a b.png)` \\![](a b.png) \\![[a.png]]', []],
] as const

for (const [what, body, images] of cases) {
  test(`an image is found ${what}`, () => {
    const found = findImages(body)
    assert.deepEqual(
      found.map(({ url, alt }) => [url, alt]),
      images,
    )
    for (const { start, end } of found) assert.match(body.slice(start, end), /^!\[.*[\])]$/)
  })
}
