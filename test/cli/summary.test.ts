import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SiteCounts, summariseBuild } from '../../src/cli/summary.ts'

const builds: readonly (readonly [SiteCounts, string])[] = [
  [
    { pages: 12431, written: 18, shards: { made: 1, of: 6 } },
    '12,431 pages: 18 written, 12,413 as they were; 1 of 6 search shards made',
  ],
  [
    { pages: 208, written: 208, shards: { made: 1, of: 1 } },
    '208 pages: 208 written; 1 of 1 search shard made',
  ],
  [{ pages: 208, written: 0 }, '208 pages: 208 as they were'],
]
for (const [counts, sentence] of builds) {
  test(`a build is summed up as \`${sentence}\``, () => assert.equal(summariseBuild(counts), sentence))
}
