import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import type { Post } from '../../src/model.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, collectComplaints, findWiderThanPage } from './page-checks.ts'

const days = ['2023-04-09', '2024-04-08', '2024-04-09', '2024-04-12', '2024-05-01', '2024-05-03']
const posts = days.flatMap(date => [1, 2, 3].map(number => write(date, number)))
/** Enough authors for a list of several pages. */
const crowd = Array.from({ length: 300 }, (_, index) => ({
  ...write('2023-01-01', index + 1),
  ...{ author: `Somebody ${index}`, handle: `writer${index}`, body: 'Hello.', title: 'Hello.' },
}))
const site = openSite(directory => writePages(directory, renderArchive([...posts, ...crowd], defaultConfig)))

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true }
const desktop = { viewport: { width: 1280, height: 800 } }

function write(date: string, number: number): Post {
  return {
    ...{ feed: date.slice(0, 7), number, date, author: 'Ann', handle: 'ann', tags: [] },
    ...{ title: `Post ${number} of ${date}`, permalink: `/${date.replaceAll('-', '/')}/${number}/` },
    body: `Post ${number} of ${date}\n\n${'Some words that fill a screen.\n\n'.repeat(18)}`,
  }
}

async function openPage(at: string, options: Parameters<typeof site.browser.newPage>[0] = desktop) {
  const page = await site.browser.newPage(options)
  await page.goto(site.url + at)
  return page
}

const pathOf = (page: Page): string => new URL(page.url()).pathname
const focusedId = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id)
/** Wait for a page; it answers by throwing where it never comes. */
const reach = (page: Page, path: string): Promise<void> => page.waitForURL(site.url + path)

test('the pages before and after a digest are named at its top, and it leads on from a phone’s foot', async () => {
  const page = await openPage('2024/04/09/', phone)
  const hrefs = (selector: string) =>
    page.locator(selector).evaluateAll(links => links.map(link => link.getAttribute('href')))
  assert.deepEqual(await hrefs('.breadcrumb [rel]'), ['/2024/04/08/', '/2024/04/12/'])
  assert.deepEqual(await hrefs('.digest-bar a'), ['#contents', '#content', '/2024/04/12/'])
  await page
    .locator('article')
    .nth(1)
    .evaluate(article => article.scrollIntoView())
  const bar = await page.locator('.digest-bar').boundingBox()
  assert.ok(bar && Math.abs(bar.y + bar.height - 740) < 1 && bar.height >= 43.5, JSON.stringify(bar))
  await page.locator('.digest-bar a').first().click()
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('.contents')?.getBoundingClientRect() ?? new DOMRect()
    return bottom > 0 && top < innerHeight
  })
  await page.goto(`${site.url}2024/05/03/`)
  assert.deepEqual((await hrefs('.digest-bar a')).at(-1), '/2024/05/01/')
  await page.close()
})

test('the contents mark the post that is read, and keep it in sight', async () => {
  const page = await openPage('2024/w15/')
  const current = page.locator('.contents [aria-current=true]')
  for (const number of [2, 0, 5]) {
    const article = page.locator('article').nth(number)
    await article.evaluate(each => each.scrollIntoView())
    await page.waitForFunction(
      hash => document.querySelector('.contents [aria-current]')?.getAttribute('href') === hash,
      `#${await article.getAttribute('id')}`,
    )
    assert.equal(await current.count(), 1)
    assert.equal(await current.evaluate(link => link.getBoundingClientRect().bottom <= innerHeight), true)
  }
  await page.close()
})

test('keys move by post and by day, and tell what they do', async () => {
  const page = await openPage('2024/04/09/')
  const ids: (string | undefined)[] = []
  for (const key of ['j', 'j', 'j', 'k']) {
    const before = await focusedId(page)
    await page.keyboard.press(key)
    await page.waitForFunction(id => document.activeElement?.id !== id, before)
    ids.push(await focusedId(page))
  }
  assert.deepEqual(ids, ['p2024.04.09.1', 'p2024.04.09.2', 'p2024.04.09.3', 'p2024.04.09.2'])
  await page.keyboard.press('n')
  await reach(page, '2024/04/12/')
  await page.keyboard.press('p')
  await reach(page, '2024/04/09/')
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: '快捷键' })
  await dialog.waitFor()
  assert.deepEqual(await dialog.locator('dt').allTextContents(), ['j / k', 'n / p', '/', '?'])
  assert.deepEqual(await auditPage(page), [])
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.equal(pathOf(page), '/2024/04/09/')
  await page.close()
})

test('on a list, keys move from line to line', async () => {
  const page = await openPage('2024/04/')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
  await page.keyboard.press('j')
  await page.waitForFunction(() => document.activeElement?.matches('.lines a'))
  const first = await focused()
  await page.keyboard.press('j')
  await page.waitForFunction(href => document.activeElement?.getAttribute('href') !== href, first)
  assert.deepEqual([first, await focused()], ['/2024/04/08/1/', '/2024/04/08/2/'])
  await page.close()
})

test('single keys leave fields alone, and a reader can switch them off and on', async () => {
  const page = await openPage('')
  const field = page.locator('main input[name=q]')
  await field.pressSequentially('jknp?/')
  assert.equal(await field.inputValue(), 'jknp?/')
  assert.equal(await page.locator('dialog').count(), 0)
  const showKeys = page.getByRole('button', { name: '快捷键' })
  const toggle = page.getByRole('checkbox')
  await showKeys.click()
  await toggle.uncheck()
  await page.keyboard.press('Escape')
  await page.goto(`${site.url}2024/04/09/`)
  for (const key of ['j', 'n', '/', '?']) await page.keyboard.press(key)
  await page.waitForTimeout(300)
  assert.deepEqual(
    [pathOf(page), await focusedId(page), await page.locator('dialog').count()],
    ['/2024/04/09/', '', 0],
  )
  await showKeys.click()
  await toggle.check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await reach(page, '2024/04/12/')
  await page.close()
})

test('an address of a day without posts answers with its neighbours', async () => {
  const page = await site.browser.newPage(desktop)
  const complaints = collectComplaints(page, site.url)
  const answers: Record<string, readonly (string | null)[]> = {}
  const addresses = [
    '2024/04/10/',
    '2024/04/11/7/',
    '2024/04/09/99/',
    '2024/04/09/',
    '2022/12/31/',
    '2024/07/',
    '2024-04-30',
    'no/such/page/',
    '2024/13/01/',
    '2024/04/31/',
  ]
  for (const at of addresses) {
    await page.goto(site.url + at)
    await page.waitForLoadState('networkidle')
    const links = page.locator('main > [data-nearest-days] a')
    answers[at] = await links.evaluateAll(all =>
      all.map(link => new URL((link as HTMLAnchorElement).href).pathname),
    )
  }
  assert.deepEqual(answers, {
    '2024/04/10/': ['/2024/04/09/', '/2024/04/12/'],
    '2024/04/11/7/': ['/2024/04/09/', '/2024/04/12/'],
    '2024/04/09/99/': ['/2024/04/09/'],
    '2024/04/09/': [],
    '2022/12/31/': ['/2023/01/01/'],
    '2024/07/': ['/2024/05/03/'],
    '2024-04-30': ['/2024/04/12/', '/2024/05/01/'],
    'no/such/page/': [],
    '2024/13/01/': [],
    '2024/04/31/': [],
  })
  await page.goto(`${site.url}2024/04/10/`)
  await page.getByText('2024年4月10日没有帖子，离它最近的是： 2024年4月9日 2024年4月12日').waitFor()
  assert.deepEqual(await auditPage(page), [])
  await page.close()
  assert.deepEqual(
    complaints.filter(complaint => !complaint.includes('404')),
    [],
  )
})

test('a reader jumps to a date, to the days nearest to it, and to a random post', async () => {
  const page = await openPage('')
  const date = page.getByLabel('跳到日期')
  await date.fill('2024-04-20')
  await page.getByRole('button', { name: '前往' }).click()
  await page.getByText('离它最近的是： 2024年4月12日 2024年5月1日').waitFor()
  await date.fill('2024-04-12')
  await page.getByRole('button', { name: '前往' }).click()
  await reach(page, '2024/04/12/')
  await page.goto(site.url)
  await page.getByRole('button', { name: '随机一篇' }).click()
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\/\d+\/$/)
  assert.ok([...posts, ...crowd].some(({ permalink }) => permalink === pathOf(page)))
  await page.close()
})

test('authors are filtered by name and handle, over all pages of their list', async () => {
  const page = await openPage('authors/page-2/')
  const shown = page.locator('.authors > li:visible a')
  const before = await shown.count()
  await page.getByLabel('按名字筛选作者').fill('ＡＮＮ')
  await page
    .getByRole('status')
    .getByText(/^1 \/ 301$/)
    .waitFor()
  assert.deepEqual(await shown.allTextContents(), ['Ann'])
  await page.getByLabel('按名字筛选作者').fill('writer29')
  await page
    .getByRole('status')
    .getByText(/^11 \//)
    .waitFor()
  await page.getByLabel('按名字筛选作者').fill('')
  await page.waitForFunction(() => document.querySelectorAll('.authors > li:not([hidden])').length === 301)
  await page.close()
  assert.ok(before > 0 && before < 301, `expected one page of them, found ${before}`)
})

test('the header leads to the newest day and to all dates, without JavaScript too', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${site.url}about/`)
  await page.getByRole('link', { name: '最新', exact: true }).click()
  await reach(page, '2024/05/03/')
  await page.getByRole('link', { name: '归档' }).click()
  await reach(page, '#archive')
  const shown = await Promise.all(['.jump', '[data-show-keys]'].map(each => page.isVisible(each)))
  await page.close()
  assert.deepEqual(shown, [false, false])
})

test('the month that goes on begins with its newest day, one that is over with its first', async () => {
  const page = await site.browser.newPage()
  const headings: Record<string, readonly (string | null)[]> = {}
  for (const at of ['2024/04/', '2024/05/']) {
    await page.goto(site.url + at)
    headings[at] = await page
      .locator('.day h2 time')
      .evaluateAll(all => all.map(each => each.getAttribute('datetime')))
  }
  await page.close()
  assert.deepEqual(headings, {
    '2024/04/': ['2024-04-08', '2024-04-09', '2024-04-12'],
    '2024/05/': ['2024-05-03', '2024-05-01'],
  })
})

test('a day shows what was said on it in earlier years', async () => {
  const page = await site.browser.newPage()
  const earlier: Record<string, readonly (string | null)[]> = {}
  for (const at of ['2024/04/09/', '2024/04/12/']) {
    await page.goto(site.url + at)
    earlier[at] = await page
      .locator('.earlier a')
      .evaluateAll(all => all.map(each => each.getAttribute('href')))
  }
  await page.close()
  assert.deepEqual(earlier, { '2024/04/09/': ['/2023/04/09/1/', '/2023/04/09/2/'], '2024/04/12/': [] })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const device of [phone, desktop]) {
    test(`what moves about is sound at ${device.viewport.width} pixels in ${colorScheme} colours`, async () => {
      const page = await site.browser.newPage({ ...device, colorScheme })
      const complaints = collectComplaints(page, site.url)
      for (const at of ['', '2024/04/09/', '2024/w15/', '2024/05/', '404.html']) {
        await page.goto(site.url + at)
        await page.waitForLoadState('networkidle')
        const found = [...(await findWiderThanPage(page)), ...(await auditPage(page))]
        complaints.push(...found.map(complaint => `/${at}: ${complaint}`))
      }
      await page.close()
      assert.deepEqual(complaints, [])
    })
  }
}
