import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { defaultConfig } from '../../src/config.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { readAnswer } from './search-page.ts'
import { permalinks, writeSearchSite } from './search-site.ts'

/** Under a base, as on a project's pages of a host. */
const base = '/archive/'

describe('a post that a search found', () => {
  let site: Awaited<ReturnType<typeof writeSearchSite>>
  let server: DirectoryServer
  let browser: Browser
  let context: BrowserContext
  let page: Page

  before(async () => {
    site = await writeSearchSite({ ...defaultConfig, base })
    server = await serveDirectory(site.directory, base)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await site.remove()
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 300 } })
    page = await context.newPage()
  })
  afterEach(() => context.close())

  const openFrom = async (query: string, permalink: string): Promise<void> => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`)
    await readAnswer(page)
    await page.click(`ol a[href="${base}${permalink.slice(1)}"]`)
    await page.waitForURL(`**${permalink}`)
  }
  const marks = async (): Promise<readonly string[]> => {
    await page.waitForSelector('.found-bar')
    return allMarks()
  }
  const allMarks = (): Promise<readonly string[]> => page.locator('mark').allTextContents()
  const text = (): Promise<string | null> => page.textContent('article .e-content')

  it('has whole phrases marked, also across elements, never single characters', async () => {
    await openFrom('发展', permalinks.simplified)
    assert.deepEqual(await marks(), ['发展', '发', '展'])
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, `${base}2024/04/08/1/`)
  })

  it('has the other script and synonyms marked', async () => {
    await openFrom('发展', permalinks.traditional)
    assert.deepEqual(await marks(), ['發展'])
    await openFrom('千问', permalinks.qwen)
    assert.deepEqual([...new Set(await marks())], ['Qwen', 'qwen'])
  })

  it('has names marked by their ends', async () => {
    await openFrom('GPT-4 open', permalinks.english)
    assert.deepEqual(await marks(), ['Open', 'open', 'GPT-4'])
  })

  it('is scrolled to the first mark', async () => {
    await openFrom('GPT-4', permalinks.english)
    await page.waitForSelector('.found-bar')
    const { top, bottom } = await page
      .locator('mark')
      .first()
      .evaluate(mark => mark.getBoundingClientRect().toJSON())
    assert.ok(top >= 0 && bottom <= 300, `mark at ${top}`)
  })

  it('keeps its marks when loaded again, until they are cleared', async () => {
    await openFrom('发展', permalinks.simplified)
    await page.waitForSelector('.found-bar')
    await page.reload()
    await page.waitForSelector('.found-bar')
    const before = await text()
    await page.click('.found-bar button')
    assert.deepEqual([await allMarks(), await text()], [[], before])
    assert.equal(await page.locator('.found-bar').count(), 0)
    await page.reload({ waitUntil: 'networkidle' })
    assert.deepEqual(await allMarks(), [])
  })

  it('has no mark when the reader comes another way', async () => {
    await openFrom('发展', permalinks.simplified)
    await page.waitForSelector('.found-bar')
    await page.goto(server.url)
    await page.goto(server.url + permalinks.simplified.slice(1), { waitUntil: 'networkidle' })
    assert.deepEqual(await allMarks(), [])
  })

  it('has no mark where only its author was found', async () => {
    await openFrom('林墨', permalinks.simplified)
    await page.waitForLoadState('networkidle')
    assert.deepEqual([await allMarks(), await page.locator('.found-bar').count()], [[], 0])
  })
})
