import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../../src/feed/read-feed.ts'
import { createSource } from '../../src/feed/source.ts'

/*
 * Reading is linear, whatever a feed holds. Eight times as many lines may take so many times as long: that is far from
 * 64, and leaves room for a busy machine.
 */

const few = 1500
const factor = 8
const mostTimes = 24

const head = '### 1\n\n2024-05-01\n\nAda\n@ada_writes\n'

const feeds: Record<string, (count: number) => string> = {
  'blank lines below a mention': count => `${head}感谢\n@bird\n${'\n'.repeat(count * 10)}完。\n`,
  'blank lines above a mention': count => `${head}感谢\n${'\n'.repeat(count * 10)}@bird\n完。\n`,
  'lines of one blank among mentions': count => `${head}${'@bird\n \n \n'.repeat(count)}完。\n`,
  quotes: count => `${head}${'引用\n阿水\n@river_of\n\n'.repeat(count)}`,
  'cards of quotes': count => `${head}${'引用\n阿水\n'.repeat(count)}`,
  'headings that are numbers': count => `${head}${'### 7\n\n文\n'.repeat(count)}`,
  'near misses of headers': count => `${head}${'## 7 文\n\n帖子\n'.repeat(count)}`,
  'dates and status URLs': count => `${head}${'2024-05-01\nhttps://x.com/a/status/1\n'.repeat(count)}`,
  'entries without a number': count => `${head}${'2024-05-01\n\nAda\n@ada_writes\n文\n\n'.repeat(count)}`,
  'one entry again and again': count => `${head}文\n\n`.repeat(count),
  'fences around headers': count => `${head}${'```\n## 3\n\n2024-05-01\n'.repeat(count)}`,
  'page titles above a name': count => head.replace('Ada', `${'帖子\n'.repeat(count)}Ada`),
  'beginnings of images': count => `${head}${'![a\n'.repeat(count)}`,
}

for (const [name, make] of Object.entries(feeds)) {
  test(`reads a feed in linear time: ${name}`, () => {
    const [small, large] = [make(few), make(few * factor)].map(text => createSource('feed.md', text))
    if (!small || !large) throw new Error('expected two feeds')
    measure(small)
    const before = Math.max(1, Math.min(measure(small), measure(small)))
    const after = measure(large)
    assert.ok(after < before * mostTimes, `${before.toFixed(1)} ms became ${after.toFixed(1)} ms`)
  })
}

/** Milliseconds of CPU that reading takes. */
function measure(source: ReturnType<typeof createSource>): number {
  const before = process.cpuUsage()
  readFeed(source)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
