import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import { quiet } from '../quiet.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { answered, box } from './search-page.ts'
import { makePost } from './search-site.ts'

const posts = Array.from({ length: 45 }, (_, at) => {
  const number = at + 1
  const text = `共同的话题，第 ${number} 篇。`
  const date = `2024-04-${String(Math.floor(at / 2) + 1).padStart(2, '0')}`
  return makePost({ date, number, author: '林墨', handle: 'lin_mo', title: text, body: `${text}\n` })
})

const results = '[data-results] > li'

describe('a long list of results', () => {
  let folder: string
  let server: DirectoryServer
  let browser: Browser
  let context: BrowserContext
  let page: Page

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tidings-long-'))
    const output = path.join(folder, 'site')
    const config = { ...defaultConfig, outputs: { ...defaultConfig.outputs, images: false } }
    await writeSite({ posts, config }, { output }, quiet)
    server = await serveDirectory(output)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 800, height: 600 } })
    page = await context.newPage()
  })
  afterEach(() => context.close())

  const open = async (query: string): Promise<void> => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`)
    await page.waitForSelector(answered)
  }
  const showMore = async (count: number): Promise<void> => {
    await page.click('[data-search-more]')
    await page
      .locator(results)
      .nth(count - 1)
      .waitFor()
  }
  const scroll = (): Promise<number> => page.evaluate(() => document.documentElement.scrollTop)

  it('is as long, and the reader where they were, when they come back from a result', async () => {
    await open('共同')
    await showMore(20)
    await showMore(30)
    const link = page.locator(`${results} a`).nth(24)
    await link.scrollIntoViewIfNeeded()
    await page.evaluate(() => scrollBy(0, 40))
    const left = await scroll()
    await link.click()
    await page.waitForURL('**/2024/04/*/*/')
    await page.goBack()
    await page.locator(results).nth(29).waitFor()
    await page.waitForFunction(top => Math.abs(document.documentElement.scrollTop - top) < 2, left)
    assert.equal(await page.locator(results).count(), 30)
    // It was loaded anew: a page that the browser had kept would prove nothing.
    const kind = await page.evaluate(() => performance.getEntriesByType('navigation').at(0)?.toJSON().type)
    assert.equal(kind, 'back_forward')
  })

  it('is as long when the reader comes back from another query', async () => {
    await open('共同')
    await showMore(20)
    await page.fill(box, '话题')
    await page.press(box, 'Enter')
    await page.waitForURL('**/search/?q=%E8%AF%9D*')
    await page.waitForSelector(answered)
    assert.equal(await page.locator(results).count(), 10)
    await page.goBack()
    await page.locator(results).nth(19).waitFor()
    assert.equal(await page.inputValue(box), '共同')
  })

  it('begins at its beginning for a search that is opened', async () => {
    await open('共同')
    await showMore(20)
    await page.evaluate(() => scrollTo(0, 700))
    await page.waitForFunction(() => history.state?.position !== undefined)
    await page.goto(server.url)
    await open('共同')
    await page.waitForTimeout(300)
    assert.deepEqual([await page.locator(results).count(), await scroll()], [10, 0])
  })

  it('says beside the button that the next results did not load, and tries again', async () => {
    await open('共同')
    await context.route('**/posts/*.bin', route => route.abort())
    await page.click('[data-search-more]')
    const error = page.locator('[data-search-more-error]')
    await error.filter({ hasText: /./ }).waitFor()
    const [said, button] = await Promise.all([
      error.boundingBox(),
      page.locator('[data-search-more]').boundingBox(),
    ])
    assert.ok(said && button && said.y > 0 && said.y < button.y && button.y < 600)
    assert.equal(await page.textContent('[data-search-more]'), '重试')
    assert.equal(await page.getAttribute('[data-search]', 'data-state'), 'exact')
    assert.equal(await page.locator(results).count(), 10)
    await context.unroute('**/posts/*.bin')
    await showMore(20)
    assert.deepEqual(
      [await error.textContent(), await page.textContent('[data-search-more]')],
      ['', '显示更多'],
    )
  })

  it('is found by the beginning of what was pasted, which is repeated short', async () => {
    const pasted = `共同 ${'很长的一段话。'.repeat(900)}`
    await page.goto(`${server.url}search/`)
    await page.fill(box, pasted)
    await page.press(box, 'Enter')
    await page.waitForSelector(answered)
    const status = (await page.textContent('[data-search-status]')) ?? ''
    assert.ok(status.length < 120, `${status.length} characters`)
    assert.match(status, /“共同 很长的一段话。.*…”/)
    assert.ok(new URL(page.url()).searchParams.get('q')?.length === 256)
  })

  it('is empty without the names of the archive as it is with them', async () => {
    await context.route('**/names.json', route => route.fulfill({ status: 404, body: '' }))
    await open('没有的词')
    assert.equal(await page.getAttribute('[data-search]', 'data-state'), 'empty')
  })

  it('has the screen to itself on a phone once Enter is pressed', async () => {
    const phone = await browser.newContext({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    for (const [on, isFocused] of [
      [phone, false],
      [context, true],
    ] as const) {
      const screen = await on.newPage()
      await screen.goto(`${server.url}search/`)
      await screen.fill(box, '共同')
      await screen.press(box, 'Enter')
      await screen.waitForSelector(answered)
      const focused = await screen.evaluate(selector => document.activeElement?.matches(selector), box)
      assert.equal(focused, isFocused)
    }
    await phone.close()
  })
})
