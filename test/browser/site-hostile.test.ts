import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'node:test'
import { fromXml } from 'xast-util-from-xml'
import { choosePageOfEachType } from '../../scripts/page-types.ts'
import { renderArchive } from '../../src/build/render-posts.ts'
import { writeSite } from '../../src/build/write-site.ts'
import { defaultConfig } from '../../src/config.ts'
import type { Post } from '../../src/model.ts'
import { checkLinks } from '../pages/check-links.ts'
import { hostileTexts } from '../pages/hostile-archive.ts'
import { quiet } from '../quiet.ts'
import { openSite } from './open-site.ts'
import { collectComplaints, findWiderThanPage } from './page-checks.ts'
import { askFor } from './search-page.ts'

const sentence = '这一段很长。It goes on. '
const rightToLeft = 'اسم طويل من اليمين إلى اليسار'

/** Bodies that stretch a layout, a path or a feed, and names that do. */
const posts: readonly Post[] = [
  write(1, { body: sentence.repeat(Math.ceil(100_000 / sentence.length)) }),
  write(2, { body: '🎉', author: '🎉' }),
  write(3, { body: `${'w'.repeat(300)}\n\n${'字'.repeat(300)}\n\n\`${'c'.repeat(300)}\`` }),
  write(4, { body: 'A long name.', author: '名 N'.repeat(67).slice(0, 200) }),
  write(5, { body: `${rightToLeft}\n\n${rightToLeft} and English.`, author: rightToLeft }),
  write(6, { body: 'A tag that climbs.', tags: ['../..', '..', '.', '/', '%2e%2e', 'index.html', '?q=#'] }),
  write(7, {
    body: `[a link](<https://example.org/a "b" 'c' <d>?q="e f"&g='h'>) and <https://example.org/${'p'.repeat(300)}>`,
  }),
  write(8, { body: `| ${'cell | '.repeat(30)}\n| ${'--- | '.repeat(30)}\n| ${'wide | '.repeat(30)}` }),
  ...hostileTexts.map((text, index) =>
    write(20 + index, { body: text, author: text, title: text, handle: `hostile_${index}`, tags: [text] }),
  ),
]

function write(number: number, given: Partial<Post> & Pick<Post, 'body'>): Post {
  return {
    ...{ feed: 'hostile', number, date: '2024-04-09', author: 'Ann', handle: `ann_${number}` },
    ...{ title: given.body.slice(0, 80), permalink: `/2024/04/09/${number}/`, tags: [] },
    ...given,
  }
}

describe('a site of hostile posts', () => {
  const site = openSite(directory =>
    writeSite({ posts, config: defaultConfig }, { output: directory }, quiet),
  )

  it('stays in its folder, and every link of it resolves', async () => {
    assert.deepEqual(await readdir(path.dirname(site.directory)), ['site'])
    const { pages, broken } = await checkLinks(site.directory)
    assert.deepEqual(broken, [])
    const tags = new Set(posts.flatMap(post => post.tags))
    assert.equal(pages.filter(page => /^\/tags\/[^/]+\/$/.test(page)).length, tags.size)
  })

  it('has feeds that are well-formed', async () => {
    const files = await readdir(site.directory, { recursive: true })
    const xml = files.filter(file => file.endsWith('.xml'))
    const json = files.filter(file => file.endsWith('feed.json'))
    assert.ok(xml.includes('feed.xml') && json.includes('feed.json'))
    for (const file of xml) fromXml(await readFile(path.join(site.directory, file), 'utf8'))
    for (const file of json) {
      const { items } = JSON.parse(await readFile(path.join(site.directory, file), 'utf8'))
      assert.ok(items.length > 0, file)
    }
  })

  it('has no page that is wider than a phone of 320 pixels, or that complains', async () => {
    const page = await site.browser.newPage({ viewport: { width: 320, height: 640 } })
    const complaints = collectComplaints(page, site.url)
    const { posts: rendered } = renderArchive(posts, defaultConfig)
    const { pages } = await checkLinks(site.directory)
    const lists = pages.filter(at => /^\/(?:authors|tags|links)\//.test(at))
    const states = [
      ...choosePageOfEachType(rendered).values(),
      ...posts.map(post => post.permalink),
      ...lists,
    ]
    for (const at of new Set(states)) {
      await page.goto(site.url + at.split('/').map(encodeURIComponent).join('/').slice(1))
      complaints.push(...(await findWiderThanPage(page)).map(complaint => `${at}: ${complaint}`))
    }
    await page.goto(`${site.url}search/`)
    const { state, paths } = await askFor(page, rightToLeft)
    assert.deepEqual([state, paths], ['exact', ['/2024/04/09/5/']])
    await page.close()
    assert.deepEqual(complaints, [])
  })

  it('has no feed that is wider than a phone of 320 pixels when it is opened', async () => {
    const page = await site.browser.newPage({ viewport: { width: 320, height: 640 } })
    for (const feed of ['feed.xml', 'days/feed.xml', 'weeks/feed.xml', 'authors/ann_4/feed.xml']) {
      await page.goto(site.url + feed)
      assert.equal(await page.locator('parsererror').count(), 0, feed)
      assert.equal(
        await page.locator('feed > title').evaluate(title => getComputedStyle(title).display),
        'block',
      )
      assert.deepEqual(await findWiderThanPage(page), [], feed)
    }
    await page.close()
  })
})
