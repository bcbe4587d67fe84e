import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePost } from '../../src/content/front-matter.ts'
import { rewriteTags } from '../../src/content/rewrite-tags.ts'

const head =
  "feed: 2024-06\nnumber: 1\ndate:   '2024-06-01' # a day\nauthor: Ann\nhandle: ann\ntitle: One\npermalink: /2024/06/01/1/"
const mine = '# mine\nmood:  good\nimported: 2024-06-01 1 0123456789abcdef 0123456789abcdef'
const file = (tags: string) => `---\n${head}\n${tags}${mine}\n---\n\nOne.  \n\n\n`

for (const [what, before, after] of [
  ['an empty list', file('tags: []\n'), file('tags:\n  - a b\n  - c\n')],
  ['a list', file('tags:\n- a\n-  b\n'), file('tags:\n  - a b\n  - c\n')],
  ['a list in brackets', file('tags: [a,\n  b]\n'), file('tags:\n  - a b\n  - c\n')],
  [
    'line ends of Windows',
    file('tags: a\n').replaceAll('\n', '\r\n'),
    file('tags:\n  - a b\n  - c\n').replaceAll('\n', '\r\n'),
  ],
  ['a byte order mark', `\uFEFF${file('tags: []\n')}`, `\uFEFF${file('tags:\n  - a b\n  - c\n')}`],
  ['no tags', file(''), file('').replace('\n---\n\n', '\ntags:\n  - a b\n  - c\n---\n\n')],
] as const) {
  test(`writes tags in place of ${what}, and leaves every other byte`, () => {
    const parsed = parsePost(before)
    assert.equal(parsed.kind, 'post')
    if (parsed.kind === 'post') assert.equal(rewriteTags(before, parsed.post, ['a b', 'c']), after)
  })
}
