import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultConfig } from '../../src/config.ts'
import { sampleArchive } from '../pages/sample-archive.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, collectComplaints, findWiderThanPage } from './page-checks.ts'

const site = openSite(directory => writePages(directory, sampleArchive()))

/** One page of each kind, and those with the hardest content: long words, no spaces, right to left. */
const paths = [
  '',
  '2024/',
  '2024/04/',
  '2024/w15/',
  '2024/04/09/',
  '2024/04/10/',
  '2024/04/09/46/',
  '2024/04/10/48/',
  '2024/05/01/49/',
  '2025/01/01/1/',
  'authors/',
  'authors/long_name/',
  'tags/',
  'tags/大模型/',
  'search/',
  'about/',
  'links/',
  'links/github.com/',
  'feeds/',
  '404.html',
]

const viewports = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]

for (const viewport of viewports) {
  test(`nothing is wider than ${viewport.width} pixels, and no page complains or asks elsewhere`, async () => {
    const page = await site.browser.newPage({ viewport })
    const complaints = collectComplaints(page, site.url)
    for (const at of paths) {
      await page.goto(site.url + at)
      complaints.push(...(await findWiderThanPage(page)).map(complaint => `/${at}: ${complaint}`))
    }
    await page.close()
    assert.deepEqual(complaints, [])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks an accessibility rule in ${colorScheme} colours`, async () => {
    const page = await site.browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme })
    const violations: string[] = []
    for (const at of paths) {
      await page.goto(site.url + at)
      violations.push(...(await auditPage(page)).map(violation => `/${at}: ${violation}`))
    }
    await page.close()
    assert.deepEqual(violations, [])
  })
}

test('the first Tab offers to skip to the content, and Enter goes there', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/04/09/`)
  await page.keyboard.press('Tab')
  const skip = await page.evaluate(() => {
    const { width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
    return { href: document.activeElement?.getAttribute('href'), isVisible: width > 20 && height > 20 }
  })
  await page.keyboard.press('Enter')
  const focused = await page.evaluate(() => document.activeElement?.tagName)
  await page.close()
  assert.deepEqual([skip, focused], [{ href: '#content', isVisible: true }, 'MAIN'])
})

test('from home a reader comes to a post by three links, with the keyboard alone', async () => {
  const page = await site.browser.newPage()
  const follow = async (href: string) => {
    await page.locator(`main a[href="${href}"]`).first().focus()
    await Promise.all([page.waitForURL(`**${href}`), page.keyboard.press('Enter')])
  }
  await page.goto(site.url)
  await follow('/2024/04/')
  await follow('/2024/04/09/')
  await follow('/2024/04/09/46/')
  const author = await page.locator('article.h-entry > header .p-name').textContent()
  await page.close()
  assert.equal(author, '测试者')
})

test('however long a name is, the contents of a digest show what was said on its line', async () => {
  const page = await site.browser.newPage({ viewport: { width: 320, height: 640 } })
  await page.goto(`${site.url}2024/04/10/`)
  const starts = await page
    .locator('.contents .what')
    .evaluateAll(titles => titles.map(title => title.getClientRects()[0]?.left ?? Infinity))
  await page.close()
  assert.equal(starts.length, 2)
  assert.deepEqual(
    starts.filter(left => left > 200),
    [],
  )
})

test('an author’s count stays on one line, however narrow the screen', async () => {
  const page = await site.browser.newPage({ viewport: { width: 320, height: 640 } })
  await page.goto(`${site.url}authors/`)
  const lines = await page
    .locator('.tally .aside')
    .evaluateAll(counts => counts.map(count => count.getClientRects().length))
  await page.close()
  assert.ok(lines.length > 0)
  assert.deepEqual(
    lines.filter(count => count !== 1),
    [],
  )
})

test('on a wide screen the search boxes are as wide as the page, and results have lines of the common measure', async () => {
  const page = await site.browser.newPage({ viewport: { width: 1280, height: 800 } })
  const widths: number[] = []
  for (const [at, selector] of [
    ['', 'main form'],
    ['search/', 'main [data-search] form'],
    ['search/', '[data-results]'],
    ['404.html', 'main form'],
  ] as const) {
    await page.goto(site.url + at)
    widths.push((await page.locator(selector).first().boundingBox())?.width ?? 0)
  }
  await page.close()
  assert.deepEqual(widths, [1008, 1008, 672, 1008])
})

test('a search form leads to the search page with the query; without JavaScript, there is none to lose it', async () => {
  for (const at of ['', '404.html']) {
    const page = await site.browser.newPage()
    await page.goto(site.url + at)
    await page.locator('main input[name=q]').fill('大模型')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search/?*')
    const query = new URL(page.url()).searchParams.get('q')
    await page.close()
    assert.equal(query, '大模型')
  }
  const plain = await site.browser.newPage({ javaScriptEnabled: false })
  const shown: boolean[] = []
  for (const at of ['', '404.html', 'search/?q=x']) {
    await plain.goto(site.url + at)
    shown.push(await plain.locator('main input[name=q]').isVisible())
  }
  const ways = await plain.locator('.search-no-script a').count()
  await plain.close()
  assert.deepEqual([shown, ways], [[false, false, false], 3])
})

test('nothing is wider than a phone where a reader doubles the size of letters', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } })
  const complaints: string[] = []
  for (const at of paths) {
    await page.goto(site.url + at)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    complaints.push(...(await findWiderThanPage(page)).map(complaint => `/${at}: ${complaint}`))
  }
  await page.close()
  assert.deepEqual(complaints, [])
})

for (const lang of ['zh-CN', 'en'] as const) {
  const config = { ...defaultConfig, lang }
  const home = openSite(directory => writePages(directory, sampleArchive(config), config))
  test(`on a phone the first headline stands in the first third of home in ${lang}, the calendar after the news`, async () => {
    const page = await home.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(home.url)
    const topOf = async (selector: string) =>
      (await page.locator(selector).first().boundingBox())?.y ?? Infinity
    const lines = new Set(
      await page
        .locator('.site-header nav a')
        .evaluateAll(all => all.map(link => link.getBoundingClientRect().top)),
    )
    const [headline, lastNews, calendar] = [
      await topOf('main .lines a'),
      await topOf('.day:nth-last-child(1 of .day)'),
      await topOf('.heatmap'),
    ]
    await page.close()
    assert.equal(lines.size, 1, 'expected the links of the masthead in one line')
    assert.ok(headline < 740 / 3, `expected the headline above 247 pixels, found it at ${headline}`)
    assert.ok(calendar > lastNews, `expected the calendar below ${lastNews}, found it at ${calendar}`)
  })
}
