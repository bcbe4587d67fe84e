import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { defaultConfig } from '../../src/config.ts'
import { dayItem } from '../../src/output/feeds/plan-feeds.ts'
import { createEditor } from '../../src/output/mail/edition.ts'
import { createSite } from '../../src/pages/site.ts'
import { sampleArchive } from '../pages/sample-archive.ts'
import { launchBrowser } from './browser.ts'
import { auditPage, collectComplaints, findWiderThanPage } from './page-checks.ts'

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser.close())

/** All but what axe advises for pages of their own: mail is shown inside one. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const archive = sampleArchive()
const site = createSite(defaultConfig)
const pages = archive.days.map(day => createEditor(site)(dayItem(day, archive, site)).html)

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [360, 600])
    test(`mail is one readable column ${width} pixels wide in ${colorScheme} colours, and asks for nothing`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
      const complaints = collectComplaints(page, 'about:blank')
      for (const html of pages) {
        await page.setContent(html)
        assert.deepEqual([...(await findWiderThanPage(page)), ...(await auditPage(page, standards))], [])
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
        assert.equal(ground, colorScheme === 'light' ? 'rgb(252, 251, 248)' : 'rgb(21, 23, 26)')
      }
      assert.deepEqual(complaints, [])
      await page.close()
    })
