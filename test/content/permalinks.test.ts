import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAddressProblem, isPageOfSite } from '../../src/content/permalinks.ts'
import { allPages, planPages } from '../../src/pages/plan-pages.ts'
import { sampleArchive } from '../pages/sample-archive.ts'

test('every page of a site but those of posts is one that no post can be at', () => {
  const archive = sampleArchive()
  const { home, posts, ...others } = planPages(archive, 7)
  const free = allPages({ home: [], posts: [], ...others }).filter(
    ({ path }) => findAddressProblem(path) === undefined && !isPageOfSite(path),
  )
  assert.deepEqual(
    free.map(({ path }) => path),
    [],
  )
  assert.ok(posts.length > 0 && posts.every(({ path }) => !isPageOfSite(path)))
  // Home has no name, which a post must have.
  assert.notEqual(findAddressProblem(home[0].path), undefined)
})
