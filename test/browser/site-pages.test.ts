import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { choosePageOfEachType } from '../../scripts/page-types.ts'
import { datePath } from '../../src/archive/urls.ts'
import { realFeed } from '../real-feeds.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { type BuiltSite, buildFromFeed } from './built-site.ts'
import { auditPage, collectComplaints, findWiderThanPage } from './page-checks.ts'
import { answered } from './search-page.ts'

const viewports = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]
const MAX_SHIFT = 0.02

for (const feed of ['sample.md', '2024-04.md']) {
  const { path, skip } = realFeed(feed)
  describe(`the whole site of ${feed}`, { skip }, () => {
    let site: BuiltSite
    let server: DirectoryServer
    let browser: Browser
    before(async () => {
      site = await buildFromFeed(path)
      server = await serveDirectory(site.directory)
      browser = await launchBrowser()
    })
    after(async () => {
      await browser?.close()
      await server?.close()
      await site?.remove()
    })

    for (const viewport of viewports) {
      it(`is sound in both schemes at ${viewport.width} pixels`, async () => {
        const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
        const complaints = collectComplaints(page, server.url)
        await observeShifts(page)
        for (const at of [
          ...choosePageOfEachType(site.posts).values(),
          '/search/?q=模型',
          '/search/?q=GPT',
        ]) {
          const note = (complaint: string): unknown => complaints.push(`${at}: ${complaint}`)
          await page.emulateMedia({ colorScheme: 'light' })
          await page.goto(new URL(at.slice(1), server.url).href)
          if (at.includes('?')) await page.waitForSelector(answered)
          for (const violation of await auditPage(page)) note(violation)
          for (const element of await findWiderThanPage(page)) note(element)
          const shift = await readShift(page)
          if (shift > MAX_SHIFT) note(`layout shift ${shift}`)
          await page.emulateMedia({ colorScheme: 'dark' })
          for (const violation of await auditPage(page, ['color-contrast'])) note(`dark: ${violation}`)
        }
        await page.close()
        assert.deepEqual(complaints, [])
      })

      it(`leads from home by way of its month to every post at ${viewport.width} pixels`, async () => {
        const page = await browser.newPage({ viewport })
        const complaints = collectComplaints(page, server.url)
        const linksOf = async (at: string): Promise<readonly string[]> => {
          await page.goto(new URL(at.slice(1), server.url).href)
          const links = page.locator('main a')
          return links.evaluateAll(all =>
            all
              .filter(link => link.checkVisibility({ visibilityProperty: true }))
              .map(link => new URL(link.getAttribute('href') ?? '', location.href).pathname),
          )
        }
        const missing: string[] = []
        const home = new Set(await linksOf('/'))
        const months = new Set(site.posts.map(({ date }) => date.slice(0, 7)))
        for (const month of months) {
          if (!home.has(datePath(month))) missing.push(`/: ${datePath(month)}`)
          const fromMonth = new Set(await linksOf(datePath(month)))
          const posts = site.posts.filter(({ date }) => date.startsWith(month))
          for (const { permalink } of posts)
            if (!fromMonth.has(permalink)) missing.push(`${datePath(month)}: ${permalink}`)
        }
        await page.close()
        assert.deepEqual([...missing, ...complaints], [])
      })
    }

    it('leads from home to the oldest post by Tab and Enter alone', async () => {
      const page = await browser.newPage({ viewport: viewports[0] as (typeof viewports)[0] })
      const oldest = site.posts.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0]
      assert.ok(oldest)
      await page.goto(server.url)
      for (const path of [datePath(oldest.date.slice(0, 7)), oldest.permalink]) {
        await tabTo(page, path)
        await Promise.all([page.waitForURL(`**${path}`), page.keyboard.press('Enter')])
      }
      const author = await page.locator('article.h-entry > header .p-name').first().textContent()
      await page.close()
      assert.equal(author, oldest.author)
    })
  })
}

/** Press Tab until the link to a path has the focus, which must be seen. */
async function tabTo(page: Page, path: string): Promise<void> {
  for (let presses = 0; presses < 600; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const { outlineStyle } = getComputedStyle(element ?? document.body)
      return { path: element?.getAttribute('href'), hasOutline: outlineStyle !== 'none' }
    })
    if (focused.path !== path) continue
    assert.ok(focused.hasOutline, `expected an outline around the link to ${path}`)
    return
  }
  assert.fail(`Tab never reached ${path}`)
}

/** Sum up the layout shifts of every page that is loaded from now on. */
async function observeShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, { shift: 0 })
    new PerformanceObserver(list => {
      const sum = globalThis as unknown as { shift: number }
      for (const entry of list.getEntries()) sum.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What has moved since the page was opened. */
function readShift(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { shift: number }).shift)
}
