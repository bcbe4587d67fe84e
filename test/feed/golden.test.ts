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

for (const name of ['2023-12', '2024-01', '2024-04', '2024-04.later', '2024-06', 'sample']) {
  const feed = realFeed(`${name}.md`)
  test(`reads every entry of ${name}.md as the dump means it`, { skip: feed.skip }, () => {
    const actual = `${describeFeed(feed.path).join('\n')}\n`
    const file = path.join(fixtures, `${name}.txt`)
    if (process.env.UPDATE === '1') writeFileSync(file, actual)
    assert.ok(existsSync(file), `expected ${file}; UPDATE=1 writes it`)
    assert.equal(actual, readFileSync(file, 'utf8'))
  })
}

for (const name of ['2023-12', '2024-01', '2024-04', '2024-04.later', '2024-06']) {
  const feed = realFeed(`${name}.md`)
  test(`cuts ${name}.md without losing a character`, { skip: feed.skip }, () => {
    const source = readSource(feed.path)
    const { preamble, entries } = splitFeed(source)
    assert.equal(preamble + entries.map(entry => entry.text).join(''), source.text)
    const headers = source.text.match(/^### \d+$/gm) ?? []
    assert.deepEqual(
      entries.flatMap(({ fault, text }) => (fault ? [] : [/^.*/.exec(text)?.[0]])),
      headers,
    )
  })
}

test('reads the heads on one line of a real dump', { skip: realFeed('2023-12.md').skip }, () => {
  const source = readSource(realFeed('2023-12.md').path)
  const { entries } = readFeed(source)
  const heads = source.text.match(/(?<=^### \d+\n\n).* @\w+ 20\d\d-\d\d-\d\d$/gm) ?? []
  const read = entries.map(({ parts: [{ author, handle }], date }) => `${author} @${handle} ${date}`)
  assert.equal(heads.length, 95)
  assert.deepEqual(
    heads.filter(head => !read.includes(head)),
    [],
  )
})

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

/** One line an entry: number, date, then its parts and source, or `stub`, or `unsound`. */
function describeFeed(file: string): string[] {
  const source = readSource(file)
  const { entries, unsound, diagnostics } = readFeed(source)
  const byOffset = new Map(entries.map(entry => [entry.start.offset, entry]))
  const leftOut = new Set(unsound.map(({ start }) => start.offset))
  const lines = splitFeed(source).entries.map(({ number = '-', start, text }) => {
    const entry = byOffset.get(start.offset)
    if (leftOut.has(start.offset)) return `${number} unsound`
    if (!entry) return `${number} ${text.split('\n').map(readDay).find(Boolean)} stub`
    const parts = entry.parts.map(({ kind, author, handle }) => `${kind} ${author} @${handle}`)
    return [`${number} ${entry.date}`, ...parts, ...(entry.source ? [entry.source] : [])].join(' | ')
  })
  return [...lines, ...diagnostics.map(({ rule, line, column }) => `${line}:${column} ${rule}`)]
}

function readSource(file: string) {
  return decodeSource(path.basename(file), readFileSync(file))
}
