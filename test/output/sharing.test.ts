import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { type Archive, createArchive } from '../../src/archive/archive.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import type { RenderedPost, ShownPicture } from '../../src/model.ts'
import { planOutputs } from '../../src/output/plan-outputs.ts'
import { planSitemap } from '../../src/output/sitemap.ts'
import { writeAssets } from '../../src/pages/assets.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'
import { buildPages } from '../build/build-pages.ts'
import { checkLinks } from '../pages/check-links.ts'
import { hostileArchive, hostileTexts } from '../pages/hostile-archive.ts'
import { type PageElement, parsePage, select } from '../pages/html.ts'
import { sampleArchive } from '../pages/sample-archive.ts'

const config: SiteConfig = {
  ...defaultConfig,
  title: 'Test Site',
  url: 'https://news.example',
  curator: { name: 'Cura Tor', url: 'https://cura.example/' },
}
const ownLinks = [
  { label: 'Inside', href: '/feeds/' },
  { label: 'Elsewhere', href: 'https://else.example/feeds/' },
]
const based: SiteConfig = { ...config, lang: 'en', base: '/archive/', navigation: ownLinks, links: ownLinks }
const sites = { root: config, based, hostile: config } as const
let folder = ''

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidings-sharing-'))
  for (const [name, given] of Object.entries(sites)) {
    const archive = name === 'hostile' ? hostileArchive(given) : sampleArchive(given)
    const output = path.join(folder, name)
    await buildPages({ archive, config: given, output })
    await writeAssets(output, given.colours)
  }
})

after(() => rm(folder, { recursive: true }))

const readSite = (site: keyof typeof sites, file: string) => readFile(path.join(folder, site, file), 'utf8')

async function readPage(site: keyof typeof sites, page: string): Promise<readonly PageElement[]> {
  return parsePage(await readSite(site, page.endsWith('/') ? `${page}index.html` : page))
}

async function readData(site: keyof typeof sites, page: string): Promise<Record<string, unknown>[]> {
  const scripts = select(await readPage(site, page), 'script').filter(
    ({ attributes }) => attributes.type === 'application/ld+json',
  )
  return scripts.map(({ text }) => JSON.parse(text))
}

function locations(xml: string): readonly string[] {
  const [root] = fromXml(xml).children.filter((child): child is Element => child.type === 'element')
  return (root?.children ?? []).flatMap(url =>
    url.type === 'element'
      ? url.children.flatMap(loc =>
          loc.type === 'element' && loc.children[0]?.type === 'text' ? loc.children[0].value : [],
        )
      : [],
  )
}

for (const name of ['root', 'based'] as const) {
  test(`the sitemap lists exactly the pages, and robots.txt the sitemap (${name})`, async () => {
    const { base } = sites[name]
    const { pages } = await checkLinks(path.join(folder, name), base)
    const site = createSite(sites[name])
    const indexable = pages.filter(page => page.endsWith('/')).map(site.address)
    assert.deepEqual([...locations(await readSite(name, 'sitemap.xml'))].sort(), indexable.sort())
    assert.equal(
      await readSite(name, 'robots.txt'),
      `User-agent: *\nAllow: /\n\nSitemap: https://news.example${base}sitemap.xml\n`,
    )
  })

  test(`every link, feeds among them, resolves (${name})`, async () => {
    assert.deepEqual((await checkLinks(path.join(folder, name), sites[name].base)).broken, [])
  })

  test(`every page has a card of its own address, title and description (${name})`, async () => {
    const site = createSite(sites[name])
    const { pages } = await checkLinks(path.join(folder, name), sites[name].base)
    for (const page of pages) {
      const metas = select(await readPage(name, page), 'meta').map(({ attributes }) => attributes)
      const contentOfMeta = (key: string) =>
        metas.find(({ property, name }) => key === (property ?? name))?.content
      assert.equal(contentOfMeta('og:url'), page.endsWith('/') ? site.address(page) : undefined)
      assert.ok(contentOfMeta('og:title'), page)
      assert.equal(contentOfMeta('og:description'), contentOfMeta('description'))
      assert.equal(contentOfMeta('twitter:card'), 'summary_large_image')
      const digest =
        /^\/\d{4}\/(?:\d{2}\/\d{2}|w\d{2})\/$/.exec(page) ?? /^\/\d{4}\/\d{2}\/\d{2}\//.exec(page)
      // The moved post keeps its permalink under the day it was on; its card is that of its own day.
      const card = page === '/2024/04/09/460/' ? '/2024/04/10/' : (digest?.[0] ?? '/')
      assert.equal(contentOfMeta('og:image'), site.address(`${card}card.png`), page)
    }
  })
}

test('a page’s card names the locale of the site, and a post’s that it is an article', async () => {
  for (const [name, locale] of [
    ['root', 'zh_CN'],
    ['based', 'en_US'],
  ] as const) {
    const metas = select(await readPage(name, '/2024/04/09/46/'), 'meta')
    const locales = metas.filter(({ attributes }) => attributes.property === 'og:locale')
    assert.deepEqual(
      locales.map(({ attributes }) => attributes.content),
      [locale],
    )
  }
  for (const [page, type] of [
    ['/2024/04/09/46/', 'article'],
    ['/2024/04/09/', 'website'],
  ] as const) {
    const metas = select(await readPage('root', page), 'meta')
    assert.equal(metas.find(({ attributes }) => attributes.property === 'og:type')?.attributes.content, type)
  }
})

test('the curator’s links in header and footer lead into the base path, or elsewhere as they are', async () => {
  const page = await readPage('based', '/2024/04/09/46/')
  for (const [part, className] of [
    ['header', 'site-header'],
    ['footer', 'site-footer'],
  ] as const) {
    const links = select(page, part, className).flatMap(({ elements }) => select(elements, 'a'))
    assert.deepEqual(
      links
        .filter(({ text }) => text === 'Inside' || text === 'Elsewhere')
        .map(({ text, attributes }) => [text, attributes.href]),
      [
        ['Inside', '/archive/feeds/'],
        ['Elsewhere', 'https://else.example/feeds/'],
      ],
    )
  }
  const own = select(page, 'header', 'site-header').flatMap(({ elements }) => select(elements, 'a'))
  for (const { attributes } of own.filter(({ text }) => text !== 'Elsewhere'))
    assert.match(attributes.href ?? '', /^\/archive\//)
})

test('every link out of the archive gives no credit: the curator vouches for none', async () => {
  const links = new Map<string, string | undefined>()
  for (const page of (await checkLinks(path.join(folder, 'root'))).pages) {
    const mains = select(await readPage('root', page), 'main')
    for (const { attributes } of mains.flatMap(({ elements }) => select(elements, 'a'))) {
      const { href = '', rel } = attributes
      if (/^https?:/.test(href)) links.set(`${page} ${href}`, rel?.split(' ').sort().join(' '))
    }
  }
  assert.ok(links.has('/2024/04/09/46/ https://x.com/Quoted_One/status/1'))
  assert.ok(links.has('/links/arxiv.org/ https://arxiv.org/abs/2404.00001'))
  assert.deepEqual(
    [...links].filter(([, rel]) => rel !== 'nofollow noopener ugc'),
    [],
  )
})

test('a post’s title in a list is in the language of the post', async () => {
  const { posts } = sampleArchive(based)
  assert.ok(new Set(posts.map(({ lang }) => lang)).size > 1)
  const languages = new Map(posts.map(({ title, lang }) => [title, lang]))
  for (const page of ['/2024/04/', '/authors/plain/', '/tags/rag/', '/2024/04/09/', '/links/github.com/']) {
    const mains = select(await readPage('based', page), 'main')
    // A line says so of the title, or of the link around it.
    const titles = mains
      .flatMap(({ elements }) => elements)
      .filter(({ text, attributes }) => attributes.lang !== undefined && languages.has(text))
    assert.ok(titles.length > 0, page)
    for (const { text, attributes } of titles) assert.equal(attributes.lang, languages.get(text), page)
  }
})

test('a list’s structured data counts its posts, each at its position', async () => {
  const [data] = await readData('based', '/2024/04/10/')
  assert.deepEqual(data?.mainEntity, {
    '@type': 'ItemList',
    numberOfItems: 2,
    itemListElement: ['/2024/04/09/460/', '/2024/04/10/48/'].map((path, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: `https://news.example/archive${path}`,
    })),
  })
})

test('a sitemap of too many pages is an index of several', () => {
  const site = createSite(config)
  const files = planSitemap(['/a/', '/b/', '/c/'], site, 2)
  assert.deepEqual(
    files.map(file => [file.path, locations(file.content())]),
    [
      ['/sitemap.xml', ['https://news.example/sitemap-1.xml', 'https://news.example/sitemap-2.xml']],
      ['/sitemap-1.xml', ['https://news.example/a/', 'https://news.example/b/']],
      ['/sitemap-2.xml', ['https://news.example/c/']],
    ],
  )
})

test('a post’s structured data names author, day, source and quotes', async () => {
  assert.deepEqual(await readData('root', '/2024/04/09/46/'), [
    {
      '@context': 'https://schema.org',
      '@type': 'SocialMediaPosting',
      '@id': 'https://news.example/2024/04/09/46/',
      url: 'https://news.example/2024/04/09/46/',
      headline: '这是一篇引用别人的帖子。',
      author: {
        '@type': 'Person',
        name: '测试者',
        url: 'https://news.example/authors/ceshi/',
        identifier: '@Ceshi',
        sameAs: 'https://x.com/Ceshi',
      },
      datePublished: '2024-04-09',
      inLanguage: 'zh',
      isPartOf: { '@type': 'CollectionPage', url: 'https://news.example/2024/04/09/' },
      isBasedOn: 'https://x.com/Quoted_One/status/1',
      citation: [
        {
          '@type': 'SocialMediaPosting',
          author: {
            '@type': 'Person',
            name: 'Quoted 🦙',
            url: 'https://news.example/authors/quoted_one/',
            identifier: '@Quoted_One',
            sameAs: 'https://x.com/Quoted_One',
          },
        },
      ],
      keywords: ['大模型', 'RAG'],
    },
  ])
})

test('home’s structured data is the site with its search', async () => {
  const [data] = await readData('based', '/')
  assert.deepEqual(
    [data?.['@type'], data?.url, data?.publisher, data?.potentialAction],
    [
      'WebSite',
      'https://news.example/archive/',
      { '@type': 'Person', name: 'Cura Tor', url: 'https://cura.example/' },
      {
        '@type': 'SearchAction',
        target: {
          '@type': 'EntryPoint',
          urlTemplate: 'https://news.example/archive/search/?q={search_term_string}',
        },
        'query-input': 'required name=search_term_string',
      },
    ],
  )
})

test('every page but 404 has structured data of its kind, with the properties its type requires', async () => {
  const required: Readonly<Record<string, readonly string[]>> = {
    WebSite: ['url', 'name', 'inLanguage', 'potentialAction'],
    WebPage: ['url', 'name', 'description', 'inLanguage', 'isPartOf'],
    CollectionPage: ['url', 'name', 'description', 'inLanguage', 'isPartOf', 'mainEntity'],
    ProfilePage: ['url', 'name', 'description', 'inLanguage', 'isPartOf', 'mainEntity'],
    SocialMediaPosting: ['url', 'headline', 'author', 'datePublished', 'inLanguage', 'isPartOf'],
  }
  const types = new Map<string, string>()
  for (const page of (await checkLinks(path.join(folder, 'root'))).pages) {
    const [data] = await readData('root', page)
    const type = String(data?.['@type'])
    types.set(page, type)
    if (data === undefined) continue
    assert.deepEqual(
      (required[type] ?? [`a known type, not ${type}`]).filter(property => !data[property]),
      [],
      page,
    )
  }
  const kinds = [
    '/',
    '/2024/04/',
    '/2024/04/09/',
    '/2024/w15/',
    '/2024/04/09/46/',
    '/authors/plain/',
    '/tags/rag/',
  ]
  assert.deepEqual(
    [...kinds, '/authors/', '/search/', '/feeds/', '/404.html'].map(page => types.get(page)),
    [
      'WebSite',
      'CollectionPage',
      'CollectionPage',
      'CollectionPage',
      'SocialMediaPosting',
      'ProfilePage',
      'CollectionPage',
      'WebPage',
      'WebPage',
      'WebPage',
      'undefined',
    ],
  )
})

test('a hostile post is inert in structured data, and comes back whole', async () => {
  for (const [index, text] of hostileTexts.entries()) {
    const page = `/2024/04/09/${index + 1}/`
    const [data, ...others] = await readData('hostile', page)
    assert.deepEqual(others, [])
    assert.equal(data?.headline, text)
    const scripts = select(await readPage('hostile', page), 'script')
    assert.deepEqual(
      scripts.filter(script => /^\s*alert/.test(script.text)),
      [],
    )
  }
})

test('pages lead to the feed that brings what they speak of', async () => {
  const links = async (page: string) =>
    select(await readPage('based', page), 'a')
      .filter(({ attributes }) => attributes.type === 'application/atom+xml')
      .map(({ attributes, text }) => [attributes.href, text])
  assert.deepEqual(await links('/2024/04/09/'), [['/archive/days/feed.xml', 'Feed: Daily digests']])
  assert.deepEqual(await links('/2024/w15/'), [['/archive/weeks/feed.xml', 'Feed: Weekly digests']])
  assert.deepEqual(await links('/authors/plain/'), [
    ['/archive/authors/plain/feed.xml', 'Feed: Plain Author'],
  ])
  assert.deepEqual(await links('/tags/rag/'), [['/archive/tags/rag/feed.xml', 'Feed: #RAG']])
})

test('pages name the feeds that hold their posts', async () => {
  const feeds = async (page: string) =>
    select(await readPage('based', page), 'link')
      .filter(({ attributes }) => attributes.rel === 'alternate')
      .map(({ attributes }) => attributes.href)
  const both = (path: string) => [`/archive${path}feed.xml`, `/archive${path}feed.json`]
  const all = both('/')
  assert.deepEqual(await feeds('/'), all)
  assert.deepEqual(await feeds('/2024/04/09/'), [...both('/days/'), ...all])
  assert.deepEqual(await feeds('/2024/w15/'), [...both('/weeks/'), ...all])
  assert.deepEqual(await feeds('/authors/plain/'), [...both('/authors/plain/'), ...all])
  assert.deepEqual(await feeds('/tags/rag/'), [...both('/tags/rag/'), ...all])
})

/** `Required`: a new field of posts does not compile until it has a value here. */
const everyField: Required<RenderedPost> & { readonly pictures: readonly [ShownPicture] } = {
  ...{ feed: '2024-04', number: 1, date: '2024-04-09', author: 'Ann', handle: 'ann', title: 'One.' },
  permalink: '/2024/04/09/1/',
  parts: [
    { kind: 'post', author: 'Ann', handle: 'ann' },
    { kind: 'quote', author: 'Ben', handle: 'ben' },
  ],
  ...{ source: 'https://x.com/ann/status/1', tags: ['a'], aliases: ['/old/'] },
  ...{ updated: '2024-04-12', body: 'One. #a\n' },
  pictures: [{ url: '../../../media/a.png', path: '/media/a.png', alt: 'A chart', width: 9, height: 6 }],
  ...{ html: '<p>One.</p>', htmlBytes: 11, text: 'One.', lang: 'en', links: ['https://a.example/'] },
  ...{ topics: ['Owl', 'Oak'], quotedTopics: ['Oak'], titleTopics: ['Owl'], otherTags: ['a'] },
}

test('a digest’s index.json shows the public fields of a post in their order, and no other', () => {
  const withPrivate = { ...everyField, draft: 'not for the public' }
  const { html, htmlBytes, text, titleTopics, otherTags, body, pictures, ...shown } = everyField
  const [{ path, ...picture }] = pictures
  const [post] = JSON.parse(contentOf(archiveOf(withPrivate), '/2024/04/09/index.json') ?? '').posts
  assert.deepEqual(post, {
    url: 'https://news.example/2024/04/09/1/',
    ...shown,
    pictures: [{ ...picture, url: `https://news.example${path}` }],
    body,
  })
  assert.deepEqual(Object.keys(post), [
    ...['url', 'feed', 'number', 'date', 'author', 'handle', 'title', 'permalink', 'parts', 'source'],
    ...['tags', 'topics', 'quotedTopics', 'aliases', 'updated', 'lang', 'links', 'pictures', 'body'],
  ])
  const markdown = contentOf(archiveOf(withPrivate), '/2024/04/09/index.md') ?? ''
  const keys = Array.from(markdown.matchAll(/^(\w+):/gm), match => match[1])
  assert.deepEqual([...keys, 'body'], Object.keys(post))
})

test('a digest’s index.json holds the posts of its day', async () => {
  const { days } = sampleArchive(config)
  const digest = JSON.parse(await readSite('root', '2024/04/09/index.json'))
  assert.deepEqual(
    digest.posts.map(({ url, body }: RenderedPost & { url: string }) => [url, body]),
    days[0]?.posts.map(({ permalink, body }) => [`https://news.example${permalink}`, body]),
  )
  assert.equal(digest.url, 'https://news.example/2024/04/09/')
})

test('every index.json is what JSON.stringify writes of it, also where posts are hostile', () => {
  for (const archive of [sampleArchive(config), hostileArchive(config)]) {
    const files = planOutputs(archive, createSite(config), []).filter(({ path }) => /index\.json$/.test(path))
    assert.equal(files.length, archive.days.length + archive.weeks.length)
    for (const file of files) {
      const content = file.content()
      assert.equal(content, `${JSON.stringify(JSON.parse(content), undefined, 2)}\n`)
    }
  }
})

test('a digest’s index.md shows each post’s fields in a fence, then its body', () => {
  const post = makePost({ title: '```\n---', body: 'A **body**.\n', tags: ['a: b'] })
  assert.equal(
    contentOf(archiveOf(post), '/2024/04/09/index.md'),
    [
      '# 2024年4月9日星期二\n\n<https://news.example/2024/04/09/>\n',
      '## 1\n',
      '```yaml',
      "url: 'https://news.example/2024/04/09/1/'",
      "feed: '2024-04'",
      'number: 1',
      "date: '2024-04-09'",
      "author: 'Ann Example'",
      "handle: 'ann'",
      'title: "```\\n---"',
      "permalink: '/2024/04/09/1/'",
      'tags:',
      "  - 'a: b'",
      'topics: []',
      'quotedTopics: []',
      "lang: 'en'",
      'links: []',
      '```\n',
      'A **body**.\n',
    ].join('\n'),
  )
})

test('llms.txt leads to the digests as Markdown', async () => {
  const text = await readSite('root', 'llms.txt')
  assert.match(text, /^# Test Site\n\n> /)
  assert.deepEqual(text.match(/https:\/\/\S*\.md/g), [
    'https://news.example/2025/01/01/index.md',
    'https://news.example/2024/05/01/index.md',
    'https://news.example/2024/04/10/index.md',
    'https://news.example/2024/04/09/index.md',
    'https://news.example/2025/w01/index.md',
    'https://news.example/2024/w18/index.md',
    'https://news.example/2024/w15/index.md',
  ])
})

test('llms.txt lists the 30 newest days, all weeks and all months, newest first', () => {
  const dates = Array.from({ length: 40 }, (_, index) => `2024-0${index < 20 ? 3 : 4}-${10 + (index % 20)}`)
  const archive = createArchive(dates.map(date => makePost({ date })))
  const site = createSite(config)
  const text = planOutputs(archive, site, [])
    .find(({ path }) => path === '/llms.txt')
    ?.content()
  const labels = Array.from((text ?? '').matchAll(/^- \[(\d{4}-\S+)\]/gm), match => match[1])
  assert.deepEqual(labels, [
    ...dates.toReversed().slice(0, 30),
    ...['2024-W18', '2024-W17', '2024-W16', '2024-W15', '2024-W13', '2024-W12', '2024-W11', '2024-W10'],
    ...['2024-04', '2024-03'],
  ])
})

test('each output can be switched off', () => {
  const archive = archiveOf(makePost())
  const always = [
    '/manifest.webmanifest',
    '/service-worker.js',
    '/latest/index.html',
    '/days.json',
    '/posts.json',
  ]
  const written = (outputs: Partial<SiteConfig['outputs']>) => {
    const none = { feeds: false, images: false, json: false, markdown: false, sitemap: false, llms: false }
    const site = createSite({ ...config, outputs: { ...none, mail: false, hosting: 'none', ...outputs } })
    return planOutputs(archive, site, ['/']).map(file => file.path)
  }
  assert.deepEqual(written({}), always)
  assert.deepEqual(written({ json: true }), ['/2024/04/09/index.json', '/2024/w15/index.json', ...always])
  assert.deepEqual(written({ markdown: true }), ['/2024/04/09/index.md', '/2024/w15/index.md', ...always])
  assert.deepEqual(written({ sitemap: true }), ['/sitemap.xml', '/robots.txt', ...always])
  assert.deepEqual(written({ llms: true }), ['/llms.txt', ...always])
  assert.deepEqual(written({ mail: true }), [
    ...['/2024/04/09/mail.html', '/2024/04/09/mail.txt', '/2024/w15/mail.html', '/2024/w15/mail.txt'],
    ...['/mail/days/feed.xml', '/mail/days/feed.json', '/mail/weeks/feed.xml', '/mail/weeks/feed.json'],
    ...always,
  ])
  assert.deepEqual(written({ feeds: true }), [
    ...['/feed.xml', '/feed.json', '/days/feed.xml', '/days/feed.json'],
    ...['/weeks/feed.xml', '/weeks/feed.json', '/authors/ann/feed.xml', '/authors/ann/feed.json'],
    ...always,
  ])
})

function archiveOf(post: ReturnType<typeof makePost>): Archive {
  return createArchive([post])
}

function contentOf(archive: Archive, file: string): string | undefined {
  const files = planOutputs(archive, createSite(config), [])
  return files.find(({ path }) => path === file)?.content()
}
