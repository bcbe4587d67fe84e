import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleArchive } from '../pages/sample-archive.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, findWiderThanPage } from './page-checks.ts'

const site = openSite(directory => writePages(directory, sampleArchive()))

const paths = ['', 'about/', 'links/', 'links/github.com/', 'links/news.com/', 'authors/', '2024/04/10/48/']

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`data pages fit ${width} pixels and break no accessibility rule in ${colorScheme} colours`, async () => {
      const page = await site.browser.newPage({ viewport: { width, height: 740 }, colorScheme })
      const complaints: string[] = []
      for (const at of paths) {
        await page.goto(site.url + at)
        const found = [...(await findWiderThanPage(page)), ...(await auditPage(page))]
        complaints.push(...found.map(complaint => `/${at}: ${complaint}`))
      }
      await page.close()
      assert.deepEqual(complaints, [])
    })
  }
}

test('without JavaScript, the calendar leads by keyboard from a day to its digest', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false })
  await page.goto(site.url)
  const days = page.locator('.heatmap svg a')
  assert.deepEqual(await days.locator('title').allTextContents(), [
    '2024年4月9日: 2 篇',
    '2024年4月10日: 2 篇',
    '2024年5月1日: 1 篇',
    '2025年1月1日: 1 篇',
  ])
  await days.first().focus()
  await Promise.all([page.waitForURL('**/2024/04/09/'), page.keyboard.press('Enter')])
  await page.close()
})

test('on a phone the calendar begins at its newest end', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } })
  await page.goto(site.url)
  const newest = page.locator('.heatmap svg a').last()
  const { x = -1, width = 0 } = (await newest.boundingBox()) ?? {}
  await page.close()
  assert.ok(x > 180 && x + width <= 360, `expected the newest day in sight, found it at ${x}`)
})

test('on a phone a day of the calendar is large enough to be tapped, and the days of the week are named', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } })
  await page.goto(site.url)
  const side = (await page.locator('.heatmap svg a').last().boundingBox())?.height ?? 0
  const names = page.locator('.heatmap-scroll text').filter({ hasText: '周' })
  const boxes = await Promise.all((await names.all()).map(name => name.boundingBox()))
  const texts = await names.allTextContents()
  await page.close()
  assert.ok(side >= 19, `expected some 20 pixels, found ${side}`)
  assert.deepEqual(texts, ['周一', '周三', '周五', '周日'])
  assert.deepEqual(
    boxes.filter(box => !box || box.x < 0 || box.x + box.width > 360),
    [],
  )
})

test('the keyboard can pass over the calendar', async () => {
  const page = await site.browser.newPage()
  await page.goto(site.url)
  await page.locator('.heatmap .skip').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'))
  await page.close()
  assert.equal(focused, 'date')
})

test('a repository names the posts that lead to it, and those are related', async () => {
  const page = await site.browser.newPage()
  const hrefs = (selector: string) =>
    page.locator(selector).evaluateAll(links => links.map(link => link.getAttribute('href')))
  await page.goto(`${site.url}links/github.com/`)
  const cited = await hrefs('.cited-links a')
  await page.goto(`${site.url}2024/04/10/48/`)
  const related = await hrefs('.related a')
  await page.close()
  assert.deepEqual(cited, [`https://github.com/o/${'r'.repeat(100)}`, '/2024/04/10/48/', '/2024/04/09/460/'])
  assert.deepEqual(related, ['/2024/04/09/460/'])
})

test('the chart of months says in words and as a table what it shows', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${site.url}about/`)
  const label = await page.locator('.month-chart svg').getAttribute('aria-label')
  await page.locator('.month-chart summary').click()
  const rows = await page.locator('.month-chart tbody tr').allInnerTexts()
  await page.close()
  assert.equal(label, '柱状图：2024年4月到2025年1月每月的帖子数，最多的是2024年4月，4 篇。')
  assert.deepEqual(
    rows.map(row => row.split('\t')),
    [
      ['2024年4月', '4'],
      ['2024年5月', '1'],
      ...[6, 7, 8, 9, 10, 11, 12].map(month => [`2024年${month}月`, '0']),
      ['2025年1月', '1'],
    ],
  )
})
