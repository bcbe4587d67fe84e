import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readDay } from '../../src/feed/dates.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import { splitFeed } from '../../src/feed/split.ts'
import { realFeed } from '../real-feeds.ts'

/*
 * What every entry of the real dumps is: facts only, no text. `UPDATE=1` writes the files anew; each line of a change
 * is to be checked against the dump by eye.
 */

const fixtures = path.join(import.meta.dirname, '../fixtures/golden')

for (const name of ['2024-04', '2024-04.later', 'sample']) {
  const feed = realFeed(`${name}.md`)
  test(`reads every entry of ${name}.md as the dump means it`, { skip: feed.skip }, () => {
    const actual = `${describeFeed(feed.path).join('\n')}\n`
    const file = path.join(fixtures, `${name}.txt`)
    if (process.env.UPDATE === '1') writeFileSync(file, actual)
    assert.ok(existsSync(file), `expected ${file}; UPDATE=1 writes it`)
    assert.equal(actual, readFileSync(file, 'utf8'))
  })
}

test('counts entries, posts and stubs of the real dump', { skip: realFeed('2024-04.md').skip }, () => {
  const { entries, entryCount, stubCount } = readFeed(readSource(realFeed('2024-04.md').path))
  assert.deepEqual(
    {
      entryCount,
      stubCount,
      posts: entries.length,
      severalPosts: entries.filter(entry => entry.parts.length > 1).map(entry => entry.number),
    },
    { entryCount: 201, stubCount: 85, posts: 116, severalPosts: [15, 39, 46, 113, 116] },
  )
})

/** One line an entry: number, date, then its parts and source, or `stub`. */
function describeFeed(file: string): string[] {
  const source = readSource(file)
  const { entries, diagnostics } = readFeed(source)
  const byOffset = new Map(entries.map(entry => [entry.start.offset, entry]))
  const lines = splitFeed(source).entries.map(({ number, start, text }) => {
    const entry = byOffset.get(start.offset)
    if (!entry) return `${number} ${text.split('\n').map(readDay).find(Boolean)} stub`
    const parts = entry.parts.map(({ kind, author, handle }) => `${kind} ${author} @${handle}`)
    return [`${number} ${entry.date}`, ...parts, ...(entry.source ? [entry.source] : [])].join(' | ')
  })
  return [...lines, ...diagnostics.map(({ rule, line, column }) => `${line}:${column} ${rule}`)]
}

function readSource(file: string) {
  return decodeSource(path.basename(file), readFileSync(file))
}
