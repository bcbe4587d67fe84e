import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Post } from '../../src/model.ts'

/** Make sure a measured build did its work: a page for every post and every day, and a search index. */
export function checkSite(site: string, posts: readonly Post[]): void {
  const days = posts.map(({ date }) => `/${date.replaceAll('-', '/')}/`)
  for (const page of new Set([...posts.map(({ permalink }) => permalink), ...days])) {
    assert(existsSync(path.join(site, page, 'index.html')), `expected a page ${page} in ${site}`)
  }
  assert(existsSync(path.join(site, 'pagefind')), `expected a search index in ${site}`)
}
