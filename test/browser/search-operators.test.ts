import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { answered, askFor, box, readAnswer } from './search-page.ts'
import { permalinks, writeSearchSite } from './search-site.ts'

const { simplified, traditional, qwen, qianwen, quote, english } = permalinks

describe('searching with operators, filters, scripts and synonyms', () => {
  let site: Awaited<ReturnType<typeof writeSearchSite>>
  let server: DirectoryServer
  let browser: Browser
  let context: BrowserContext
  let page: Page

  before(async () => {
    site = await writeSearchSite()
    server = await serveDirectory(site.directory)
    browser = await launchBrowser()
    context = await browser.newContext()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await site.remove()
  })
  beforeEach(async () => {
    page = await context.newPage()
    await page.goto(`${server.url}search/`)
  })
  afterEach(() => page.close())

  const status = async (): Promise<string> => (await page.textContent('[data-search-status]')) ?? ''
  const options = (name: string): Promise<readonly (readonly [string, string])[]> =>
    page
      .locator(`select[name=${name}] option`)
      .evaluateAll(all => all.map(it => [(it as HTMLOptionElement).value, it.textContent ?? ''] as const))

  it('answers every operator', async () => {
    const answers: Record<string, readonly string[]> = {
      'from:lin_mo': [qwen, simplified],
      'from:@LIN_MO 长文本': [qwen],
      'from:lin_mo from:chen_tree': [qwen, traditional, simplified],
      'tag:llm': [qianwen, qwen],
      'tag：#提示詞': [qianwen, simplified],
      'tag:LLM tag:提示词': [qianwen],
      'since:2024-05-03': [english, quote],
      'until:2024-04-09': [traditional, simplified],
      'since:2024-04-09 until:2024-04': [qwen, traditional],
      'lang:en': [english],
      'has:link': [qwen],
      'has:quote': [quote],
      '长文本 -新版本': [qianwen],
      'open -"open source"': [quote],
      '"open source"': [english],
      'GPT-4': [english],
    }
    for (const [query, paths] of Object.entries(answers)) {
      assert.deepEqual({ query, ...(await askFor(page, query)) }, { query, state: 'exact', paths })
    }
  })

  it('finds a post by the address it was copied from, and shows that', async () => {
    const source = 'https://x.com/wren_example/status/6'
    assert.deepEqual(await askFor(page, source), { state: 'exact', paths: [english] })
    assert.deepEqual(await page.locator('[data-results] mark').allTextContents(), [source])
  })

  it('takes an unknown operator for words', async () => {
    assert.equal((await askFor(page, 'site:nowhere')).state, 'empty')
    assert.match(await status(), /site:nowhere/)
  })

  it('says which dates there are not, and answers the rest', async () => {
    assert.deepEqual(await askFor(page, '发展 since:2024-02-30'), {
      state: 'exact',
      paths: [simplified, traditional],
    })
    assert.match(await status(), /since:2024-02-30/)
  })

  it('finds Simplified and Traditional by each other, first what is written as typed', async () => {
    assert.deepEqual((await askFor(page, '发展')).paths, [simplified, traditional])
    assert.deepEqual((await askFor(page, '發展')).paths, [traditional, simplified])
    const marks = await page.locator('[data-results] mark').allTextContents()
    assert.deepEqual([...new Set(marks)], ['發展', '发展'])
    assert.deepEqual((await askFor(page, '陈树')).paths, [traditional])
  })

  it('shows posts that hold one of the words whole before those that hold a part of one', async () => {
    assert.deepEqual(await askFor(page, '支持 又提文本'), { state: 'loose', paths: [qwen, qianwen] })
    const marks = await page.locator('[data-results] mark').allTextContents()
    assert.deepEqual([...new Set(marks)], ['支持', '文本', '又提'])
    assert.deepEqual((await askFor(page, '支持 没有一篇说过的话')).paths, [qwen])
  })

  it('finds synonyms after what was typed, and says which', async () => {
    assert.deepEqual((await askFor(page, 'qwen')).paths, [qwen, qianwen])
    assert.match(await status(), /千问/)
    assert.deepEqual((await askFor(page, '千问')).paths, [qianwen, qwen])
    assert.match(await status(), /Qwen/)
    await askFor(page, '发展')
    assert.doesNotMatch(await status(), /Qwen|千问/)
  })

  it('sorts by day in both directions', async () => {
    await page.click('[data-search] summary')
    await page.selectOption('select[name=sort]', 'oldest')
    assert.deepEqual((await askFor(page, '千问')).paths, [qwen, qianwen])
    await page.selectOption('select[name=sort]', 'newest')
    await page.waitForURL('**/search/?*newest*')
    assert.deepEqual((await askFor(page, '千问')).paths, [qianwen, qwen])
  })

  it('counts what each filter would leave', async () => {
    await page.click('[data-search] summary')
    await askFor(page, '长文本')
    await page.waitForSelector('select[name=tag] option[value=llm]', { state: 'attached' })
    assert.deepEqual(await options('author'), [
      ['', '全部'],
      ['lin_mo', '林墨 @Lin_Mo (1)'],
      ['zhou_ferry', '周渡 @zhou_ferry (1)'],
    ])
    assert.deepEqual(await options('month'), [
      ['', '全部'],
      ['2024-05', '2024-05 (1)'],
      ['2024-04', '2024-04 (1)'],
    ])
    assert.deepEqual(await options('lang'), [
      ['', '全部'],
      ['zh', '中文 (2)'],
    ])
    assert.deepEqual(await options('has'), [
      ['', '全部'],
      ['link', '链接 (1)'],
    ])
    await page.selectOption('select[name=author]', 'zhou_ferry')
    await page.waitForURL('**author=zhou_ferry*')
    assert.deepEqual((await readAnswer(page)).paths, [qianwen])
    assert.deepEqual((await options('tag')).toSorted(), [
      ['', '全部'],
      ['llm', 'LLM (1)'],
      ['提示词', '提示词 (1)'],
    ])
  })

  it('opens a shared search as it was', async () => {
    await page.goto(`${server.url}search/?q=%E9%95%BF%E6%96%87%E6%9C%AC+until%3A2024-04&has=link&sort=oldest`)
    assert.deepEqual((await readAnswer(page)).paths, [qwen])
    assert.equal(await page.inputValue(box), '长文本 until:2024-04')
    assert.equal(await page.inputValue('select[name=has]'), 'link')
    assert.equal(await page.inputValue('select[name=sort]'), 'oldest')
  })

  it('moves nothing while a shared search is answered', async () => {
    await page.addInitScript(() => {
      Object.assign(globalThis, { shifts: [] })
      new PerformanceObserver(list => {
        const { shifts } = globalThis as unknown as { shifts: number[] }
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    for (const search of ['?q=长文本', '?q=千问&author=lin_mo', '?q=nowhere-at-all']) {
      await page.goto(`${server.url}search/${search}`)
      await page.waitForSelector(answered)
      await page.waitForTimeout(200)
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)
      const total = shifts.reduce((sum, shift) => sum + shift, 0)
      assert.ok(total <= 0.02, `layout shift ${total} at ${search}`)
    }
  })

  it('answers from the first Han character, and one Latin letter when nothing follows', async () => {
    await page.locator(box).pressSequentially('展')
    assert.deepEqual((await readAnswer(page)).paths, [traditional, simplified])
    await page.fill(box, '')
    await page.waitForSelector('[data-search][data-state=idle]')
    await page.locator(box).pressSequentially('4')
    assert.deepEqual((await readAnswer(page)).paths, [english])
  })

  it('completes handles by the keyboard', async () => {
    await page.locator(box).pressSequentially('from:o')
    await page.waitForSelector('[role=option]')
    assert.deepEqual(await page.locator('[role=option]').allTextContents(), [
      '林墨 @Lin_Mo (2)',
      '周渡 @zhou_ferry (2)',
    ])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.getAttribute(box, 'aria-activedescendant')
    assert.equal(await page.locator(`#${chosen}`).getAttribute('aria-selected'), 'true')
    await page.keyboard.press('Enter')
    assert.equal(await page.inputValue(box), 'from:zhou_ferry ')
    assert.equal(await page.locator('[role=listbox]').isVisible(), false)
    assert.deepEqual((await readAnswer(page)).paths, [quote, qianwen])
  })

  it('completes tags by a click, and Escape closes the list alone', async () => {
    await page.locator(box).pressSequentially('长文本 tag:')
    await page.locator('[role=option]', { hasText: 'LLM' }).click()
    assert.equal(await page.inputValue(box), '长文本 tag:llm ')
    await page.locator(box).pressSequentially('from:')
    await page.waitForSelector('[role=option]')
    await page.keyboard.press('Escape')
    assert.equal(await page.locator('[role=listbox]').isVisible(), false)
    assert.equal(await page.inputValue(box), '长文本 tag:llm from:')
  })

  it('suggests the nearest author and tag, and the words without their conditions', async () => {
    const suggested = (): Promise<readonly string[]> =>
      page.locator('[data-search-suggestions] a').allTextContents()
    await askFor(page, 'from:lin_moo')
    assert.deepEqual(await suggested(), ['作者 林墨 @Lin_Mo'])
    await page.click('[data-search-suggestions] a')
    await page.waitForSelector(answered)
    assert.deepEqual((await readAnswer(page)).paths, [qwen, simplified])
    assert.equal(await page.inputValue(box), 'from:lin_mo')
    assert.deepEqual(await suggested(), [])
    assert.equal((await askFor(page, 'tag:提示语')).state, 'empty')
    assert.deepEqual(await suggested(), ['话题 #提示词'])
    assert.equal((await askFor(page, '长文本 until:2023')).state, 'empty')
    assert.deepEqual(await suggested(), ['不加条件搜索“长文本”'])
    await page.goBack()
    await page.waitForFunction(
      it => document.querySelector<HTMLInputElement>(it)?.value === 'tag:提示语',
      box,
    )
  })
})
