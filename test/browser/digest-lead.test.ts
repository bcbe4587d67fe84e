import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import type { Lead } from '../../src/model.ts'
import { planCards } from '../../src/output/cards/plan-cards.ts'
import { createSite } from '../../src/pages/site.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, collectComplaints, findWiderThanPage } from './page-checks.ts'
import { makePost } from './search-site.ts'

const posts = Array.from({ length: 12 }, (_, index) =>
  makePost({
    ...{ author: 'Ann', handle: 'ann', date: '2024-04-18', number: index + 1, title: `Title ${index + 1}` },
    body: `Words ${index + 1}.\n`,
  }),
)
const permalink = (number: number) => `/2024/04/18/${number}/`
const leads: readonly Lead[] = [
  {
    ...{ path: '/2024/04/18/', date: '2024-04-18', title: '发布日', order: [permalink(3), permalink(2)] },
    ...{
      picks: [permalink(12)],
      body: '<b>全天</b>只有**一件事**，见 @ann：\n\n- [权重](https://example.org)\n\n# 小标题\n',
    },
  },
  { path: '/2024/w16/', date: '2024-04-18', order: [], picks: [], body: '一周。\n' },
  { path: '/2024/04/', date: '2024-04-18', title: '四月', order: [], picks: [], body: '' },
]
const archive = renderArchive(posts, defaultConfig, [], [], leads)
const site = openSite(folder => writePages(folder, archive))
const read = (file: string) => readFileSync(path.join(site.directory, file), 'utf8')

async function visit(at: string, check: (page: Page) => Promise<unknown>): Promise<void> {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 740 } })
  const complaints = collectComplaints(page, site.url)
  await page.goto(site.url + at)
  assert.deepEqual([...complaints, ...(await findWiderThanPage(page)), ...(await auditPage(page))], [])
  await check(page)
  await page.close()
}

test('a lead heads the digest of its day: title, words by the one grammar, picks, and posts in its order', () =>
  visit('2024/04/18/', async page => {
    const lead = page.locator('main > section').first()
    assert.equal(await lead.getByRole('heading', { level: 2 }).textContent(), '发布日')
    assert.equal(
      (await lead.locator('.prose').innerHTML()).trim(),
      '<p>&lt;b&gt;全天&lt;/b&gt;只有<strong>一件事</strong>，见 <a href="/authors/ann/">@ann</a>：</p>\n<ul>\n<li><a href="https://example.org" rel="noopener nofollow ugc">权重</a></li>\n</ul>\n<h3>小标题</h3>',
    )
    assert.deepEqual(await lead.locator('.lines a').allTextContents(), ['Title 12'])
    const titles = await page.locator('.h-entry').getByRole('heading', { level: 2 }).allTextContents()
    const numbers = [3, 2, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert.deepEqual(
      titles,
      numbers.map(number => `Title ${number}`),
    )
    assert.equal(await page.title(), '发布日 · 2024年4月18日：当日帖子 · Tidings')
    const description = await page.locator('meta[name=description]').getAttribute('content')
    assert.equal(description, '<b>全天</b>只有一件事，见 @ann： 权重 小标题')
  }))

test('a lead without a title has a heading all the same, and one without words is its title', async () => {
  const lead = '.digest-lead'
  await visit('2024/w16/', async page =>
    assert.deepEqual(await page.locator(lead).allInnerTexts(), ['编者按\n\n一周。']),
  )
  await visit('2024/04/', async page => assert.deepEqual(await page.locator(lead).allInnerTexts(), ['四月']))
})

test('a lead that only orders posts shows nothing', () => {
  const [lead] = leads
  assert(lead)
  const { title: _, ...silent } = { ...lead, picks: [], body: '' }
  const { leads: shown, days } = renderArchive(posts, defaultConfig, [], [], [silent])
  assert.deepEqual([...shown.keys()], [])
  assert.equal(days[0]?.posts[0]?.number, 3)
})

test('home tells of a day what its lead says, and shows what it recommends among the first posts', () =>
  visit('', async page => {
    const day = page.locator('.day').first()
    assert.equal(
      (await day.locator('.lead-line').textContent())?.trim(),
      '发布日 <b>全天</b>只有一件事，见 @ann： 权重 小标题',
    )
    const titles = await day.locator('.lines a').allTextContents()
    assert.deepEqual(
      titles,
      [12, 3, 2, 1, 4, 5, 6, 7, 8, 9].map(number => `Title ${number}`),
    )
  }))

test('the feed’s item, the files for programs and the card of a digest begin with its lead', () => {
  const title = '发布日 · 2024年4月18日星期四'
  const { items } = JSON.parse(read('days/feed.json'))
  assert.equal(items[0].title, title)
  assert.match(
    items[0].content_html,
    /^<div lang="zh-CN"><div lang="zh"><p>&#x3C;b>全天[\s\S]*<h2>推荐阅读<\/h2><ul><li lang="en"><a href="https:\/\/tidings\.example\/2024\/04\/18\/12\/">Title 12<\/a><\/li><\/ul><h2>/,
  )
  assert(read('days/feed.xml').includes(`<title xml:lang="zh-CN">${title}</title>`))
  const json = read('2024/04/18/index.json')
  assert.equal(json, `${JSON.stringify(JSON.parse(json), undefined, 2)}\n`)
  const digest = JSON.parse(json)
  assert.equal(digest.title, title)
  assert.deepEqual(digest.lead, {
    title: '发布日',
    body: leads[0]?.body.trim(),
    picks: ['https://tidings.example/2024/04/18/12/'],
  })
  assert.deepEqual(
    digest.posts.slice(0, 3).map(({ number }: { number: number }) => number),
    [3, 2, 1],
  )
  assert(
    read('2024/04/18/index.md').startsWith(
      `# ${title}\n\n<https://tidings.example/2024/04/18/>\n\n${leads[0]?.body}\n推荐阅读\n\n- Title 12 <https://tidings.example/2024/04/18/12/>\n\n## 3\n`,
    ),
  )
  const cards = planCards(archive, createSite(defaultConfig))
  const card = cards.find(({ path }) => path === '/2024/04/18/card.png')?.svg ?? ''
  const lines = Array.from(card.matchAll(/<text [^>]*>(.*?)<\/text>/g), ([, line]) =>
    line?.replace(/<[^>]*>/g, ''),
  )
  assert.deepEqual(lines.slice(0, 5), [
    'Tidings · 2024年4月18日星期四 · 12 篇',
    '发布日',
    '&#x3C;b>全天&#x3C;/b>只有一件事，见 @ann： 权重 小标题',
    'Ann\u3000Title 12',
    'Ann\u3000Title 3',
  ])
})
