import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { defaultConfig } from '../../src/config.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { askFor, readAnswer } from './search-page.ts'
import { permalinks, writeSearchSite } from './search-site.ts'

const base = '/repo/'

describe('a site under a base path', () => {
  let site: Awaited<ReturnType<typeof writeSearchSite>>
  let server: DirectoryServer
  let browser: Browser
  let page: Page
  let complaints: string[]

  before(async () => {
    site = await writeSearchSite({ ...defaultConfig, base, url: 'https://user.github.io' })
    server = await serveDirectory(site.directory, base)
    browser = await launchBrowser()
    page = await browser.newPage()
    complaints = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('request', request => request.url().startsWith(server.url) || complaints.push(request.url()))
    page.on(
      'response',
      response => response.ok() || complaints.push(`${response.status()} ${response.url()}`),
    )
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await site?.remove()
    assert.deepEqual(complaints, [])
  })

  it('is styled, and its links lead from home to a post', async () => {
    await page.goto(server.url)
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      'rgb(252, 251, 248)',
    )
    for (const path of ['/2024/04/', permalinks.qwen]) {
      const href = base + path.slice(1)
      await page.locator(`main a[href="${href}"]`).first().click()
      await page.waitForURL(`**${href}`)
    }
    assert.match((await page.locator('.e-content').textContent()) ?? '', /^\s*Qwen 的新版本/)
  })

  it('leads from every section of the masthead back home', async () => {
    await page.goto(server.url)
    const sections = await page
      .locator('body > header a')
      .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).pathname))
    assert.deepEqual(
      sections.filter(path => !path.startsWith(base)),
      [],
    )
    for (const path of sections) {
      await page.goto(new URL(path, server.url).href)
      await page.locator(`body > header a[href="${base}"]`).first().click()
      await page.waitForURL(server.url)
    }
  })

  it('finds posts on the search page, by its address and in the dialog', async () => {
    const expected = { state: 'exact', paths: [base + permalinks.qwen.slice(1)] }
    await page.goto(`${server.url}search/`)
    assert.deepEqual(await askFor(page, '新版本支持'), expected)
    await page.goto(`${server.url}search/?q=新版本支持`)
    assert.deepEqual(await readAnswer(page), expected)
    await page.goto(server.url)
    await page.keyboard.press('/')
    await page.locator('dialog[open] input[name=q]').pressSequentially('新版本支持')
    assert.deepEqual(await readAnswer(page), expected)
    await page.locator('ol[data-results] a').first().click()
    await page.waitForURL(`**${permalinks.qwen}*`)
    assert.ok(page.url().startsWith(server.url + permalinks.qwen.slice(1)), page.url())
  })

  it('names its feeds where they are', async () => {
    await page.goto(server.url)
    const feeds = await page
      .locator('link[rel=alternate][type*="atom"], link[rel=alternate][type*="json"]')
      .evaluateAll(links => links.map(link => new URL((link as HTMLLinkElement).href).pathname))
    assert.ok(feeds.includes(`${base}feed.xml`) && feeds.includes(`${base}feed.json`), feeds.join(' '))
    for (const feed of feeds) {
      const response = await page.request.get(new URL(feed, server.url).href)
      assert.equal(response.status(), 200, feed)
      assert.ok((await response.text()).includes(`https://user.github.io${base}2024/`), feed)
    }
  })
})
