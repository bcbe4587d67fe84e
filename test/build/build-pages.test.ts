import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { createArchive } from '../../src/archive/archive.ts'
import { tagPath } from '../../src/archive/urls.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import { lowerHeadings } from '../../src/markdown/outline.ts'
import { writeAssets } from '../../src/pages/assets.ts'
import { makePost } from '../archive/make-post.ts'
import { checkLinks } from '../pages/check-links.ts'
import { type PageElement, parsePage, select } from '../pages/html.ts'
import { sampleArchive } from '../pages/sample-archive.ts'
import { buildPages } from './build-pages.ts'

const config: SiteConfig = { ...defaultConfig, title: 'Test Site', url: 'https://news.example' }
let folder = ''

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidings-site-'))
  await buildPages({ archive: sampleArchive(config), config, output: path.join(folder, 'site') })
  await writeAssets(path.join(folder, 'site'))
})

after(() => rm(folder, { recursive: true }))

async function readPage(page: string): Promise<readonly PageElement[]> {
  const file = page.endsWith('/') ? `${page}index.html` : page
  return parsePage(await readFile(path.join(folder, 'site', file), 'utf8'))
}

const text = (elements: readonly PageElement[]) => elements.map(element => element.text)
const attribute = (elements: readonly PageElement[], name: string) =>
  elements.map(element => element.attributes[name])

test('every page of the URL scheme is there, and no other', async () => {
  const { pages } = await checkLinks(path.join(folder, 'site'))
  const hashed = (page: string) => page.replace(/~[0-9a-f]{16}/, '~HASH')
  assert.deepEqual(pages.map(hashed), [
    '/',
    '/2024/',
    '/2024/04/',
    '/2024/04/09/',
    '/2024/04/09/46/',
    '/2024/04/09/460/',
    '/2024/04/09/47/',
    '/2024/04/10/',
    '/2024/04/10/48/',
    '/2024/05/',
    '/2024/05/01/',
    '/2024/05/01/49/',
    '/2024/w15/',
    '/2024/w18/',
    '/2025/',
    '/2025/01/',
    '/2025/01/01/',
    '/2025/01/01/1/',
    '/2025/w01/',
    '/404.html',
    '/about/',
    '/authors/',
    '/authors/ceshi/',
    '/authors/long_name/',
    '/authors/plain/',
    '/authors/quoted_one/',
    '/authors/x~HASH/',
    '/feeds/',
    '/links/',
    '/links/arxiv.org/',
    '/links/github.com/',
    '/links/news.com/',
    '/links/youtube.com/',
    '/offline.html',
    '/saved/',
    '/search/',
    '/tags/',
    '/tags/rag/',
    `/tags/${'t'.repeat(60)}~HASH/`,
    '/tags/~HASH/',
    '/tags/大模型/',
  ])
})

test('the feeds page shows addresses as they are read, and leads to them', async () => {
  const output = path.join(folder, 'feeds')
  await buildPages({ archive: createArchive([makePost({ tags: ['大模型'] })]), config, output })
  const elements = parsePage(await readFile(path.join(output, 'feeds/index.html'), 'utf8'))
  const addresses = select(elements, 'dd').flatMap(address => select(address.elements, 'a'))
  const shown = addresses.map(address => [address.text, address.attributes.href])
  assert.deepEqual(shown.slice(0, 2), [
    ['https://news.example/feed.xml', '/feed.xml'],
    ['https://news.example/feed.json', '/feed.json'],
  ])
  assert.deepEqual(shown.at(-1), [
    'https://news.example/tags/大模型/feed.xml',
    '/tags/%E5%A4%A7%E6%A8%A1%E5%9E%8B/feed.xml',
  ])
})

test('without feeds there is no feeds page, and nothing leads to one', async () => {
  const output = path.join(folder, 'without-feeds')
  const outputs = { ...config.outputs, feeds: false }
  await buildPages({ archive: sampleArchive(config), config: { ...config, outputs }, output })
  await writeAssets(output)
  const { pages, broken } = await checkLinks(output)
  assert.deepEqual([pages.filter(page => page.includes('feeds')), broken], [[], []])
})

test('authors have their initials, also on their own pages', async () => {
  const [row] = select(await readPage('/authors/'), 'ul', 'authors').flatMap(({ elements }) =>
    select(elements, 'li'),
  )
  assert.deepEqual(text(select(row?.elements ?? [], 'text')), ['PA'])
  const [profile] = select(await readPage('/authors/plain/'), 'header', 'profile')
  assert.deepEqual(text(select(profile?.elements ?? [], 'text')), ['PA'])
  assert.deepEqual(text(select(profile?.elements ?? [], 'h1')), ['Plain Author @plain'])
})

test('every internal link and anchor resolves', async () => {
  assert.deepEqual((await checkLinks(path.join(folder, 'site'))).broken, [])
})

test('every page has a title and a description of its own, a language, one h1, one main and unique ids', async () => {
  const { pages } = await checkLinks(path.join(folder, 'site'))
  const titles = new Set<string>()
  const descriptions = new Set<string>()
  for (const page of pages) {
    const elements = await readPage(page)
    const ids = attribute(elements, 'id').filter(id => id !== undefined)
    const outline = {
      lang: attribute(select(elements, 'html'), 'lang'),
      main: select(elements, 'main').length,
      h1: select(elements, 'h1').length,
      repeatedIds: ids.filter((id, index) => ids.indexOf(id) !== index),
    }
    assert.deepEqual(outline, { lang: ['zh-CN'], main: 1, h1: 1, repeatedIds: [] }, page)
    titles.add(text(select(elements, 'title')).join())
    const description = select(elements, 'meta').find(({ attributes }) => attributes.name === 'description')
    descriptions.add(description?.attributes.content ?? '')
  }
  assert.equal(titles.size, pages.length)
  assert.equal(descriptions.size, pages.length)
  assert.ok(!titles.has('') && !descriptions.has(''))
})

test('headings of the interface step down by one', async () => {
  for (const page of ['/', '/2024/', '/2024/04/', '/2024/04/09/', '/authors/plain/']) {
    const elements = await readPage(page)
    const written = new Set(select(elements, 'div', 'e-content').flatMap(body => body.elements))
    const levels = elements
      .filter(element => !written.has(element))
      .flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? [])
      .map(Number)
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
    assert.deepEqual([page, jumps], [page, []])
  }
})

test('a post page is an h-entry with its author, date, body, permalink, source and tags', async () => {
  const [entry, ...others] = select(await readPage('/2024/04/09/46/'), 'article', 'h-entry')
  assert.ok(entry)
  assert.deepEqual(others, [])
  const { elements } = entry
  assert.equal(entry.attributes.lang, 'zh')
  assert.deepEqual(attribute(select(elements, 'time', 'dt-published'), 'datetime'), ['2024-04-09'])
  const [author] = select(elements, 'a', 'p-author')
  assert.deepEqual(
    [author?.classes, author?.attributes.href, text(select(author?.elements ?? [], '*', 'p-name'))],
    [['p-author', 'h-card'], '/authors/ceshi/', ['测试者']],
  )
  const header = select(elements, 'header')[0]?.elements ?? []
  assert.deepEqual(text(select(header, 'h1')), ['这是一篇引用别人的帖子。'])
  assert.deepEqual(text(select(header, 'time')), ['2024年4月9日'])
  const footer = select(elements, 'footer')[0]?.elements ?? []
  assert.deepEqual(attribute(select(header, 'a', 'u-url'), 'href'), ['/2024/04/09/46/'])
  assert.deepEqual(attribute(select(footer, 'a', 'u-syndication'), 'href'), [
    'https://x.com/Quoted_One/status/1',
  ])
  assert.deepEqual(text(select(footer, 'a', 'p-category')), ['大模型', 'RAG'])
  assert.deepEqual(attribute(select(footer, 'a', 'p-category'), 'href'), [
    '/tags/%E5%A4%A7%E6%A8%A1%E5%9E%8B/',
    '/tags/rag/',
  ])
})

test('the body is the rendered HTML and nothing else, on the post page and below the headings of digests', async () => {
  const archive = sampleArchive(config)
  const day = await readFile(path.join(folder, 'site/2024/04/09/index.html'), 'utf8')
  const week = await readFile(path.join(folder, 'site/2024/w15/index.html'), 'utf8')
  const bodyOf = (html: string) => `<div class="e-content">${html}</div>`
  for (const post of archive.posts) {
    const page = await readFile(path.join(folder, 'site', post.permalink, 'index.html'), 'utf8')
    assert.ok(page.includes(bodyOf(post.html)), post.permalink)
    if (post.date !== '2024-04-09') continue
    assert.ok(day.includes(bodyOf(lowerHeadings(post.html, 1))), post.permalink)
    assert.ok(week.includes(bodyOf(lowerHeadings(post.html, 2))), post.permalink)
  }
})

test('template syntax and tags in a body are words', async () => {
  const [body] = select(await readPage('/2024/04/09/47/'), 'div', 'e-content')
  assert.match(body?.text ?? '', /Braces \{\{ stay \}\} and \{% so do these\.\s+<FAQ> is a word\./)
})

test('a mention leads to the author’s page where there is one', async () => {
  const [body] = select(await readPage('/2024/04/09/46/'), 'div', 'e-content')
  const links = select(body?.elements ?? [], 'a').map(({ text, attributes }) => [text, attributes.href])
  assert.deepEqual(
    links.filter(([label]) => label?.startsWith('@')),
    [
      ['@plain', '/authors/plain/'],
      ['@Quoted_One', '/authors/quoted_one/'],
    ],
  )
})

test('a quoted post is an h-cite inside the body, with its own author and body', async () => {
  const [entry] = select(await readPage('/2024/04/09/46/'), 'article', 'h-entry')
  const [cite] = select(
    select(entry?.elements ?? [], 'div', 'e-content')[0]?.elements ?? [],
    'figure',
    'h-cite',
  )
  assert.deepEqual(text(select(cite?.elements ?? [], '*', 'p-name')), ['Quoted 🦙'])
  assert.deepEqual(attribute(select(cite?.elements ?? [], 'a', 'u-url'), 'href'), ['/authors/quoted_one/'])
  assert.equal(select(cite?.elements ?? [], 'div', 'e-content')[0]?.text.trim(), 'What was said.')
})

test('a digest lists its posts, then shows each under a heading', async () => {
  const elements = await readPage('/2024/04/09/')
  const [contents] = select(elements, 'nav', 'contents')
  assert.deepEqual(attribute(select(contents?.elements ?? [], 'a'), 'href'), [
    '#p2024.04.09.46',
    '#p2024.04.09.47',
  ])
  assert.deepEqual(attribute(select(elements, 'article', 'h-entry'), 'id'), [
    'p2024.04.09.46',
    'p2024.04.09.47',
  ])
  const headers = select(elements, 'article', 'h-entry').flatMap(({ elements }) => select(elements, 'header'))
  const inHeaders = (name: string) => headers.flatMap(({ elements }) => text(select(elements, name)))
  assert.deepEqual(inHeaders('h2'), ['这是一篇引用别人的帖子。', 'Braces {{ stay }} and {% so do these'])
  assert.deepEqual(inHeaders('p'), ['测试者 @Ceshi', 'Plain Author @plain'])
  assert.deepEqual(inHeaders('time'), ['固定链接', '固定链接'])
})

test('pages lead up, back and on', async () => {
  const ways = async (page: string) => {
    const elements = await readPage(page)
    const links = (name: string, rel: string) =>
      attribute(
        select(elements, name).filter(({ attributes }) => attributes.rel === rel),
        'href',
      )
    const [breadcrumb] = select(elements, 'nav', 'breadcrumb')
    const [parents] = select(breadcrumb?.elements ?? [], 'ol')
    return {
      up: attribute(select(parents?.elements ?? [], 'a'), 'href'),
      previous: [...links('link', 'prev'), ...links('a', 'prev')],
      next: [...links('link', 'next'), ...links('a', 'next')],
      canonical: links('link', 'canonical'),
    }
  }
  // In the head, above what the page is about and below it.
  assert.deepEqual(await ways('/2024/04/09/47/'), {
    up: ['/', '/2024/', '/2024/04/', '/2024/04/09/'],
    previous: Array(3).fill('/2024/04/09/46/'),
    next: Array(3).fill('/2024/04/09/460/'),
    canonical: ['https://news.example/2024/04/09/47/'],
  })
  assert.deepEqual(await ways('/2024/04/10/'), {
    up: ['/', '/2024/', '/2024/04/'],
    previous: Array(3).fill('/2024/04/09/'),
    // The bar of a digest leads on, too.
    next: Array(4).fill('/2024/05/01/'),
    canonical: ['https://news.example/2024/04/10/'],
  })
  assert.deepEqual(await ways('/2025/'), {
    up: ['/'],
    previous: Array(3).fill('/2024/'),
    next: [],
    canonical: ['https://news.example/2025/'],
  })
  assert.deepEqual(await ways('/tags/大模型/'), {
    up: ['/', '/tags/'],
    previous: Array(3).fill(tagPath('t'.repeat(300))),
    next: [],
    canonical: ['https://news.example/tags/%E5%A4%A7%E6%A8%A1%E5%9E%8B/'],
  })
})

test('every page has two small scripts, and only the search page another', async () => {
  const { pages } = await checkLinks(path.join(folder, 'site'))
  const sources = async (page: string) =>
    attribute(
      select(await readPage(page), 'script').filter(({ attributes }) => 'src' in attributes),
      'src',
    )
  const [start, main] = ['/assets/start.js', '/assets/main.js']
  for (const page of pages) {
    const own = page === '/search/' ? ['/assets/search.js'] : []
    assert.deepEqual([page, ...(await sources(page))], [page, start, ...own, main])
  }
})

test('headings of a body stand below those of its page', async () => {
  const levels = async (page: string) =>
    (await readPage(page)).flatMap(({ name, text }) => (/^h[1-6]$/.test(name) ? [`${name} ${text}`] : []))
  const title = 'Braces {{ stay }} and {% so do these'
  assert.deepEqual((await levels('/2024/04/09/47/')).slice(0, 3), [
    `h1 ${title}`,
    'h2 One heading',
    'h3 Another',
  ])
  assert.deepEqual((await levels('/2024/04/09/')).slice(1), [
    'h2 这是一篇引用别人的帖子。',
    `h2 ${title}`,
    'h3 One heading',
    'h4 Another',
  ])
  assert.deepEqual((await levels('/2024/w15/')).slice(1, 6), [
    'h2 2024年4月9日星期二',
    'h3 这是一篇引用别人的帖子。',
    `h3 ${title}`,
    'h4 One heading',
    'h5 Another',
  ])
})

test('day, week and month lead to each other', async () => {
  const links = async (page: string, className: string) => {
    const elements = (await readPage(page)).filter(({ classes }) => classes.includes(className))
    return elements.flatMap(element => attribute(select(element.elements, 'a'), 'href'))
  }
  assert.deepEqual(await links('/2024/04/09/', 'summary'), ['/2024/w15/', '/2024/04/', '/days/feed.xml'])
  assert.deepEqual(await links('/2024/w15/', 'summary'), ['/2024/04/', '/weeks/feed.xml'])
  assert.deepEqual(await links('/2024/w15/', 'contents'), [
    '#p2024.04.09.46',
    '#p2024.04.09.47',
    '#p2024.04.09.460',
    '#p2024.04.10.48',
  ])
  assert.deepEqual(await links('/2024/04/', 'calendar'), ['/2024/w15/', '/2024/04/09/', '/2024/04/10/'])
})

test('the same archive gives the same bytes', async () => {
  const again = path.join(folder, 'again')
  await buildPages({ archive: sampleArchive(config), config, output: again })
  assert.deepEqual(
    await readTree(again),
    await readTree(path.join(folder, 'site'), file => !file.startsWith('assets')),
  )
})

test('pages rendered a few at a time are the same bytes', async () => {
  const parts = path.join(folder, 'parts')
  const { pages, written } = await buildPages({
    archive: sampleArchive(config),
    config,
    output: parts,
    pagesAtOnce: 7,
  })
  assert.equal(written, pages)
  assert.deepEqual(
    await readTree(parts),
    await readTree(path.join(folder, 'site'), file => !file.startsWith('assets')),
  )
})

test('a site in English under a base path links within it', async () => {
  const based: SiteConfig = { ...config, lang: 'en', base: '/archive/' }
  const output = path.join(folder, 'based')
  const files: string[] = []
  const { pages } = await buildPages({
    archive: sampleArchive(based),
    config: based,
    output,
    onPage: file => files.push(file),
  })
  await writeAssets(output)
  assert.deepEqual((await checkLinks(output, '/archive/')).broken, [])
  assert.equal(new Set(files).size, pages)
  const elements = parsePage(await readFile(path.join(output, '2024/04/09/index.html'), 'utf8'))
  const canonical = select(elements, 'link').filter(({ attributes }) => attributes.rel === 'canonical')
  assert.deepEqual(attribute(select(elements, 'html'), 'lang'), ['en'])
  assert.deepEqual(attribute(canonical, 'href'), ['https://news.example/archive/2024/04/09/'])
})

test('an archive without posts has its fixed pages', async () => {
  const output = path.join(folder, 'empty')
  await buildPages({ archive: createArchive([]), config, output })
  await writeAssets(output)
  assert.deepEqual(await checkLinks(output), {
    pages: [
      '/',
      '/404.html',
      '/about/',
      '/authors/',
      '/feeds/',
      '/links/',
      '/offline.html',
      '/saved/',
      '/search/',
      '/tags/',
    ],
    broken: [],
  })
})

test('no list page exceeds 200 kB, however long its lines, and each has a title of its own', async () => {
  const many = Array.from({ length: 450 }, (_, index) =>
    makePost({
      number: index + 1,
      title: '题'.repeat(80),
      author: '名'.repeat(30),
      html: `<p>${'文'.repeat(500)}</p>`,
      tags: ['话题'],
      lang: 'zh',
    }),
  )
  const output = path.join(folder, 'many')
  await buildPages({ archive: createArchive(many), config: { ...config, homeDays: 60 }, output })
  await writeAssets(output)
  const { pages, broken } = await checkLinks(output)
  assert.deepEqual(broken, [])
  const lists = pages.filter(page => !/\/\d+\/\d+\/\d+\/\d+\/$/.test(page))
  const heads = await Promise.all(
    lists.map(async page => {
      const file = path.join(output, page.endsWith('/') ? `${page}index.html` : page)
      const html = await readFile(file, 'utf8')
      assert.ok(Buffer.byteLength(html) < 200_000, page)
      return /<title>.*?<meta name="description" content=".*?"/.exec(html)?.[0]
    }),
  )
  assert.equal(new Set(heads).size, lists.length)
  assert.deepEqual(
    lists.filter(page => page.startsWith('/authors/ann/')),
    ['/authors/ann/', '/authors/ann/page-2/', '/authors/ann/page-3/'],
  )
})

async function readTree(directory: string, isWanted: (file: string) => boolean = () => true) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .filter(isWanted)
    .sort()
  return Promise.all(files.map(async file => [file, await readFile(path.join(directory, file), 'utf8')]))
}
