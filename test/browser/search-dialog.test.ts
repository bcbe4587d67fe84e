import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { answered, readAnswer } from './search-page.ts'
import { permalinks, writeSearchSite } from './search-site.ts'

const dialog = 'dialog.search-dialog[open]'
const box = `${dialog} input[name=q]`

describe('the search dialog', () => {
  let site: Awaited<ReturnType<typeof writeSearchSite>>
  let server: DirectoryServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let complaints: string[]

  before(async () => {
    site = await writeSearchSite()
    server = await serveDirectory(site.directory)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
    await site.remove()
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    page = await context.newPage()
    complaints = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('request', request => request.url().startsWith(server.url) || complaints.push(request.url()))
    await page.goto(server.url)
  })
  afterEach(async () => {
    await context.close()
    assert.deepEqual(complaints, [])
  })

  const open = async (key = '/'): Promise<void> => {
    await page.keyboard.press(key)
    await page.waitForSelector(box)
  }
  const isOpen = (): Promise<boolean> => page.locator(dialog).isVisible()
  const isBoxFocused = (): Promise<boolean> => page.locator(box).evaluate(it => it === document.activeElement)

  for (const key of ['/', 'Control+k', 'Meta+k']) {
    it(`opens by ${key}, with the box in focus and empty`, async () => {
      await open(key)
      assert.deepEqual([await isBoxFocused(), await page.inputValue(box)], [true, ''])
    })
  }

  it('loads its code on first use only', async () => {
    const scripts = (): Promise<number> =>
      page.evaluate(() => performance.getEntriesByType('resource').length)
    const before = await scripts()
    await open()
    assert.ok((await scripts()) > before + 1)
    await page.keyboard.press('Escape')
    await page.waitForSelector(dialog, { state: 'hidden' })
    const loaded = await scripts()
    await open()
    assert.equal(await scripts(), loaded)
  })

  it('opens again at once after it was closed, whichever way', async () => {
    await open()
    const closings: Record<string, string> = {
      Escape: `input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))`,
      'the button': `dialog.querySelector('.search-dialog-bar button').click()`,
      'the backdrop': `dialog.click()`,
      'the browser': `dialog.requestClose()`,
    }
    for (const [way, closing] of Object.entries(closings)) {
      // In one task, before the browser takes the focus out of the hidden box.
      const states = await page.evaluate(`(() => {
        const dialog = document.querySelector('dialog.search-dialog')
        const input = dialog.querySelector('input')
        input.focus()
        ${closing}
        const isClosed = !dialog.open
        const slash = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true })
        document.activeElement.dispatchEvent(slash)
        return { isClosed, isTaken: slash.defaultPrevented }
      })()`)
      assert.deepEqual({ way, ...(states as object) }, { way, isClosed: true, isTaken: true })
      await page.waitForSelector(box)
      assert.equal(await isBoxFocused(), true)
    }
  })

  it('is made once where the key is pressed again while it loads', async () => {
    await page.evaluate(() => {
      for (const key of ['/', '/']) dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
    })
    await page.waitForSelector(box)
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('Escape')
    await page.waitForSelector(dialog, { state: 'hidden' })
    assert.equal(await page.locator('dialog').count(), 1)
    await open()
  })

  it('leaves a slash to a field that is being typed in, but not Ctrl-K', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    const field = page.locator('main input[name=q]')
    await field.focus()
    await page.keyboard.type('a/b')
    assert.deepEqual([await field.inputValue(), await isOpen()], ['a/b', false])
    await open('Control+k')
  })

  it('closes by Escape, also when words are typed, and gives the focus back', async () => {
    const link = page.locator('header nav a').first()
    await link.focus()
    await open()
    await page.keyboard.type('发展')
    await page.keyboard.press('Escape')
    assert.equal(await isOpen(), false)
    assert.equal(await link.evaluate(it => it === document.activeElement), true)
  })

  it('keeps the focus inside, both ways round', async () => {
    await open()
    await page.keyboard.type('发展')
    await page.waitForSelector(answered)
    const seen = new Set<string>()
    for (const key of [...Array(12).fill('Tab'), ...Array(12).fill('Shift+Tab')]) {
      await page.keyboard.press(key)
      seen.add(
        await page.evaluate(
          selector =>
            document.querySelector(selector)?.contains(document.activeElement) ? 'inside' : 'outside',
          dialog,
        ),
      )
    }
    assert.deepEqual([...seen], ['inside'])
  })

  it('leads from home to a post by the keyboard alone', async () => {
    await open()
    await page.keyboard.type('发展')
    await page.waitForSelector(answered)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await Promise.all([page.waitForURL(`**${permalinks.simplified}`), page.keyboard.press('Enter')])
    await page.waitForSelector('mark.found')
  })

  it('leads back from the first result to the box', async () => {
    await open()
    await page.keyboard.type('发展')
    await page.waitForSelector(answered)
    await page.keyboard.press('ArrowDown')
    assert.equal(await isBoxFocused(), false)
    await page.keyboard.press('ArrowUp')
    assert.equal(await isBoxFocused(), true)
  })

  it('is as it was when the reader comes back from a result, and leaves the address alone', async () => {
    const address = page.url()
    await open()
    await page.keyboard.type('发展')
    const { paths } = await readAnswer(page)
    assert.deepEqual([page.url(), paths], [address, [permalinks.simplified, permalinks.traditional]])
    await page.click(`${dialog} ol a`)
    await page.waitForURL(`**${permalinks.simplified}`)
    await page.goBack()
    await page.waitForSelector(box)
    assert.equal(await page.inputValue(box), '发展')
    assert.deepEqual((await readAnswer(page)).paths, paths)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => history.state?.search === undefined)
    await page.reload()
    assert.equal(await isOpen(), false)
  })

  it('links to the same search on the search page', async () => {
    await open()
    await page.keyboard.type('发展 from:lin_mo')
    await page.waitForSelector(answered)
    await page.click(`${dialog} .search-dialog-bar a`)
    await page.waitForURL('**/search/?*')
    assert.deepEqual((await readAnswer(page)).paths, [permalinks.simplified])
  })

  it('leads to the box of the search page where that is the page', async () => {
    await page.goto(`${server.url}search/`)
    await page.keyboard.press('/')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'))
    assert.deepEqual([focused, await isOpen()], ['q', false])
  })

  it('moves nothing while results arrive', async () => {
    await page.evaluate(() => {
      const shifts: number[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await open()
    for (const key of 'from:lin_mo 长文本') await page.keyboard.type(key, { delay: 40 })
    await page.waitForSelector(answered)
    await page.waitForTimeout(300)
    const total = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    )
    assert.ok(total <= 0.02, `layout shift ${total}`)
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`breaks no accessibility rule in ${colorScheme} colours`, async () => {
      await page.emulateMedia({ colorScheme })
      const audit = async (): Promise<readonly string[]> => {
        // Results fade while others are looked for: colours are judged when they are at rest.
        await page.waitForFunction(
          () =>
            document.querySelector('[data-state=loading]') === null &&
            document.getAnimations().every(animation => animation.playState !== 'running'),
        )
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(document),
        )
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      }
      await page.evaluate(axe.source)
      await open()
      assert.deepEqual(await audit(), [])
      await page.keyboard.type('发展')
      await page.waitForSelector(answered)
      await page.click(`${dialog} summary`)
      await page.waitForSelector(`${dialog} option[value=lin_mo]`, { state: 'attached' })
      assert.deepEqual(await audit(), [])
      await page.fill(box, '')
      await page.keyboard.type('from:')
      await page.waitForSelector(`${dialog} [role=option]`)
      await page.keyboard.press('ArrowDown')
      assert.deepEqual(await audit(), [])
    })
  }
})
