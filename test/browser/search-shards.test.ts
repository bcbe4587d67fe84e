import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { PartitionLimits } from '../../src/archive/partitions.ts'
import type { SearchRecord } from '../../src/search/index/search-record.ts'
import { realFeed } from '../real-feeds.ts'
import { writeSearchIndex } from '../search/index/write-search-index.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { type BuiltSite, buildFromFeed } from './built-site.ts'
import { askFor, readAnswer, type Shown } from './search-page.ts'
import { drawQueries } from './search-queries.ts'

const SEED = 20240410
const counts = { han: 30, latin: 15, mixed: 10, author: 10, 'two terms': 15 }

describe('an index in shards', () => {
  let browser: Browser
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  for (const feed of ['sample.md', '2024-04.md']) {
    const { path: file, skip } = realFeed(feed)
    it(`answers for ${feed} as one index does, in its order`, { skip }, async test => {
      const site = await buildFromFeed(file)
      test.after(() => site.remove())
      const queries = [
        ...drawQueries(site.posts, counts, SEED).map(({ text }) => text),
        ...[
          '发展',
          '發展',
          '模型 xyzzyplugh',
          '-模型 开源',
          'since:2024-04-10 模型',
          'transf',
          'from:nobody AI',
        ],
      ]
      const records = site.posts.map((post): SearchRecord => ({ ...post, url: post.permalink, has: [] }))
      const ask = async (limits: PartitionLimits, count: number): Promise<readonly Shown[]> => {
        const shards = await writeSearchIndex(records, path.join(site.directory, 'pagefind'), limits)
        assert.ok(shards.length >= count, `expected ${count} shards, found ${shards.length}`)
        const server = await serveDirectory(site.directory)
        const page = await browser.newPage()
        try {
          await page.goto(`${server.url}search/`)
          const shown: Shown[] = []
          for (const query of queries) shown.push(await askFor(page, query))
          return shown
        } finally {
          await page.close()
          await server.close()
        }
      }
      const whole = await ask({ posts: 4000, newest: 4000 }, 1)
      const divided = await ask({ posts: 15, newest: 5 }, 4)
      assert.ok(whole.some(({ paths }) => paths.length > 10))
      for (const [at, query] of queries.entries()) assert.deepEqual(divided[at], whole[at], query)
    })
  }
})

describe('the index of a large archive', () => {
  let site: BuiltSite
  let folder: string
  let server: DirectoryServer
  let browser: Browser
  let page: Page

  /**
   * As many posts each year, all of them on 共同, one in the oldest year on 罕见, and on 偶尔 every five hundredth. Of every
   * hundredth, only the oldest year's have 远望 and AI side by side; of every five hundredth, 眺望 and AI.
   */
  const records = ['2022', '2023', '2024'].flatMap(year =>
    Array.from({ length: 1500 }, (_, number): SearchRecord => {
      const [month, day] = [Math.floor(number / 125) + 1, Math.floor((number % 125) / 5) + 1]
      const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const rare = year === '2022' && number === 7 ? '罕见' : ''
      const long = year === '2022' && number === 8 ? 'long'.repeat(75) : ''
      const between = year === '2022' ? '' : '号 '
      const far = number % 100 === 3 ? `远望${between}AI` : ''
      const near = number % 500 === 4 ? `眺望${between}AI` : ''
      const text = `共同的话题${rare}${long}${far}${near}${number % 500 === 0 ? '偶尔' : ''} ${year}n${number}`
      const url = `/${date.replaceAll('-', '/')}/${number}/`
      return { url, title: text, author: '林墨', handle: 'lin_mo', date, lang: 'zh', text, tags: [], has: [] }
    }),
  )
  const holding = (word: string): readonly string[] =>
    records
      .filter(({ text }) => text.includes(word))
      .map(({ url }) => url)
      .reverse()

  before(async () => {
    site = await buildFromFeed(realFeed('sample.md').path)
    folder = await mkdtemp(path.join(tmpdir(), 'tidings-large-'))
    await cp(site.directory, folder, { recursive: true })
    await writeSearchIndex(records, path.join(folder, 'pagefind'))
    server = await serveDirectory(folder)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await site.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const open = async (query: string, choice = ''): Promise<ReadonlySet<string>> => {
    page = await browser.newPage()
    const loaded = new Set<string>()
    page.on('request', request => {
      const [, shard] = /pagefind\/([^/.]+)\.\w+\/index/.exec(request.url()) ?? []
      if (shard) loaded.add(shard)
    })
    await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}${choice}`)
    await page.waitForSelector('[data-search]:is([data-state=exact],[data-state=loose],[data-state=empty])')
    return loaded
  }
  const status = (): Promise<string | null> => page.textContent('[data-search-status]')

  it('is loaded from the newest posts on, as far as a page of results needs', async () => {
    const loaded = await open('共同')
    assert.deepEqual(
      [...loaded].filter(shard => !shard.startsWith('2024')),
      [],
    )
    assert.match((await status()) ?? '', /还没有搜完/)
    const paths = await page
      .locator('[data-results] h2 a')
      .evaluateAll(links => links.map(a => a.getAttribute('href')))
    assert.deepEqual(paths, holding('共同').slice(0, 10))
    await page.close()
  })

  it('is searched whole for what is rare', async () => {
    await open('偶尔')
    assert.deepEqual(await readAnswer(page), { state: 'exact', paths: holding('偶尔') })
    assert.doesNotMatch((await status()) ?? '', /还没有搜完/)
    assert.deepEqual(await askFor(page, '罕见'), { state: 'exact', paths: holding('罕见') })
    assert.equal((await askFor(page, 'xyzzyplugh')).state, 'empty')
    const long = 'long'.repeat(75)
    assert.deepEqual(await askFor(page, long), { state: 'exact', paths: holding(long) })
    await page.close()
  })

  it('has what stands side by side before what stands apart, also in older posts', async () => {
    await open('眺望 AI')
    const paths = [...holding('眺望AI'), ...holding('眺望号 AI')]
    assert.deepEqual(await readAnswer(page), { state: 'exact', paths })
    await page.close()
  })

  it('is searched whole for what is typed as one word, and has it on the first page', async () => {
    await open('远望AI')
    const paths = [...holding('远望AI'), ...holding('远望号 AI')]
    assert.deepEqual(await readAnswer(page), { state: 'exact', paths })
    await page.close()
  })

  it('does not wait for older posts with a page of results, and brings what is nearer there on the next', async () => {
    await open('远望 AI')
    const [apart, together] = [holding('远望号 AI'), holding('远望AI')]
    const paths = [...apart.slice(0, 10), ...together, ...apart.slice(10)]
    assert.deepEqual(await readAnswer(page), { state: 'exact', paths })
    await page.close()
  })

  it('is searched whole to count what each filter would leave', async () => {
    await open('偶尔')
    await page.click('[data-search] summary')
    await page.waitForFunction(() => document.querySelectorAll('select[name=month] option').length > 1)
    const months = await page.locator('select[name=month] option').allTextContents()
    assert.equal(months.length, 1 + new Set(holding('偶尔').map(url => url.slice(0, 8))).size)
    await page.close()
  })

  it('is loaded from the oldest posts on where they are asked for', async () => {
    const loaded = await open('共同', '&sort=oldest')
    assert.deepEqual(
      [...loaded].filter(shard => shard.startsWith('2024')),
      [],
    )
    const paths = await page
      .locator('[data-results] h2 a')
      .evaluateAll(links => links.map(a => a.getAttribute('href')))
    assert.deepEqual(paths, holding('共同').toReversed().slice(0, 10))
    await page.close()
  })

  it('brings older results, a page at a time', async () => {
    await open('共同')
    const more = page.locator('button[data-search-more]')
    const results = page.locator('[data-results] > li')
    for (let shown = 10; shown < 60; shown += 10) {
      await more.click()
      await results.nth(shown).waitFor()
    }
    const paths = await results.locator('h2 a').evaluateAll(links => links.map(a => a.getAttribute('href')))
    assert.deepEqual(paths, holding('共同').slice(0, 60))
    await page.close()
  })
})

describe('the index of an archive without posts', () => {
  it('holds nothing, and says so', async test => {
    const site = await buildFromFeed(realFeed('sample.md').path)
    test.after(() => site.remove())
    await writeSearchIndex([], path.join(site.directory, 'pagefind'))
    const server = await serveDirectory(site.directory)
    test.after(() => server.close())
    const browser = await launchBrowser()
    test.after(() => browser.close())
    const page = await browser.newPage()
    await page.goto(`${server.url}search/?q=模型`)
    assert.deepEqual(await readAnswer(page), { state: 'empty', paths: [] })
  })
})
