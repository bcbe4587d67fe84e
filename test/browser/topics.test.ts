import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { Post } from '../../src/model.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, findWiderThanPage } from './page-checks.ts'

const list = '[鸟]\nGrey Owl = 猫头鹰, owls\nHawk\n[树]\nOak\n'
const { topics } = parseTopics(decodeSource('topics.txt', Buffer.from(list)))

function post(date: string, body: string, tags: readonly string[] = []): Post {
  return {
    ...{ feed: '2024-04', number: 1, date, author: 'Ann', handle: 'ann', title: body },
    ...{ permalink: `/${date.replaceAll('-', '/')}/1/`, tags, body: `${body}\n` },
  }
}

const posts = [
  post('2024-03-01', 'A grey owl in an oak'),
  post('2024-04-01', 'A grey owl in the oak, #owls', ['owls']),
  { ...post('2024-03-08', 'Nothing'), title: 'A headline' },
  { ...post('2024-03-09', 'Nothing'), title: 'Ann' },
  post('2024-04-02', 'A hawk #birds', ['birds']),
  post('2024-04-03', 'A hawk'),
  post('2024-04-04', 'A hawk'),
]
const site = openSite(folder => writePages(folder, renderArchive(posts, defaultConfig, topics)))

test('a post’s heading is its headline, seen where neither the text nor the author says it', async () => {
  const page = await site.browser.newPage()
  for (const [at, level, title] of [
    ['2024/03/08/', 2, 'A headline'],
    ['2024/03/08/1/', 1, 'A headline'],
    ['2024/03/09/', 2, 'Ann'],
    ['2024/04/02/', 2, 'A hawk #birds'],
  ] as const) {
    await page.goto(site.url + at)
    const heading = page.locator('.h-entry').getByRole('heading', { level, name: title })
    const height = (await heading.boundingBox())?.height ?? 0
    assert.equal(height > 1, title === 'A headline', at)
  }
  await page.close()
})

test('home and the digest of its week show what rose, with the weeks before', async () => {
  const page = await site.browser.newPage()
  for (const at of ['', '2024/w14/']) {
    await page.goto(site.url + at)
    assert.deepEqual(await page.locator('.rising a').allTextContents(), ['Hawk'], at)
    const label = await page.locator('.rising svg').getAttribute('aria-label')
    assert.equal(label, '最近几周的帖子数：0 · 0 · 0 · 0 · 3')
  }
  await page.close()
})

test('topics and hashtags are one index in groups', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}tags/`)
  assert.deepEqual(await page.locator('main h2').allTextContents(), ['鸟', '树', '其他话题标签'])
  assert.deepEqual(await page.locator('main .index a').allTextContents(), [
    'Hawk',
    'Grey Owl',
    'Oak',
    '#birds',
  ])
  await page.close()
})

test('a post leads to its topics, and a hashtag that names one does, too', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/04/01/1/`)
  assert.deepEqual(await page.locator('.p-category').allTextContents(), ['Grey Owl', 'Oak'])
  assert.equal(await page.locator('.e-content a').getAttribute('href'), '/tags/grey-owl/')
  await page.goto(`${site.url}tags/owls/`)
  await page.waitForURL('**/tags/grey-owl/')
  await page.close()
})

test('a topic’s page tells its months, its authors and what goes with it', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}tags/grey-owl/`)
  assert.deepEqual(await page.locator('main h2').allTextContents(), [
    ...['每月帖子数', '谈得最多的作者', '常一起出现的话题', '最新帖子'],
  ])
  assert.deepEqual(await page.locator('.top a').allTextContents(), ['Ann', 'Oak'])
  assert.deepEqual(await page.locator('.lines a').allTextContents(), [
    ...['A grey owl in the oak, #owls', 'A grey owl in an oak'],
  ])
  assert.equal((await page.request.get(`${site.url}tags/grey-owl/feed.json`)).status(), 200)
  await page.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`pages of topics fit ${width} pixels and break no accessibility rule in ${colorScheme} colours`, async () => {
      const page = await site.browser.newPage({ viewport: { width, height: 740 }, colorScheme })
      for (const at of [
        '',
        '2024/w10/',
        '2024/w14/',
        '2024/03/08/1/',
        'tags/',
        'tags/grey-owl/',
        'tags/birds/',
        '2024/04/01/1/',
      ]) {
        await page.goto(site.url + at)
        assert.deepEqual([...(await findWiderThanPage(page)), ...(await auditPage(page))], [], at)
      }
      await page.close()
    })
  }
}
