import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { composeBody } from '../../src/markdown/compose.ts'
import { part } from './bodies.ts'

/** A body as the curator's editor left it, and as any Markdown viewer shows it rightly. */
const cases: readonly [name: string, body: string, portable: string][] = [
  ['a mention is a link', 'by @chipro.', 'by [@chipro](https://x.com/chipro).'],
  ['a handle keeps its underscores', '@alexalbert\\_\\_', '[@alexalbert\\_\\_](https://x.com/alexalbert__)'],
  ['a mention in a link or in code stays', '[@a](https://b.com) `@c`', '[@a](https://b.com) `@c`'],
  ['a mention that letters follow stays', '@a#b', '@a#b'],
  ['a URL that stands free stays', 'see https://a.com/x_y?b=c', 'see https://a.com/x_y?b=c'],
  [
    'a URL that text follows is closed',
    'https://a.com/x。后（https://b.com）',
    '<https://a.com/x>。后（<https://b.com>）',
  ],
  ['a URL with marks is closed', 'https://a.com/_x_', '<https://a.com/_x_>'],
  ['a URL is unescaped where it is closed', 'https://a.com/x\\_y', '<https://a.com/x_y>'],
  ['a URL without protocol has its marks escaped', 'a.io/_x', 'a.io/\\_x'],
  ['a tag is escaped', '<FAQ> 1 < 2 `<b>`', '\\<FAQ> 1 < 2 `<b>`'],
  ['a single tilde is escaped', '10~20 ~~x~~', '10\\~20 ~~x~~'],
  ['a definition is escaped', 'a\n\n[x]: https://y.com', 'a\n\n\\[x]: https://y.com'],
  ['a footnote is escaped', '[^1]: b', '\\[^1]: b'],
  ['a ruler is no separator and no underline', 'a\n---\nb\n\n- - -', 'a\n***\nb\n\n***'],
  ['other rulers stay', '___\n\n* * *', '___\n\n* * *'],
  ['an underline is escaped', 'a\n===\n\nb\n--', 'a\n\\===\n\nb\n\\--'],
  ['indentation is no code', 'a\n\n    b\n\n    - c\n      - d', 'a\n\nb\n\n- c\n  - d'],
  ['an open fence is closed', '````js\na\n```', '````js\na\n```\n````'],
  ['an empty fence is closed', 'a\n\n```', 'a\n\n```\n```'],
  ["a sign at a heading's end is escaped", '# C #', '# C \\#'],
  [
    'a template, escapes and emphasis stay',
    '{{ x }} {% y %} \\#话题 **尼古拉：**再\n- [ ] a',
    '{{ x }} {% y %} \\#话题 **尼古拉：**再\n- [ ] a',
  ],
  ['line ends and outer blank lines are trimmed', '\n \na\r\nb  \n\n', 'a\nb'],
]

describe('composeBody, one post', () => {
  for (const [name, body, portable] of cases) {
    test(name, () => {
      assert.equal(composeBody([part(body)]), `${portable}\n`)
      assert.equal(composeBody([part(portable)]), `${portable}\n`)
    })
  }
})

test('composes threads and quotes so that each begins by what it is', () => {
  const body = composeBody([
    part('own\n\n---\n\n```\nopen'),
    part('a\n\n- b\n---\nc', {
      kind: 'quote',
      author: ' 歸*藏 (guizang_ai) ',
      handle: 'op_7418',
      source: 'https://x.com/op_7418/status/12',
    }),
    part('', { kind: 'quote', author: '', handle: 'bare' }),
    part('on', { kind: 'thread' }),
  ])
  assert.equal(
    body,
    `own

***

\`\`\`
open
\`\`\`

> **歸\\*藏 (guizang\\_ai)** [@op\\_7418](https://x.com/op_7418)
> <https://x.com/op_7418/status/12>
>
> a
>
> - b
> ***
> c

> [@bare](https://x.com/bare)

---

on
`,
  )
})
