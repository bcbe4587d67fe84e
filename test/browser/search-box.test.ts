import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { realFeed } from '../real-feeds.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { type BuiltSite, buildFromFeed } from './built-site.ts'
import { answered, askFor, box, readAnswer } from './search-page.ts'
import { holds, searchedText } from './search-queries.ts'

describe('the search box', () => {
  let site: BuiltSite
  let server: DirectoryServer
  let browser: Browser
  let context: BrowserContext
  let page: Page

  before(async () => {
    site = await buildFromFeed(realFeed('sample.md').path)
    server = await serveDirectory(site.directory)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await site.remove()
  })
  beforeEach(async () => {
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterEach(() => context.close())

  const open = (query = ''): Promise<unknown> => page.goto(`${server.url}search/${query}`)
  const state = (): Promise<string | null> => page.getAttribute('[data-search]', 'data-state')
  const waitFor = (name: string): Promise<unknown> =>
    page.waitForSelector(`[data-search][data-state=${name}]`)
  const typedQuery = (): string | null => new URL(page.url()).searchParams.get('q')
  const status = (): Promise<string | null> => page.textContent('[data-search-status]')
  const pathsOf = (query: string): readonly string[] =>
    site.posts.filter(post => holds(searchedText(post), query)).map(post => post.permalink)

  it('waits idle for a first word', async () => {
    await open()
    assert.equal(await state(), 'idle')
    assert.equal(await page.locator('[data-results] > li').count(), 0)
  })

  it('stands below its heading, as wide as the page, also where the page has two columns', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await open()
    const [heading, form] = await Promise.all(
      ['main h1', '[data-search] form'].map(each => page.locator(each).boundingBox()),
    )
    assert.equal(form?.x, heading?.x)
    assert.equal(form?.width, 1008)
  })

  it('answers as the reader types, and keeps the words in the address', async () => {
    await open()
    const before = await page.evaluate(() => history.length)
    await page.locator(box).pressSequentially('模型', { delay: 20 })
    const { paths } = await readAnswer(page)
    assert.deepEqual([...paths].sort(), [...pathsOf('模型')].sort())
    assert.equal(await state(), 'exact')
    assert.equal(typedQuery(), '模型')
    assert.equal(await page.evaluate(() => history.length), before)
  })

  it('goes back to the query before', async () => {
    await open()
    const first = await askFor(page, '模型')
    await askFor(page, 'GPT-4')
    assert.equal(typedQuery(), 'GPT-4')
    await page.goBack()
    await page.waitForFunction(
      selector => document.querySelector<HTMLInputElement>(selector)?.value === '模型',
      box,
    )
    assert.equal(typedQuery(), '模型')
    assert.deepEqual(await readAnswer(page), first)
    await page.goForward()
    await page.waitForFunction(
      selector => document.querySelector<HTMLInputElement>(selector)?.value === 'GPT-4',
      box,
    )
    assert.deepEqual([...(await readAnswer(page)).paths].sort(), [...pathsOf('GPT-4')].sort())
  })

  it('waits while an input method composes', async () => {
    await open()
    await page.focus(box)
    const session = await context.newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'mo xing', selectionStart: 7, selectionEnd: 7 })
    await page.waitForTimeout(300)
    assert.deepEqual([await page.inputValue(box), await state(), typedQuery()], ['mo xing', 'idle', null])
    await session.send('Input.insertText', { text: '模型' })
    assert.equal((await readAnswer(page)).state, 'exact')
    assert.equal(typedQuery(), '模型')
  })

  it('shows the answer to what was typed last', async () => {
    await open()
    await askFor(page, '模型')
    await open()
    let isFirst = true
    await context.route('**/posts/*.bin', async route => {
      const isLate = isFirst
      isFirst = false
      if (isLate) await new Promise(resolve => setTimeout(resolve, 800))
      await route.continue()
    })
    // Waited for before it can be sent: a request that has gone out already is not seen.
    const asked = page.waitForRequest('**/posts/*.bin')
    await page.fill(box, '模型')
    await page.press(box, 'Enter')
    const late = await asked
    const { paths } = await askFor(page, 'GPT-4')
    await (await late.response())?.finished()
    await page.waitForTimeout(200)
    assert.deepEqual((await readAnswer(page)).paths, paths)
    assert.deepEqual([...paths].sort(), [...pathsOf('GPT-4')].sort())
  })

  it('marks every match once, and nothing invisible is copied', async () => {
    await open('?q=模型')
    await page.waitForSelector(answered)
    const marks = await page.locator('[data-results] mark').allTextContents()
    assert.deepEqual([...new Set(marks)], ['模型'])
    const copied = await page.evaluate(() => {
      const list = document.querySelector('[data-results]')
      if (list) getSelection()?.selectAllChildren(list)
      return getSelection()?.toString() ?? ''
    })
    assert.match(copied, /模型/)
    assert.doesNotMatch(copied, /[\u200B\u0780-\u07A5\u{F0000}-\u{FFFFF}]/u)
  })

  it('links to pages that are there', async () => {
    await open('?q=模型')
    const { paths } = await readAnswer(page)
    const answers = paths.map(async path =>
      (await context.request.get(new URL(path, server.url).href)).status(),
    )
    assert.deepEqual(new Set(await Promise.all(answers)), new Set([200]))
  })

  it('says so before it shows what only comes near', async () => {
    await open()
    const near = await askFor(page, '模型 xyzzyplugh')
    assert.equal(near.state, 'loose')
    assert.match((await status()) ?? '', /模型 xyzzyplugh/)
    assert.deepEqual([...near.paths].sort(), [...pathsOf('模型')].sort())
  })

  it('says that there is nothing', async () => {
    await open()
    assert.deepEqual(await askFor(page, '<b>xyzzyplugh</b>'), { state: 'empty', paths: [] })
    assert.match((await status()) ?? '', /<b>xyzzyplugh<\/b>/)
    await page.fill(box, '')
    await waitFor('idle')
    assert.equal(await status(), '')
  })

  it('filters by author and sorts by day, counts it, and keeps it in the address', async () => {
    const [author = ''] = site.posts.map(post => post.handle.toLowerCase())
    const theirs = site.posts.filter(post => post.handle.toLowerCase() === author)
    await open()
    await page.click('[data-search] summary')
    await page.waitForSelector(`select[name=author] option[value="${author}"]`, { state: 'attached' })
    const option = await page.textContent(`select[name=author] option[value="${author}"]`)
    assert.match(option ?? '', new RegExp(`@${author} \\(${theirs.length}\\)$`, 'i'))
    await page.selectOption('select[name=author]', author)
    await page.selectOption('select[name=sort]', 'oldest')
    await waitFor('exact')
    assert.equal(new URL(page.url()).search, `?author=${author}&sort=oldest`)
    const shown = await readAnswer(page)
    assert.deepEqual([...shown.paths].sort(), theirs.map(post => post.permalink).sort())
    const days = await page.locator('[data-results] time').allTextContents()
    const formatDay = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format
    assert.deepEqual(
      days,
      theirs
        .map(({ date }) => date)
        .sort()
        .map(date => formatDay(new Date(date))),
    )
    await page.reload()
    assert.deepEqual(await readAnswer(page), shown)
  })

  for (const [what, pattern] of [
    ['is missing', '**/pagefind/**'],
    ['lost its settings', /\/pagefind\/settings\.json/],
    ['lost words', /\/index\/\d+\.bin/],
    ['lost posts', '**/posts/*.bin'],
  ] as const) {
    it(`says that the index ${what}, and tries again`, async () => {
      await context.route(pattern, route => route.fulfill({ status: 404, body: 'Not found' }))
      await open('?q=模型')
      await waitFor('error')
      assert.notEqual(await status(), '')
      await context.unroute(pattern)
      await page.click('[data-search-retry]')
      assert.deepEqual([...(await readAnswer(page)).paths].sort(), [...pathsOf('模型')].sort())
    })
  }

  it('finds the index of a site that was published anew since the page was kept', async () => {
    let asked = 0
    await context.route(/\/pagefind\/settings\.json/, async route => {
      const response = await route.fetch()
      const settings = await response.text()
      const old = settings.replaceAll(/"folder":"[^"]*"/g, '"folder":"gone"')
      await route.fulfill({ response, body: asked++ === 0 ? old : settings })
    })
    await open('?q=模型')
    assert.deepEqual([...(await readAnswer(page)).paths].sort(), [...pathsOf('模型')].sort())
    assert.equal(asked, 2)
  })

  it('says so where a part of the index is damaged', async () => {
    await context.route(/\/index\/\d+\.bin/, route => route.fulfill({ status: 200, body: 'damaged' }))
    await open('?q=模型')
    await waitFor('error')
  })

  it('says that it is offline rather than that there is nothing', async () => {
    await open()
    await askFor(page, '模型')
    await context.setOffline(true)
    await page.fill(box, 'xyzzyplugh')
    await waitFor('error')
  })

  it('says without JavaScript what to do', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(`${server.url}search/`)
    assert.match((await still.textContent('[data-search]')) ?? '', /JavaScript/)
    const links = await still
      .locator('[data-search] noscript a')
      .evaluateAll(all => all.map(a => a.getAttribute('href')))
    assert.deepEqual(links, ['/', '/authors/', '/tags/'])
    await plain.close()
  })

  it('runs under a strict content security policy', async () => {
    const policy = "default-src 'self'"
    await context.route('**/search/*', async route => {
      const response = await route.fetch()
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
    })
    await open('?q=模型')
    assert.equal((await readAnswer(page)).state, 'exact')
  })
})
