import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { createArchive } from '../../src/archive/archive.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { createAtomWriter } from '../../src/output/feeds/atom.ts'
import type { Feed } from '../../src/output/feeds/feed.ts'
import { createItemContent } from '../../src/output/feeds/item-content.ts'
import { createJsonFeedWriter } from '../../src/output/feeds/json-feed.ts'
import { planFeeds } from '../../src/output/feeds/plan-feeds.ts'
import { describePosting } from '../../src/pages/json-ld.ts'
import { planPages } from '../../src/pages/plan-pages.ts'
import { createSite, type Site } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'
import { hostileArchive } from '../pages/hostile-archive.ts'
import { sampleArchive } from '../pages/sample-archive.ts'

const config: SiteConfig = { ...defaultConfig, title: 'Test Site', url: 'https://news.example' }
const based: SiteConfig = { ...config, lang: 'en', base: '/archive/' }

function feedsOf(archive: ReturnType<typeof createArchive>, given = config): readonly Feed[] {
  const { site, days, weeks, authors, subjects } = planFeeds(archive, createSite(given))
  return [site, days, weeks, ...authors, ...subjects]
}

function atomWriter(site: Site): (feed: Feed) => string {
  return createAtomWriter(site, createItemContent(site))
}

function elements(parent: Root | Element, name: string): readonly Element[] {
  return parent.children.flatMap(child => (child.type === 'element' && child.name === name ? [child] : []))
}

function textOf(node: Root | Element): string {
  return node.children
    .map(child => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}

function texts(parent: Element, name: string): readonly string[] {
  return elements(parent, name).map(textOf)
}

function descendants(parent: Root | Element): readonly Element[] {
  return parent.children.flatMap(child => (child.type === 'element' ? [child, ...descendants(child)] : []))
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** Children that RFC 4287's schema (appendix B) allows in a feed and in an entry, and those that may come more than once. */
const allowedIn: Readonly<Record<string, readonly string[]>> = {
  feed: ['generator', 'icon', 'id', 'logo', 'rights', 'subtitle', 'title', 'updated'],
  entry: ['content', 'id', 'published', 'rights', 'source', 'summary', 'title', 'updated'],
}
const repeated: Readonly<Record<string, readonly string[]>> = {
  feed: ['author', 'category', 'contributor', 'link', 'entry'],
  entry: ['author', 'category', 'contributor', 'link'],
}

/** What RFC 4287 requires of a feed (4.1.1), an entry (4.1.2) and a person (3.2); each line names what is wrong. */
function atomProblems(xml: string): readonly string[] {
  const [feed] = elements(fromXml(xml), 'feed')
  if (feed === undefined) return ['no feed']
  const entries = elements(feed, 'entry')
  const problems: string[] = []
  const expect = (isTrue: boolean, problem: string) => isTrue || problems.push(problem)
  expect(feed.attributes.xmlns === 'http://www.w3.org/2005/Atom', 'namespace')
  for (const parent of [feed, ...entries]) {
    const names = parent.children.flatMap(child => (child.type === 'element' ? child.name : []))
    const singles = names.filter(name => !repeated[parent.name]?.includes(name))
    for (const name of singles)
      expect(allowedIn[parent.name]?.includes(name) === true, `${parent.name}: unknown ${name}`)
    expect(new Set(singles).size === singles.length, `${parent.name}: an element twice`)
    expect(
      elements(parent, 'category').every(({ attributes }) => attributes.term !== undefined),
      `${parent.name}: category without term`,
    )
    for (const name of ['id', 'title', 'updated']) {
      expect(texts(parent, name).length === 1 && texts(parent, name)[0] !== '', `${parent.name}: one ${name}`)
    }
    expect(URL.canParse(texts(parent, 'id').join()), `${parent.name}: id is an IRI`)
    for (const date of [...texts(parent, 'updated'), ...texts(parent, 'published')]) {
      expect(rfc3339.test(date) && !Number.isNaN(Date.parse(date)), `${parent.name}: date ${date}`)
    }
    const authors = elements(parent, 'author')
    expect(authors.length > 0, `${parent.name}: author`)
    for (const author of authors) {
      expect(texts(author, 'name').length === 1 && texts(author, 'name')[0] !== '', 'author: one name')
      expect(
        texts(author, 'uri').every(uri => URL.canParse(uri)),
        'author: uri',
      )
    }
    const links = elements(parent, 'link').map(({ attributes }) => attributes)
    expect(links.filter(({ rel }) => rel === 'alternate').length === 1, `${parent.name}: one alternate link`)
    expect(
      links.every(({ href }) => URL.canParse(href ?? '')),
      `${parent.name}: absolute links`,
    )
  }
  expect(
    elements(feed, 'link').some(({ attributes }) => attributes.rel === 'self'),
    'self link',
  )
  const ids = entries.flatMap(entry => texts(entry, 'id'))
  expect(new Set(ids).size === ids.length, 'unique ids')
  for (const entry of entries) {
    const [content] = elements(entry, 'content')
    const divs = content ? elements(content, 'div') : []
    expect(content?.attributes.type === 'xhtml' && divs.length === 1, 'xhtml content is one div (4.1.3.3)')
    expect(divs[0]?.attributes.xmlns === 'http://www.w3.org/1999/xhtml', 'content in the namespace of XHTML')
    for (const { attributes } of content ? descendants(content) : []) {
      for (const address of [attributes.href, attributes.src]) {
        expect(address == null || URL.canParse(address), `address ${address}`)
      }
    }
  }
  return problems
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isAddress = (value: unknown) => typeof value === 'string' && URL.canParse(value)
const isPeople = (value: unknown) =>
  Array.isArray(value) &&
  value.every(
    ({ name, url, ...others }) =>
      (isText(name) || isAddress(url)) &&
      (url === undefined || isAddress(url)) &&
      Object.keys(others).every(key => key === 'avatar'),
  )
type Rules = Readonly<Record<string, (value: unknown) => boolean>>

/** https://www.jsonfeed.org/version/1.1/: what each field must hold where it is there. */
const feedRules: Rules = {
  version: value => value === 'https://jsonfeed.org/version/1.1',
  title: isText,
  home_page_url: isAddress,
  feed_url: isAddress,
  description: value => typeof value === 'string',
  language: isText,
  authors: isPeople,
  items: Array.isArray,
}
const itemRules: Rules = {
  id: isText,
  url: isAddress,
  external_url: isAddress,
  title: value => typeof value === 'string',
  content_html: isText,
  date_published: value => typeof value === 'string' && rfc3339.test(value),
  date_modified: value => typeof value === 'string' && rfc3339.test(value),
  authors: isPeople,
  tags: value => Array.isArray(value) && value.every(tag => typeof tag === 'string'),
  language: isText,
}

function jsonFeedProblems(document: { readonly [field: string]: unknown }): readonly string[] {
  const items: readonly Readonly<Record<string, unknown>>[] = Array.isArray(document.items)
    ? document.items
    : []
  const check = (value: Readonly<Record<string, unknown>>, rules: Rules, required: readonly string[]) => [
    ...required.filter(field => !(field in value)).map(field => `no ${field}`),
    ...Object.keys(value).filter(field => !rules[field]?.(value[field])),
  ]
  return [
    ...check(document, feedRules, ['version', 'title', 'items']),
    ...items.flatMap(item =>
      check(item, itemRules, ['id', 'content_html']).map(problem => `item: ${problem}`),
    ),
    ...(new Set(items.map(({ id }) => id)).size === items.length ? [] : ['ids twice']),
  ]
}

for (const [name, archive] of [
  ['the sample', sampleArchive(config)],
  ['hostile posts', hostileArchive(config)],
  ['an empty archive', createArchive([])],
] as const) {
  test(`every Atom feed of ${name} keeps RFC 4287`, () => {
    const formatAtom = atomWriter(createSite(config))
    for (const feed of feedsOf(archive))
      assert.deepEqual([feed.path, atomProblems(formatAtom(feed))], [feed.path, []])
  })

  test(`every JSON Feed of ${name} keeps version 1.1`, () => {
    const site = createSite(config)
    const formatJson = createJsonFeedWriter(site, createItemContent(site))
    for (const feed of feedsOf(archive)) {
      const document = JSON.parse(formatJson(feed))
      assert.deepEqual([feed.path, jsonFeedProblems(document)], [feed.path, []])
      assert.equal(document.feed_url, site.address(`${feed.path}.json`))
      assert.equal(document.home_page_url, site.address(feed.page))
      assert.deepEqual(
        document.items.map(({ id }: { id: string }) => id),
        feed.items.map(({ path }) => site.address(path)),
      )
      for (const item of document.items) {
        assert.equal(item.url, item.id)
        assert.doesNotMatch(item.content_html, /(?:href|src)="(?!https?:)/)
      }
    }
  })
}

test('the check of Atom feeds finds what is wrong', () => {
  const xml =
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>t</title><updated>2024</updated><entry><body/><category/></entry></feed>'
  assert.deepEqual(atomProblems(xml), [
    'feed: id is an IRI',
    'feed: date 2024',
    'feed: author',
    'feed: one alternate link',
    'entry: unknown body',
    'entry: category without term',
    'entry: one id',
    'entry: one title',
    'entry: one updated',
    'entry: id is an IRI',
    'entry: author',
    'entry: one alternate link',
    'self link',
    'xhtml content is one div (4.1.3.3)',
    'content in the namespace of XHTML',
  ])
})

test('the check of JSON Feeds finds what is wrong', () => {
  const item = { id: '', date_published: '2024-04-09', authors: [{ avatar: 'x' }], body: '' }
  const document = { version: '1', home_page_url: '/', items: [item, item] }
  assert.deepEqual(jsonFeedProblems(document), [
    ...['no title', 'version', 'home_page_url'],
    ...[item, item].flatMap(() =>
      ['no content_html', 'id', 'date_published', 'authors', 'body'].map(field => `item: ${field}`),
    ),
    'ids twice',
  ])
})

test('a post’s entry holds its fields and the whole body', () => {
  const archive = sampleArchive(config)
  const formatAtom = atomWriter(createSite(config))
  const [feed] = elements(fromXml(formatAtom(planFeeds(archive, createSite(config)).site)), 'feed')
  const entry = elements(feed ?? assert.fail('expected a feed'), 'entry').find(entry =>
    texts(entry, 'id').includes('https://news.example/2024/04/09/46/'),
  )
  assert.ok(entry)
  assert.deepEqual(texts(entry, 'updated'), ['2024-04-09T12:00:00Z'])
  assert.deepEqual(texts(entry, 'title'), ['这是一篇引用别人的帖子。'])
  assert.deepEqual(
    elements(entry, 'link').map(({ attributes }) => attributes.href),
    ['https://news.example/2024/04/09/46/', 'https://x.com/Quoted_One/status/1'],
  )
  assert.deepEqual(
    elements(entry, 'author').map(author => [texts(author, 'name'), texts(author, 'uri')]),
    [[['测试者'], ['https://news.example/authors/ceshi/']]],
  )
  assert.deepEqual(
    elements(entry, 'category').map(({ attributes }) => attributes.term),
    ['大模型', 'RAG'],
  )
  const [content] = elements(entry, 'content')
  assert.match(textOf(content ?? assert.fail('expected content')), /参见 @plain[\s\S]*What was said\./)
})

test('an item is dated to its own day from UTC−12 to UTC+11, in every format', () => {
  const site = createSite(config)
  const feed = planFeeds(createArchive([makePost({ date: '2024-04-09' })]), site).site
  const [atom] = elements(fromXml(atomWriter(site)(feed)), 'feed')
  const [entry] = elements(atom ?? assert.fail('expected a feed'), 'entry')
  const [item] = JSON.parse(createJsonFeedWriter(site, createItemContent(site))(feed)).items
  const moments = [...texts(entry ?? assert.fail('expected an entry'), 'published'), item.date_published]
  assert.equal(moments.length, 2)
  // The signs of these zones are reversed: https://data.iana.org/time-zones/tzdb/etcetera
  for (const timeZone of ['Etc/GMT+12', 'America/New_York', 'Europe/London', 'Asia/Shanghai', 'Etc/GMT-11']) {
    const dayThere = new Intl.DateTimeFormat('sv-SE', { timeZone })
    for (const moment of moments) assert.equal(dayThere.format(new Date(moment)), '2024-04-09', timeZone)
  }
})

test('a post’s item is in the language of the post, a digest’s in that of the site', () => {
  const site = createSite(config)
  const { site: posts, days } = planFeeds(createArchive([makePost({ lang: 'ja' })]), site)
  for (const [feed, lang] of [
    [posts, 'ja'],
    [days, 'zh-CN'],
  ] as const) {
    const [atom] = elements(fromXml(atomWriter(site)(feed)), 'feed')
    const [entry = assert.fail('expected an entry')] = elements(
      atom ?? assert.fail('expected a feed'),
      'entry',
    )
    const [title, content] = [...elements(entry, 'title'), ...elements(entry, 'content')]
    const div = content && elements(content, 'div')[0]
    const inAtom = [title?.attributes['xml:lang'], content?.attributes['xml:lang'], div?.attributes.lang]
    assert.deepEqual([atom?.attributes['xml:lang'], ...inAtom], ['zh-CN', lang, lang, lang])
    const document = JSON.parse(createJsonFeedWriter(site, createItemContent(site))(feed))
    const [{ language, content_html }] = document.items
    assert.deepEqual([document.language, language], ['zh-CN', lang])
    assert.match(content_html, new RegExp(`^<div lang="${lang}">`))
    // What the site adds to a post is in the language of the site.
    assert.match(content_html, /<p lang="zh-CN"><a [^>]*>[^<]*<\/a><\/p><\/div>$/)
  }
})

test('an item is updated on the day its text changed, and so are its digests and feeds', () => {
  const site = createSite(config)
  const posts = [
    makePost({ number: 1, date: '2024-04-09', updated: '2024-04-20' }),
    makePost({ number: 2, date: '2024-04-09' }),
    makePost({ number: 3, date: '2024-04-10' }),
  ]
  const { site: all, days, weeks } = planFeeds(createArchive(posts), site)
  const datesOf = (feed: Feed) => {
    const [atom = assert.fail('expected a feed')] = elements(fromXml(atomWriter(site)(feed)), 'feed')
    const { items } = JSON.parse(createJsonFeedWriter(site, createItemContent(site))(feed))
    return [
      texts(atom, 'updated'),
      ...elements(atom, 'entry').map((entry, index) => {
        const { date_published, date_modified } = items[index]
        const inAtom = [...texts(entry, 'published'), ...texts(entry, 'updated')]
        assert.deepEqual([date_published, date_modified ?? date_published], inAtom)
        return inAtom
      }),
    ].map(moments => moments.map(moment => moment.slice(0, '2024-04-09'.length)))
  }
  assert.deepEqual(datesOf(all), [
    ['2024-04-20'],
    ['2024-04-10', '2024-04-10'],
    ['2024-04-09', '2024-04-09'],
    ['2024-04-09', '2024-04-20'],
  ])
  assert.deepEqual(datesOf(days), [
    ['2024-04-20'],
    ['2024-04-10', '2024-04-10'],
    ['2024-04-09', '2024-04-20'],
  ])
  assert.deepEqual(datesOf(weeks), [['2024-04-20'], ['2024-04-10', '2024-04-20']])
  assert.deepEqual(describePosting(posts[0] ?? assert.fail(), site).dateModified, '2024-04-20')
})

test('a digest’s item holds all posts of its day, or of its week', () => {
  const archive = sampleArchive(config)
  const { days, weeks } = planFeeds(archive, createSite(config))
  const numbers = (feed: Feed) =>
    feed.items.map(({ path, date, posts }) => [path, date, posts.map(({ permalink }) => permalink)])
  assert.deepEqual(numbers(days), [
    ['/2025/01/01/', '2025-01-01', ['/2025/01/01/1/']],
    ['/2024/05/01/', '2024-05-01', ['/2024/05/01/49/']],
    ['/2024/04/10/', '2024-04-10', ['/2024/04/09/460/', '/2024/04/10/48/']],
    ['/2024/04/09/', '2024-04-09', ['/2024/04/09/46/', '/2024/04/09/47/']],
  ])
  assert.deepEqual(
    numbers(weeks).map(([path, date]) => [path, date]),
    [
      ['/2025/w01/', '2025-01-01'],
      ['/2024/w18/', '2024-05-01'],
      ['/2024/w15/', '2024-04-10'],
    ],
  )
})

test('an author’s feed holds their own posts and those that quote them, newest first', () => {
  const { authors } = planFeeds(sampleArchive(config), createSite(config))
  const permalinks = (handle: string) =>
    authors.find(({ page }) => page === `/authors/${handle}/`)?.items.map(({ path }) => path)
  assert.deepEqual(permalinks('quoted_one'), ['/2024/04/09/46/'])
  assert.deepEqual(permalinks('plain'), ['/2024/04/09/460/', '/2024/04/09/47/'])
})

test('a post is one item in every feed that holds it', () => {
  const { site, authors, subjects } = planFeeds(sampleArchive(config), createSite(config))
  const items = [site, ...authors, ...subjects].flatMap(feed => feed.items)
  assert.equal(new Set(items).size, new Set(items.map(({ path }) => path)).size)
  assert.ok(items.length > site.items.length)
})

test('in a large archive, authors and subjects of few posts have no feed, and their pages name none', () => {
  const tagsOf = (index: number) => [...(index < 2 ? ['few'] : []), ...(index < 3 ? ['enough'] : [])]
  const handleOf = (index: number) => (index === 0 ? 'guest' : 'owner')
  const posts = Array.from({ length: 5001 }, (_, index) =>
    makePost({ number: index + 1, handle: handleOf(index), tags: tagsOf(index) }),
  )
  const lists = (count: number) => {
    const archive = createArchive(posts.slice(0, count))
    const { authors, subjects } = planFeeds(archive, createSite(config))
    const pages = planPages(archive, 1)
    const followed = [...pages.authors, ...pages.tags].filter(
      ({ number, subject }) => number === 1 && subject.hasFeed,
    )
    assert.deepEqual(
      followed.map(({ path }) => path),
      [...authors, ...subjects].map(({ page }) => page),
    )
    return followed.map(({ path }) => path)
  }
  assert.deepEqual(lists(5000), ['/authors/owner/', '/authors/guest/', '/tags/enough/', '/tags/few/'])
  assert.deepEqual(lists(5001), ['/authors/owner/', '/tags/enough/'])
})

test('feeds hold what is new, newest first, whatever the size of the archive', () => {
  // 400 days: more than any feed holds of posts, days and weeks.
  const dates = Array.from({ length: 400 }, (_, index) =>
    new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
  )
  const archive = createArchive(dates.map(date => makePost({ date, tags: ['t'] })))
  const { site, days, weeks, authors, subjects } = planFeeds(archive, createSite(config))
  const paths = (feed: Feed | undefined) => feed?.items.map(({ path }) => path)
  const newest = archive.posts.toReversed().map(({ permalink }) => permalink)
  assert.deepEqual(paths(site), newest.slice(0, 50))
  assert.deepEqual(paths(authors[0]), newest.slice(0, 20))
  assert.deepEqual(paths(subjects[0]), newest.slice(0, 20))
  for (const [feed, periods] of [
    [days, archive.days],
    [weeks, archive.weeks],
  ] as const) {
    const all = periods.toReversed().map(({ path }) => path)
    assert.ok(all.length > 30)
    assert.deepEqual(paths(feed), all.slice(0, 30))
  }
})

test('a digest feed stops before it grows too large, but holds the newest digest always', () => {
  const html = `<p>${'x'.repeat(400_000)}</p>`
  const posts = ['2024-04-01', '2024-04-02'].map(date => makePost({ date, html }))
  const { days } = planFeeds(createArchive(posts), createSite(config))
  assert.deepEqual(
    days.items.map(({ path }) => path),
    ['/2024/04/02/'],
  )
})

test('everything a feed links to lies below the base path', () => {
  const formatAtom = atomWriter(createSite(based))
  for (const feed of feedsOf(sampleArchive(based), based)) {
    const addresses = formatAtom(feed).match(/https:\/\/news\.example[^"<]*/g) ?? []
    assert.ok(addresses.length > 0)
    assert.deepEqual(
      addresses.filter(address => !address.startsWith('https://news.example/archive/')),
      [],
    )
  }
  assert.match(
    formatAtom(planFeeds(createArchive([]), createSite(based)).site),
    /href="\/archive\/assets\/feed\.css"/,
  )
})

test('the same archive gives the same feeds, and an unchanged item keeps its bytes when others come', () => {
  const entryOf = (posts: readonly ReturnType<typeof makePost>[]) => {
    const site = createSite(config)
    const xml = atomWriter(site)(planFeeds(createArchive(posts), site).site)
    return /<entry><id>[^<]*\/1\/<\/id>.*?<\/entry>/s.exec(xml)?.[0]
  }
  const first = makePost({ number: 1 })
  const alone = entryOf([first])
  assert.ok(alone)
  assert.equal(entryOf([first, makePost({ number: 2, date: '2024-05-01' })]), alone)
})
