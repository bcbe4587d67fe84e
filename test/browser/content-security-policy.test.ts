import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { choosePageOfEachType } from '../../scripts/page-types.ts'
import { realFeed } from '../real-feeds.ts'
import { type DirectoryServer, launchBrowser, serveDirectory } from './browser.ts'
import { type BuiltSite, buildFromFeed } from './built-site.ts'
import { answered, askFor } from './search-page.ts'

describe("the whole site under the policy `default-src 'self'`", () => {
  let site: BuiltSite
  let server: DirectoryServer
  let browser: Browser
  before(async () => {
    // Feeds name pictures by the address of the site: it is the server's, as it is the host's elsewhere.
    site = await buildFromFeed(realFeed('sample.md').path, undefined, async directory => {
      server = await serveDirectory(directory, '/', { 'content-security-policy': "default-src 'self'" })
      return server.url
    })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await site?.remove()
  })

  /** Run in a page that notes each violation, also those that only the console tells of, and expect none. */
  async function expectNone(use: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ colorScheme: 'light' })
    const violations: string[] = []
    await context.exposeFunction('noteViolation', (violation: string) => void violations.push(violation))
    await context.addInitScript(() => {
      const page = globalThis as unknown as { noteViolation: (violation: string) => void }
      document.addEventListener('securitypolicyviolation', event =>
        page.noteViolation(
          `${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
        ),
      )
    })
    const page = await context.newPage()
    page.on('console', message => {
      if (/Content Security Policy/.test(message.text())) violations.push(`${page.url()}: ${message.text()}`)
    })
    await use(page)
    await context.close()
    assert.deepEqual(violations, [])
  }

  it('shows a page of each kind, its feeds and its icon', () =>
    expectNone(async page => {
      for (const path of choosePageOfEachType(site.posts).values()) {
        await page.goto(new URL(path.slice(1), server.url).href)
        assert.match(
          await page.locator('html').evaluate(root => getComputedStyle(root).backgroundColor),
          /252/,
        )
      }
      await page.locator('link[rel=icon]').evaluate(async link => {
        const image = new Image()
        image.src = (link as HTMLLinkElement).href
        await image.decode()
      })
      for (const feed of ['feed.xml', 'feed.json', 'days/feed.xml', 'weeks/feed.xml'])
        await page.goto(server.url + feed)
    }))

  it('finds posts on the search page and in the dialog, and marks the words in a post', () =>
    expectNone(async page => {
      await page.goto(`${server.url}search/`)
      const { state, paths } = await askFor(page, '模型')
      assert.equal(state, 'exact')
      assert.ok(paths.length > 0)
      await page.goto(server.url)
      await page.keyboard.press('/')
      await page.fill('dialog input[name=q]', '模型')
      await page.waitForSelector(`dialog ${answered}`)
      await page.locator('dialog ol[data-results] a').first().click()
      await page.waitForURL(url => paths.includes(url.pathname))
    }))

  it('switches the theme and remembers it', () =>
    expectNone(async page => {
      await page.goto(server.url)
      await page.locator('[data-theme-switch]').click()
      await page.reload()
      assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
    }))

  it('reports what the policy blocks', async () => {
    const insertImage = async (page: Page) => {
      await page.goto(server.url)
      await page.evaluate(() => {
        document.body.append(
          Object.assign(new Image(), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }),
        )
      })
      await page.waitForTimeout(100)
    }
    await assert.rejects(expectNone(insertImage), /img-src/)
  })
})
