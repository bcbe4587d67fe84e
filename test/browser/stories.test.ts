import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig } from '../../src/config.ts'
import { decodeSource } from '../../src/feed/source.ts'
import type { Post } from '../../src/model.ts'
import { parseTopics } from '../../src/topics/parse-topics.ts'
import { openSite, writePages } from './open-site.ts'
import { auditPage, findWiderThanPage } from './page-checks.ts'

function post(number: number, title: string, body: string, given: Partial<Post> = {}): Post {
  const { date = '2024-04-18' } = given
  return {
    ...{ feed: '2024-04', number, date, title, body: `${body}\n`, tags: [] },
    ...{ author: `Voice ${number}`, handle: `voice${number}` },
    permalink: `/${date.replaceAll('-', '/')}/${number}/`,
    ...given,
  }
}

const paper = 'https://owls.com/paper'
const posts = [
  post(1, 'Something else', 'Something else.'),
  post(2, 'Owls are back', `They are: ${paper}`),
  post(3, '猫头鹰回来了', `猫头鹰回来了，论文在此：${paper}`),
  post(4, 'A long story of owls', `A long story of owls. ${'And so on. '.repeat(200)}${paper}`),
  post(5, 'Nothing more', 'Nothing more.'),
  post(6, 'An owl again', `An owl again ${paper}`, { date: '2024-04-20' }),
  post(7, 'Another day', 'Another day.', { date: '2024-04-20' }),
]
const { topics } = parseTopics(decodeSource('topics.txt', Buffer.from('Owl = owls\n')))
const site = openSite(folder => writePages(folder, renderArchive(posts, defaultConfig, topics)))

/** Numbers of posts in the order of elements that lead to them. */
async function order(page: Page, selector: string, attribute: string): Promise<readonly number[]> {
  const values = await page
    .locator(selector)
    .evaluateAll((found, name) => found.map(each => each.getAttribute(name) ?? ''), attribute)
  return values.map(value => Number(/(\d+)\D*$/.exec(value)?.[1]))
}

/** The headings of a page's posts and stories, with their levels. */
function outline(page: Page): Promise<readonly string[]> {
  return page
    .locator('.posts :is(h2, h3)')
    .evaluateAll(found => found.map(heading => `${heading.tagName} ${heading.textContent?.trim()}`))
}

test('posts on one matter stand together in a digest, under a headline and with the reason', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/04/18/`)
  assert.deepEqual(await outline(page), [
    'H2 A long story of owls',
    ...['H3 A long story of owls', 'H3 Owls are back', 'H3 猫头鹰回来了'],
    ...['H2 Something else', 'H2 Nothing more'],
  ])
  const story = page.locator('section[data-story]')
  assert.deepEqual(await story.locator('> p > *').allInnerTexts(), ['3 篇', '同一链接'])
  assert.equal(await story.locator('.h-entry').count(), 3)
  // Its headline is read once: the first voice does not show it again.
  const own = story.locator('.h-entry').first().getByRole('heading')
  assert.equal((await own.boundingBox())?.height, 1)
  await page.close()
})

test('a digest has its posts in one order: page, contents, structured data, files and feed', async () => {
  const page = await site.browser.newPage()
  for (const [at, feed, expected] of [
    ['2024/04/18/', 'days/feed.json', [4, 2, 3, 1, 5]],
    ['2024/w16/', 'weeks/feed.json', [4, 2, 3, 6, 1, 5, 7]],
  ] as const) {
    await page.goto(site.url + at)
    const json = await (await page.request.get(`${site.url}${at}index.json`)).json()
    const markdown = await (await page.request.get(`${site.url}${at}index.md`)).text()
    const { items } = await (await page.request.get(site.url + feed)).json()
    const item = items.find(({ url }: { url: string }) => url.endsWith(at))
    const data = JSON.parse(
      (await page.locator('script[type="application/ld+json"]').last().textContent()) ?? '',
    )
    const listed: readonly { readonly url: string }[] = data.mainEntity.itemListElement
    const stories: readonly { readonly posts: readonly string[] }[] = json.stories
    const told = expected.slice(0, at.includes('w') ? 4 : 3)
    assert.deepEqual(
      {
        page: await order(page, '.h-entry', 'id'),
        contents: await order(page, '.contents a', 'href'),
        data: listed.map(({ url }) => Number(url.split('/').at(-2))),
        json: json.posts.map(({ number }: { number: number }) => number),
        stories: stories.map(({ posts }) => posts.map(url => Number(url.split('/').at(-2)))),
        markdown: Array.from(markdown.matchAll(/^## (\d+)$/gm), match => Number(match[1])),
        feed: Array.from(String(item?.content_html).matchAll(/@voice(\d)\)/g), match => Number(match[1])),
      },
      {
        ...{ page: expected, contents: expected, data: expected, json: expected, stories: [told] },
        ...{ markdown: expected, feed: expected },
      },
      at,
    )
    assert.match(markdown, /^\*\*A long story of owls\*\* \(同一链接\): \[4\]\(/m)
    assert.match(String(item?.content_html), /<h2 lang="en">A long story of owls<\/h2><p>同一链接<\/p><h3>/)
  }
  await page.close()
})

test('a story of a week has posts of several days with their dates, and the others stand under their days', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/w16/`)
  assert.deepEqual(await outline(page), [
    'H2 A long story of owls',
    ...['H3 A long story of owls', 'H3 Owls are back', 'H3 猫头鹰回来了', 'H3 An owl again'],
    ...['H2 2024年4月18日星期四', 'H3 Something else', 'H3 Nothing more'],
    ...['H2 2024年4月20日星期六', 'H3 Another day'],
  ])
  assert.deepEqual(await page.locator('.story time').allInnerTexts(), [
    ...['2024年4月18日', '2024年4月18日', '2024年4月18日', '2024年4月20日'],
  ])
  await page.close()
})

test('home, a week and a month list the links that several of their posts cite, with the newest of these', async () => {
  const page = await site.browser.newPage()
  for (const at of ['', '2024/w16/', '2024/04/']) {
    await page.goto(site.url + at)
    assert.deepEqual(await page.locator('.shared-links .cited').allInnerTexts(), ['owls.com/paper'], at)
    assert.deepEqual(await order(page, '.shared-links ul ul a', 'href'), [6, 4, 3], at)
  }
  await page.close()
})

test('a related post tells the reason', async () => {
  const page = await site.browser.newPage()
  await page.goto(`${site.url}2024/04/18/2/`)
  assert.deepEqual(await page.locator('.related .tie').allInnerTexts(), [
    ...['同一链接', '同一链接', '同一链接'],
  ])
  await page.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`digests with stories fit ${width} pixels and break no accessibility rule in ${colorScheme} colours`, async () => {
      const page = await site.browser.newPage({ viewport: { width, height: 740 }, colorScheme })
      for (const at of ['', '2024/04/18/', '2024/w16/', '2024/04/', '2024/04/18/2/']) {
        await page.goto(site.url + at)
        assert.deepEqual(await findWiderThanPage(page), [], at)
        assert.deepEqual(await auditPage(page), [], at)
      }
      await page.close()
    })
  }
}
