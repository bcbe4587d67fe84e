import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createArchive } from '../../src/archive/archive.ts'
import { defaultConfig } from '../../src/config.ts'
import { makePost } from '../archive/make-post.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, collectComplaints, findWiderThanPage } from './page-checks.ts'

const config = { ...defaultConfig, base: '/repo/', lang: 'en' as const }
const post = (date: string, number: number, paragraphs = 1) =>
  makePost({
    ...{ date, number, title: `Post ${number} [of *many*]` },
    html: `<p>Post ${number} and a <a href="/elsewhere">link</a>.</p>`.repeat(paragraphs),
  })
const early = [post('2024-04-09', 1, 40), post('2024-04-09', 2, 40), post('2024-04-09', 3, 40)]
const later = [...early, post('2024-04-09', 4), post('2024-04-10', 5)]
const write = (directory: string, posts = later) => writePages(directory, createArchive(posts), config)
const site = openSite(write, config.base)
const digest = '2024/04/09/'

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
].flatMap(viewport => (['light', 'dark'] as const).map(colorScheme => ({ viewport, colorScheme })))

/** What is set apart as new: the beginning of the text below the divider, and what the divider says. */
async function readDividers(page: Page): Promise<readonly string[]> {
  // What the storage holds is shown when its script has run.
  await page.waitForLoadState('networkidle')
  return page.locator('[data-new-above], [data-new-below]').evaluateAll(parts =>
    parts.map(part => {
      const label = getComputedStyle(part, '::before').content.replaceAll(/"( ")?/g, '')
      return `${label}: ${part.querySelector('h2 time, bdi')?.textContent}`
    }),
  )
}

const readPosts = (page: Page): Promise<readonly (string | null)[]> =>
  page
    .locator('[data-read]')
    .evaluateAll(parts =>
      parts.map(
        part =>
          (part.matches('li') ? part.querySelector('bdi') : part.querySelector('h2'))?.textContent ?? null,
      ),
    )

test('what came since the last visit is set apart on home and in its digest, until that visit ends', async () => {
  await write(site.directory, early)
  const page = await site.browser.newPage()
  const [noon, day] = [new Date('2024-05-01T12:00:00Z').getTime(), 24 * 60 * 60 * 1000]
  const visit = async (time: number) => {
    await page.clock.setFixedTime(time)
    const shown: (readonly string[])[] = []
    for (const path of ['', digest]) {
      await page.goto(site.url + path)
      shown.push(await readDividers(page))
    }
    return shown
  }
  assert.deepEqual(await visit(noon), [[], []])
  await write(site.directory, later)
  const set = [
    ['↑ New since you were here: Tuesday, April 9, 2024', '↓ New since you were here: Post 4 [of *many*]'],
    ['↓ New since you were here: Post 4 [of *many*]'],
  ]
  assert.deepEqual(await visit(noon + day), set)
  assert.deepEqual(await visit(noon + day + 60_000), set)
  assert.deepEqual(await visit(noon + 2 * day), [[], []])
  await page.close()
})

test('posts that were opened, or scrolled by in a digest, are calmer on the next page', async () => {
  for (const screen of screens) {
    const page = await site.browser.newPage(screen)
    await page.goto(`${site.url}2024/04/10/5/`)
    await page.waitForLoadState('networkidle')
    await page.goto(site.url + digest)
    await page.waitForLoadState('networkidle')
    // The first leaves by the top; the second, which is jumped over, was never in view.
    await page.evaluate(() => {
      document.querySelectorAll('article')[2]?.scrollIntoView()
      scrollBy(0, 50)
    })
    await page.waitForFunction(() => localStorage.getItem('tidings /repo/ read')?.includes('09/1/'))
    assert.deepEqual(await readPosts(page), [])
    await page.goto(site.url)
    await page.locator('[data-read]').first().waitFor()
    assert.deepEqual(
      await readPosts(page),
      [5, 1].map(number => `Post ${number} [of *many*]`),
    )
    await page.goto(site.url + digest)
    await page.locator('article[data-read]').first().waitFor()
    assert.deepEqual(await auditPage(page, ['color-contrast']), [])
    await page.close()
  }
})

test('the last posts of a digest are read when its end is in view', async () => {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 2000 } })
  await page.goto(`${site.url}2024/04/10/`)
  await page.waitForFunction(() => localStorage.getItem('tidings /repo/ read') === '["/2024/04/10/5/"]')
  await page.close()
})

/** Save the posts of a digest by their buttons, the last first. */
async function saveAll(page: Page): Promise<void> {
  await page.goto(site.url + digest, { waitUntil: 'networkidle' })
  for (const button of (await page.getByRole('button', { name: 'Save' }).all()).toReversed()) {
    await button.click()
    assert.equal(await button.getAttribute('aria-pressed'), 'true')
  }
}

test('saved posts are listed with their titles, also when their pages are gone, and exported as Markdown', async () => {
  const page = await site.browser.newPage({ ...screens[0], acceptDownloads: true })
  await page.goto(`${site.url}saved/`)
  await page.getByText('Nothing is saved yet.').waitFor()
  await saveAll(page)
  await write(site.directory, later.slice(1))
  await page.getByRole('link', { name: 'Saved posts' }).click()
  const rows = page.locator('.saved li')
  await rows.nth(3).waitFor()
  assert.deepEqual(await rows.first().locator('a, .p-name, time').allTextContents(), [
    ...['Post 1 [of *many*]', 'Ann Example', 'April 9, 2024'],
  ])
  assert.equal(await rows.first().locator('a').getAttribute('href'), '/repo/2024/04/09/1/')

  // One that is taken back stays in its place, to be saved again.
  await rows.nth(1).getByRole('button').click()
  assert.equal(await rows.nth(1).getByRole('button').getAttribute('aria-pressed'), 'false')
  assert.equal(await rows.count(), 4)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as Markdown' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'saved.md')
  const line = (number: number) =>
    `- [Post ${number} \\[of \\*many\\*\\]](${site.url}2024/04/09/${number}/) — Ann Example, 2024-04-09\n`
  assert.equal(
    await readFile(await download.path(), 'utf8'),
    `# Saved posts\n\n${[1, 3, 4].map(line).join('')}`,
  )
  await page.close()
  await write(site.directory)
})

test('a list that is full says so, and nothing that was saved is lost', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.url + digest)
  const full = Array.from({ length: 1000 }, (_, number) => ({
    ...{ permalink: `/2023/01/01/${number}/`, title: 'Old', author: 'Ann', date: '2023-01-01', lang: 'en' },
  }))
  await page.evaluate(saved => localStorage.setItem('tidings /repo/ saved', JSON.stringify(saved)), full)
  const article = page.locator('article').first()
  await article.getByRole('button', { name: 'Save' }).click()
  await article.getByRole('status').getByText('No room to save more').waitFor()
  assert.equal(await article.getByRole('button', { name: 'Save' }).getAttribute('aria-pressed'), 'false')
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('tidings /repo/ saved') ?? ''))
  assert.deepEqual(kept, full)
  await page.close()
})

test('the page of saved posts is sound on every screen, empty and full', async () => {
  for (const screen of screens) {
    const page = await site.browser.newPage(screen)
    const complaints = collectComplaints(page, site.url)
    const look = async () => {
      await page.goto(`${site.url}saved/`)
      await page.waitForLoadState('networkidle')
      complaints.push(...(await auditPage(page)), ...(await findWiderThanPage(page)))
    }
    await look()
    await saveAll(page)
    await look()
    assert.equal(await page.locator('.saved li').count(), 4)
    await page.close()
    assert.deepEqual(complaints, [])
  }
})

test('without a storage, or without scripts, there is nothing of all this, and no complaint', async () => {
  const withoutStorage = async (browser: Browser): Promise<BrowserContext> => {
    const context = await browser.newContext()
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    return context
  }
  for (const context of [
    await withoutStorage(site.browser),
    await site.browser.newContext({ javaScriptEnabled: false }),
  ]) {
    const page = await context.newPage()
    const complaints = collectComplaints(page, site.url)
    for (const path of ['', digest, 'saved/']) {
      await page.goto(site.url + path)
      await page.waitForLoadState('networkidle')
      assert.equal(await page.locator('.keeps:visible, [data-read], [data-new-below]').count(), 0, path)
    }
    await context.close()
    assert.deepEqual(complaints, [])
  }
})

test('what another program stored there does no harm', async () => {
  const page = await site.browser.newPage()
  const complaints = collectComplaints(page, site.url)
  await page.goto(site.url)
  await page.evaluate(() => {
    localStorage.setItem('tidings /repo/ read', '{')
    localStorage.setItem('tidings /repo/ visits', '[1,["/repo/",0,"",[]]]')
    localStorage.setItem('tidings /repo/ saved', '[null,{"title":1}]')
  })
  await saveAll(page)
  await page.goto(`${site.url}saved/`)
  await page.locator('.saved li').nth(3).waitFor()
  await page.close()
  assert.deepEqual(complaints, [])
})
