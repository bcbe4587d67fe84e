import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findFences } from '../../src/feed/fences.ts'
import { cutLines } from '../../src/feed/lines.ts'
import { createSource } from '../../src/feed/source.ts'
import { splitFeed } from '../../src/feed/split.ts'
import { readParts } from './read-body.ts'

/* Lines, `⏎` between them; then one sign a line: `f` in a closed fence, `u` the fence that is not closed, `.` text. */

const cases: readonly (readonly [lines: string, fenced: string])[] = [
  ['```⏎code⏎```⏎text', 'fff.'],
  ['~~~⏎code⏎~~~', 'fff'],
  ['```js⏎code⏎```', 'fff'],
  ['   ```⏎code⏎   ```', 'fff'],
  ['```⏎code⏎`````', 'fff'],
  ['````⏎```⏎````', 'fff'],
  ['```⏎~~~⏎```', 'fff'],
  ['~~~ a`b⏎code⏎~~~', 'fff'],
  ['```⏎code⏎```  ', 'fff'],
  // A closing fence has no words behind it, its opening's mark, at least its length, and no indent of four.
  ['```⏎code⏎```js', 'u..'],
  ['```⏎code⏎~~~', 'u..'],
  ['~~~⏎code⏎```', 'u..'],
  ['````⏎code⏎```', 'u..'],
  ['~~~~⏎code⏎~~~', 'u..'],
  ['```⏎code⏎    ```', 'u..'],
  ['    ```⏎code⏎    ```', '...'],
  ['``⏎code⏎``', '...'],
  ['```a`b⏎code', '..'],
  ['```⏎one⏎```⏎text⏎~~~⏎two⏎~~~', 'fff.fff'],
  ['```⏎one⏎```⏎```', 'fffu'],
]

for (const [lines, fenced] of cases) {
  test(`finds the fences of ${lines}`, () => {
    const cut = cutLines(lines.replaceAll('⏎', '\n'), 0)
    const found = findFences(cut)
    const shown = cut.map((line, index) => (found.fenced[index] ? 'f' : line === found.unclosed ? 'u' : '.'))
    assert.equal(shown.join(''), fenced)
  })
}

for (const [open, close] of [
  ['```', '~~~'],
  ['````', '```'],
  ['```', '```js'],
]) {
  test(`reads a name below ${open} as a post: ${close} does not close it`, () => {
    const body = `前文。\n\n${open}\n引用\n阿水\n@river_of\n正文\n${close}`
    assert.deepEqual(readParts(body), [`前文。\n\n${open}`, `quote 阿水 @river_of: 正文\n${close}`])
  })
  test(`cuts at an entry below ${open}: ${close} does not close it`, () => {
    const entry = (number: number, body: string) =>
      `### ${number}\n\n2024-05-01\n\nAda\n@ada_writes\n${body}\n\n`
    const text = entry(1, open ?? '') + entry(7, `文\n${close}`) + entry(2, '文')
    const { entries } = splitFeed(createSource('feed.md', text))
    assert.deepEqual(
      entries.map(({ number }) => number),
      [1, 7, 2],
    )
  })
}
