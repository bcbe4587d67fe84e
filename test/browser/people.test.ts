import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import { quiet } from '../quiet.ts'
import { openSite } from './open-site.ts'
import { askFor } from './search-page.ts'
import { makePost } from './search-site.ts'

const old = { author: '小互', handle: 'Xiaohuggg' }
const now = { author: '小互 AI', handle: 'imxiaohu' }
const posts = [
  makePost({ ...old, date: '2024-04-08', number: 1, title: 'One', body: '你好：Suno 上线了 v3，很好听。\n' }),
  makePost({ ...now, date: '2024-04-09', number: 2, title: 'Two', body: 'By @xiaohuggg and @imxiaohu.\n' }),
  makePost({
    ...old,
    date: '2024-04-10',
    number: 3,
    title: 'Three',
    body: 'Three.\n',
    source: 'https://x.com/a/status/1',
  }),
  makePost({ author: 'Ann', handle: 'ann', date: '2024-04-10', number: 4, title: 'Four', body: 'Four.\n' }),
]
const site = openSite(output =>
  writeSite({ posts, config: defaultConfig, people: [['imxiaohu', 'Xiaohuggg']] }, { output }, quiet),
)

test('one person of two handles has one page, one feed and one count, and the other address leads there', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}authors/xiaohuggg/`)
  await page.waitForURL(`${site.url}authors/imxiaohu/`)
  assert.equal(await page.locator('h1').textContent(), '小互 @imxiaohu')
  assert.deepEqual(await page.locator('.lines a').allTextContents(), ['Three', 'Two', 'One'])
  assert(await page.getByText('曾用名：小互 AI').isVisible())
  const profiles = page.locator('main a[href^="https://x.com/"]')
  assert.deepEqual(
    await profiles.evaluateAll(links =>
      links.map(link => [link.getAttribute('href'), link.getAttribute('rel')]),
    ),
    ['imxiaohu', 'Xiaohuggg'].map(handle => [`https://x.com/${handle}`, 'noopener nofollow ugc']),
  )
  for (const [handle, isThere] of [
    ['imxiaohu', true],
    ['xiaohuggg', false],
  ] as const)
    assert.equal(existsSync(path.join(site.directory, `authors/${handle}/feed.xml`)), isThere, handle)
  await page.goto(`${site.url}authors/`)
  assert.deepEqual(await page.locator('.authors a').allTextContents(), ['小互', 'Ann'])
  await page.close()
})

test('bylines, mentions and digests link to the page of the person', async () => {
  const page = await site.browser.newPage()
  for (const at of ['2024/04/08/1/', '2024/04/09/', '2024/04/10/3/']) {
    await page.goto(site.url + at)
    const links = page.locator('.h-entry a[href*="/authors/"]')
    const paths = await links.evaluateAll(all => all.map(link => link.getAttribute('href')))
    assert.deepEqual([...new Set(paths)], ['/authors/imxiaohu/'], at)
  }
  assert.equal(await page.locator('.byline .handle').textContent(), '@Xiaohuggg')
  await page.close()
})

test('a post without a source leads to a search on X for its author and its first words', async () => {
  const page = await site.browser.newPage()
  const find = page.getByRole('link', { name: '在 X 上查找' })
  await page.goto(`${site.url}2024/04/08/1/`)
  assert.equal(
    await find.getAttribute('href'),
    `https://x.com/search?q=${encodeURIComponent('from:Xiaohuggg Suno 上线了 v3')}`,
  )
  await page.goto(`${site.url}2024/04/10/3/`)
  assert.equal(await find.count(), 0)
  await page.close()
})

test('a search finds the posts of a person by either handle, and filters by one', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}search/`)
  const paths = ['/2024/04/10/3/', '/2024/04/09/2/', '/2024/04/08/1/']
  for (const handle of ['imxiaohu', 'xiaohuggg', '@XIAOHUGGG']) {
    assert.deepEqual(await askFor(page, `from:${handle}`), { state: 'exact', paths }, handle)
  }
  const options = await page.locator('select[name=author] option').allTextContents()
  assert.deepEqual(options.slice(1), ['小互 @imxiaohu (3)'])
  for (const handle of ['imxiaohu', 'xiaohuggg']) {
    await page.goto(`${site.url}search/?author=${handle}`)
    await page.locator('ol[data-results] > li').nth(2).waitFor()
    assert.equal(await page.locator('ol[data-results] > li').count(), 3, handle)
  }
  await page.close()
})
