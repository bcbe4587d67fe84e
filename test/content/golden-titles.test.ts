import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { makePost } from '../../src/content/make-post.ts'
import { readFeed } from '../../src/feed/read-feed.ts'
import { decodeSource } from '../../src/feed/source.ts'
import { realFeed } from '../real-feeds.ts'

/*
 * The titles of the real dumps as they were read through by eye: number, day, length, last character and a hash of each,
 * and of the project's own sample the title itself. `UPDATE=1` writes the files anew; read what changed first.
 */

const fixtures = path.join(import.meta.dirname, '../fixtures/golden/titles')

for (const name of ['2023-12', '2024-01', '2024-04', '2024-04.later', '2024-06', 'sample']) {
  const { path: file, skip } = realFeed(`${name}.md`)
  test(`gives every post of ${name}.md the title that was read by eye`, { skip }, () => {
    const titles = titlesOf(file)
    const actual = titles
      .map(({ number, date, title }) => `${number} ${date} ${describe(name, title)}\n`)
      .join('')
    const golden = path.join(fixtures, `${name}.txt`)
    if (process.env.UPDATE === '1') writeFileSync(golden, actual)
    assert.ok(existsSync(golden), `expected ${golden}; UPDATE=1 writes it`)
    assert.equal(actual, readFileSync(golden, 'utf8'))
  })

  test(`leaves no fragment for a title in ${name}.md`, { skip }, () => {
    const fragments = titlesOf(file).filter(
      ({ title }) =>
        title.length > 80 || /[：:，,、；;（(《-]$|^[@#]\w+$|https?:|^推荐阅读：|^转译：/.test(title),
    )
    assert.deepEqual(fragments, [])
  })
}

function titlesOf(file: string) {
  const { entries } = readFeed(decodeSource(file, readFileSync(file)))
  return entries.map(entry => {
    const { number, date, title } = makePost('dump', entry, '/')
    return { number, date, title }
  })
}

function describe(feed: string, title: string): string {
  if (feed === 'sample') return title
  const hash = createHash('sha256').update(title).digest('hex').slice(0, 12)
  return `${title.length} ${Array.from(title).at(-1)} ${hash}`
}
