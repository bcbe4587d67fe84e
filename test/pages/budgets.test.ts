import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { searchPath, searchScriptPath } from '../../src/archive/urls.ts'
import { type BuiltSite, buildFromFeed } from '../browser/built-site.ts'
import { realFeed } from '../real-feeds.ts'
import { checkLinks } from './check-links.ts'
import { parsePage, select } from './html.ts'

/** Bytes that a reader may be asked to load. */
const limits = {
  'post page without its text, gzipped': 12_000,
  'stylesheet, gzipped': 10_000,
  'scripts before search, gzipped': 4_000,
  'list page': 200_000,
} as const

type Budget = keyof typeof limits

for (const feed of ['sample.md', '2024-04.md']) {
  const { path: file, skip } = realFeed(feed)
  describe(`the site of ${feed}`, { skip }, () => {
    let site: BuiltSite
    before(async () => {
      site = await buildFromFeed(file)
    })
    after(() => site.remove())

    it('keeps within its budgets', async test => {
      const heaviest = await weigh(site)
      const rows = Object.entries(limits).map(([name, limit]) => {
        const { bytes, page } = heaviest[name as Budget]
        return { name, bytes, limit, page }
      })
      test.diagnostic(`${'budget'.padEnd(40)}${'bytes'.padStart(9)}${'limit'.padStart(9)}  heaviest`)
      for (const { name, bytes, limit, page } of rows)
        test.diagnostic(`${name.padEnd(40)}${String(bytes).padStart(9)}${String(limit).padStart(9)}  ${page}`)
      assert.deepEqual(
        rows.filter(({ bytes, limit }) => bytes === 0 || bytes > limit),
        [],
      )
    })
  })
}

interface Weight {
  readonly bytes: number
  readonly page: string
}

/** Find the heaviest page by each budget. */
async function weigh({ directory, posts }: BuiltSite): Promise<Readonly<Record<Budget, Weight>>> {
  const read = (at: string): Promise<string> =>
    readFile(path.join(directory, at.endsWith('/') ? `${at}index.html` : at), 'utf8')
  const { pages } = await checkLinks(directory)
  const permalinks = new Set(posts.map(({ permalink }) => permalink))
  const weights: Record<Budget, Weight[]> = {
    'post page without its text, gzipped': [],
    'stylesheet, gzipped': [],
    'scripts before search, gzipped': [],
    'list page': [],
  }
  for (const page of pages) {
    const html = await read(page)
    if (!permalinks.has(page)) weights['list page'].push({ page, bytes: Buffer.byteLength(html) })
    else weights['post page without its text, gzipped'].push({ page, bytes: gzipped(withoutBody(html)) })

    const elements = parsePage(html)
    const styles = select(elements, 'link').filter(({ attributes }) => attributes.rel === 'stylesheet')
    const scripts = select(elements, 'script').flatMap(({ attributes }) => attributes.src ?? [])
    assert.equal(page === searchPath, scripts.includes(searchScriptPath), `search script of ${page}`)
    const sum = async (paths: readonly string[]): Promise<number> =>
      (await Promise.all(paths.map(read))).reduce((bytes, content) => bytes + gzipped(content), 0)
    weights['stylesheet, gzipped'].push({
      page,
      bytes: await sum(styles.flatMap(({ attributes }) => attributes.href ?? [])),
    })
    if (page !== searchPath)
      weights['scripts before search, gzipped'].push({ page, bytes: await sum(scripts) })
  }
  return {
    'post page without its text, gzipped': heaviestOf(weights['post page without its text, gzipped']),
    'stylesheet, gzipped': heaviestOf(weights['stylesheet, gzipped']),
    'scripts before search, gzipped': heaviestOf(weights['scripts before search, gzipped']),
    'list page': heaviestOf(weights['list page']),
  }
}

/** What is left of a post page when the body is taken out: what it adds once compressed is its own. */
function withoutBody(html: string): string {
  const start = html.indexOf('<div class="e-content">')
  const end = html.lastIndexOf('</div>', html.lastIndexOf('</article>'))
  assert.ok(start >= 0 && end > start, 'expected a body')
  return html.slice(0, start) + html.slice(end)
}

function heaviestOf(weights: readonly Weight[]): Weight {
  return weights.reduce((one, other) => (other.bytes > one.bytes ? other : one), { bytes: 0, page: '' })
}

function gzipped(content: string): number {
  return gzipSync(content).length
}
