import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { composeBody } from '../../src/markdown/compose.ts'
import type { Part, Post } from '../../src/model.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage } from './page-checks.ts'

const config: SiteConfig = { ...defaultConfig, colours: { ...defaultConfig.colours, light: '#006400' } }
const site = openSite(directory => writePages(directory, renderArchive(posts, config), config))

const digest = '2024/04/09/'
const longBody = `${'长文的一段。\n\n'.repeat(60)}[the end](https://end.example/)\n`
const posts: readonly Post[] = [
  write(1, [part('post', 'Ann', longBody)]),
  write(2, [part('post', 'Bo', 'Short.'), part('quote', 'Cy', 'Quoted.')]),
  write(3, [part('post', 'Bo', 'First.'), part('thread', 'Bo', 'Second, by @someone.')]),
  write(4, [part('post', 'Bo', 'Code.\n\n```js\nconst x = 1\n```\n')]),
]

function part(kind: Part['kind'], author: string, body: string): Part {
  return { kind, author, handle: author, body }
}

function write(number: number, parts: readonly [Part, ...Part[]]): Post {
  return {
    ...{ feed: '2024-04', number, date: '2024-04-09', author: parts[0].author, handle: parts[0].handle },
    ...{ title: `Post ${number}`, permalink: `/2024/04/09/${number}/`, tags: [] },
    ...(parts.length > 1 && { parts }),
    body: composeBody(parts),
  }
}

test('the switch of colours remembers, holds before anything is shown, and follows the system again', async () => {
  const context = await site.browser.newContext({ colorScheme: 'light' })
  const page = await context.newPage()
  // Note the colours at the moment the body begins.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return
      sessionStorage.setItem('first', document.documentElement.dataset.theme ?? 'system')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  const look = () =>
    page.evaluate(() => ({
      first: sessionStorage.getItem('first'),
      pressed: document.querySelector('[data-theme-switch]')?.getAttribute('aria-pressed'),
      ground: getComputedStyle(document.documentElement).backgroundColor,
    }))
  const [paper, night] = ['rgb(252, 251, 248)', 'rgb(21, 23, 26)']

  await page.goto(site.url)
  assert.deepEqual(await look(), { first: 'system', pressed: 'false', ground: paper })
  await page.locator('[data-theme-switch]').click()
  assert.deepEqual(await look(), { first: 'system', pressed: 'true', ground: night })
  await page.goto(site.url + digest)
  assert.deepEqual(await look(), { first: 'dark', pressed: 'true', ground: night })
  await page.locator('[data-theme-switch]').click()
  assert.deepEqual(await look(), { first: 'dark', pressed: 'false', ground: paper })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  assert.deepEqual(await look(), { first: 'system', pressed: 'true', ground: night })
  await context.close()
})

test('a choice made in one page shows in another that is open', async () => {
  const context = await site.browser.newContext({ colorScheme: 'dark' })
  const [one, other] = [await context.newPage(), await context.newPage()]
  await one.goto(site.url)
  await other.goto(site.url + digest)
  await one.locator('[data-theme-switch]').click()
  await other.locator('html[data-theme=light]').waitFor()
  await other.locator('[data-theme-switch][aria-pressed=false]').waitFor()
  await context.close()
})

test('the accent of the configuration is in the stylesheet', async () => {
  const page = await site.browser.newPage({ colorScheme: 'light' })
  await page.goto(site.url + digest)
  const colour = () =>
    page
      .locator('.summary a')
      .first()
      .evaluate(link => getComputedStyle(link).color)
  assert.equal(await colour(), 'rgb(0, 100, 0)')
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.equal(await colour(), 'rgb(240, 160, 124)')
  await page.close()
})

test('a link is copied, which the page says; where the clipboard is closed, the button leads to it', async () => {
  const context = await site.browser.newContext()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto(site.url + digest)
  const second = page.locator('article').nth(1)
  await second.getByRole('button', { name: '复制链接' }).click()
  await second.getByRole('status').getByText('已复制').waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.url}2024/04/09/2/`)
  await second.getByRole('status').getByText('已复制').waitFor({ state: 'hidden' })

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await second.getByRole('button', { name: '复制链接' }).click()
  await page.waitForURL('**/2024/04/09/2/')
  await context.close()
})

/** Whether the body of the long post is cut short, and what stands below it. */
function readFold(page: Page) {
  return page.evaluate(() => {
    const body = document.querySelector('article .e-content')
    const fold = body?.nextElementSibling
    return {
      isCut: (body?.scrollHeight ?? 0) > (body?.clientHeight ?? 0) + 100,
      control: [...(fold?.querySelectorAll('span') ?? [])].find(label => label.checkVisibility())
        ?.textContent,
    }
  })
}

test('a long post of a digest is folded until a reader opens it, and folds again into view', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.url + digest)
  assert.equal(await page.locator('.fold').count(), 1)
  assert.deepEqual(await readFold(page), { isCut: true, control: '展开全文' })
  await page.locator('.fold summary').press('Enter')
  assert.deepEqual(await readFold(page), { isCut: false, control: '收起' })
  await page.locator('.fold summary').press('Enter')
  assert.deepEqual(await readFold(page), { isCut: true, control: '展开全文' })
  await page.waitForFunction(() => {
    const { top } = document.querySelector('article')?.getBoundingClientRect() ?? new DOMRect()
    return top >= 0 && top < innerHeight
  })
  await page.close()
})

test('what a reader looks for inside a folded post opens it, and is in view', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.url + digest)
  const last = page.getByRole('link', { name: 'the end' })
  await last.focus()
  await page.locator('.fold[open]').waitFor()
  assert.deepEqual(await readFold(page), { isCut: false, control: '收起' })
  const isInView = () =>
    last.evaluate(link => {
      const { top, bottom } = link.getBoundingClientRect()
      // Browsers scroll by whole pixels, and lines end between them.
      return top > -1 && bottom < innerHeight + 1
    })
  assert.equal(await isInView(), true)
  await page.close()
})

test('a reader who comes back to a digest finds it unfolded and scrolled as they left it', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.url + digest)
  await page.locator('.fold summary').click()
  const last = page.getByRole('link', { name: 'the end' })
  await last.scrollIntoViewIfNeeded()
  const left = await page.evaluate(() => scrollY)
  await page.goto(`${site.url}about/`)
  await page.goBack()
  await page.waitForFunction(top => Math.abs(scrollY - top) < 2, left)
  assert.deepEqual(await readFold(page), { isCut: false, control: '收起' })
  // By a link it is as new.
  await page.goto(site.url + digest)
  assert.equal((await readFold(page)).isCut, true)
  await page.close()
  assert.ok(left > 500, `expected a long way down, got ${left}`)
})

test('code is copied by a button that adds nothing to its text', async () => {
  const context = await site.browser.newContext()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto(`${site.url}2024/04/09/4/`)
  const text = await page.locator('.e-content').textContent()
  await page.getByRole('button', { name: '复制代码' }).click()
  await page.getByRole('button', { name: '已复制' }).and(page.locator('pre *')).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'const x = 1\n')
  assert.equal(text?.trim(), 'Code.\nconst x = 1')
  assert.deepEqual(await auditPage(page), [])
  await context.close()
})

test('a long post is whole on its own page, in print, and where no script runs', async () => {
  const whole = { isCut: false, control: undefined }
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/04/09/1/`)
  assert.equal((await readFold(page)).isCut, false)
  assert.equal(await page.locator('.fold').count(), 0)
  await page.goto(site.url + digest)
  await page.emulateMedia({ media: 'print' })
  assert.deepEqual(await readFold(page), whole)
  assert.equal(await page.locator('.site-header :visible').count(), 1)
  assert.equal(
    await page.locator('.site-footer :visible').textContent(),
    'https://tidings.example/2024/04/09/',
  )
  await page.close()

  const plain = await site.browser.newPage({ javaScriptEnabled: false })
  await plain.goto(site.url + digest)
  const box = await plain.locator('article .e-content').first().boundingBox()
  assert.ok((box?.height ?? 0) > 60 * 20, `expected every paragraph, got ${box?.height} pixels`)
  assert.deepEqual(
    await Promise.all(
      ['.fold', '[data-copy-link]', '[data-theme-switch]'].map(each => plain.isVisible(each)),
    ),
    [false, false, false],
  )
  await plain.close()
})

test('the contents of a digest lead to its posts', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/w15/`)
  await page.locator('.contents a').nth(2).click()
  await page.waitForFunction(() => {
    const target = document.querySelector(':target')
    const { top, bottom } = target?.getBoundingClientRect() ?? new DOMRect()
    return target?.id === 'p2024.04.09.3' && bottom > 0 && top < innerHeight
  })
  await page.close()
})

test('controls are as large as a thumb on a phone', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true })
  const small: string[] = []
  for (const at of ['', digest, '2024/04/', '2024/04/09/2/']) {
    await page.goto(site.url + at)
    const controls =
      '.site-header a, .site-header button, .contents a, .calendar td a, .fold summary, .copy button, .pager a'
    for (const control of await page.locator(controls).all()) {
      const box = await control.boundingBox()
      if ((box?.height ?? 0) < 43.5) small.push(`/${at}: ${await control.textContent()} ${box?.height}`)
    }
  }
  await page.close()
  assert.deepEqual(small, [])
})

test('for a thumb, a link inside a thread stays within its line', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true })
  await page.goto(`${site.url}2024/04/09/3/`)
  const link = page.locator('.thread a[href="https://x.com/someone"]')
  const display = await link.evaluate(each => getComputedStyle(each).display)
  await page.close()
  assert.equal(display, 'inline')
})

test('for a thumb, a line of a list leads where its link does, from edge to edge', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true })
  const astray: string[] = []
  for (const at of ['', '2024/04/', 'authors/', 'authors/ann/', 'links/', 'about/']) {
    await page.goto(site.url + at)
    const lines = page.locator(
      'main :is(.lines li, .index li, .bar-list li, .cited-links ul li, .day > h2):has(a)',
    )
    assert.ok((await lines.count()) > 0, at)
    astray.push(
      ...(await lines.evaluateAll((all, at) => {
        return all.flatMap(line => {
          line.scrollIntoView({ block: 'center' })
          const { left, right, top, bottom } = line.getBoundingClientRect()
          const link = line.querySelector('a')
          const corners = [
            [left + 2, top + 2],
            [right - 2, bottom - 2],
          ] as const
          const isWhole = corners.every(([x, y]) => document.elementFromPoint(x, y)?.closest('a') === link)
          return isWhole ? [] : [`/${at}: ${line.textContent}`]
        })
      }, at)),
    )
  }
  await page.close()
  assert.deepEqual(astray, [])
})
