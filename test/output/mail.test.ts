import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import PostalMime from 'postal-mime'
import { fromXml } from 'xast-util-from-xml'
import { createArchive } from '../../src/archive/archive.ts'
import { createFingerprint } from '../../src/build/fingerprint.ts'
import { renderArchive } from '../../src/build/render-posts.ts'
import { defaultConfig, type SiteConfig } from '../../src/config.ts'
import type { RenderedLead, RenderedPost } from '../../src/model.ts'
import { dayItem, weekItem } from '../../src/output/feeds/plan-feeds.ts'
import { composeMessage } from '../../src/output/mail/compose-message.ts'
import { createEditor, type Edition } from '../../src/output/mail/edition.ts'
import { groupHeadlines } from '../../src/output/mail/group-headlines.ts'
import { createMailMarkup } from '../../src/output/mail/mail-markup.ts'
import { planMail } from '../../src/output/mail/plan-mail.ts'
import { markup } from '../../src/output/xml.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'
import { hostileArchive } from '../pages/hostile-archive.ts'
import { sampleArchive } from '../pages/sample-archive.ts'

const config: SiteConfig = {
  ...defaultConfig,
  ...{ title: '潮讯', url: 'https://news.example', base: '/repo/', lang: 'en' },
  curator: { name: 'Lin' },
  mail: { days: 2, weeks: 1, from: 'news@lin.example', unsubscribe: 'mailto:leave@lin.example' },
}
const site = createSite(config)

function editionsOf(archive: ReturnType<typeof createArchive>): readonly Edition[] {
  const items = [
    ...archive.days.map(day => dayItem(day, archive, site)),
    ...archive.weeks.map(week => weekItem(week, archive, site)),
  ]
  return items.map(createEditor(site))
}

function editionOf(posts: readonly RenderedPost[], lead?: Partial<RenderedLead>): Edition {
  const words = { order: [], picks: [], body: '', html: '', text: '', lang: 'en' }
  const leads = lead ? [{ path: '/2024/04/09/', date: '2024-04-09', ...words, ...lead }] : []
  const [edition] = editionsOf(createArchive(posts, undefined, undefined, leads))
  assert(edition)
  return edition
}

const [first, second] = [
  makePost({
    ...{ number: 1, title: 'Llama 3 is out', text: 'Llama 3 is out & open.', titleTopics: ['Llama'] },
    ...{ html: '<p>Llama 3 is out &#x26; open. <a href="/repo/tags/llama/">#Llama</a></p>' },
    ...{ source: 'https://x.com/ann/status/1', links: ['https://llama.example/'] },
  }),
  makePost({
    ...{
      number: 2,
      author: '李',
      handle: '',
      title: '一句话',
      text: '别的话。',
      lang: 'zh',
      topics: ['Llama'],
    },
    html: '<figure class="h-cite" id="p"><figcaption>Bob</figcaption><div class="e-content"><h2>别的话。</h2></div></figure>',
  }),
]

const third = makePost({ number: 3, title: 'A third' })

test('an edition has the lead, the headlines and the posts, with absolute addresses', () => {
  const { subject, content } = editionOf([first, second], {
    ...{ title: 'A day of <llamas>', body: '**Read** this.', html: '<p><strong>Read</strong> this.</p>' },
    ...{ text: 'Read this.', picks: [second] },
  })
  assert.equal(subject, 'A day of <llamas> · Tuesday, April 9, 2024')
  assert.equal(
    content.replace(/ style="[^"]*"/g, ''),
    `<div class="mail" lang="en">
<div>Read this.</div>
<h1>A day of &lt;llamas&gt; · Tuesday, April 9, 2024</h1>
<p class="muted">2 posts · <a href="https://news.example/repo/2024/04/09/">Read it on the site</a></p>
<div lang="en"><p><strong>Read</strong> this.</p></div>
<h2>Worth reading</h2><ul><li lang="zh"><a href="https://news.example/repo/2024/04/09/2/">一句话</a> <span class="muted" lang="en">李</span></li></ul>
<h2>Headlines</h2><ul><li lang="en"><a href="https://news.example/repo/2024/04/09/1/">Llama 3 is out</a> <span class="muted" lang="en">Ann Example</span></li><li lang="zh"><a href="https://news.example/repo/2024/04/09/2/">一句话</a> <span class="muted" lang="en">李</span></li></ul>
<div lang="en" class="line"><h3><a href="https://news.example/repo/2024/04/09/1/">Ann Example</a></h3><p class="muted" lang="en"><a href="https://news.example/repo/authors/ann/">@ann</a> · <a href="https://x.com/ann/status/1">Original on X</a></p><p>Llama 3 is out &amp; open. <a href="https://news.example/repo/tags/llama/">#Llama</a></p></div>
<div lang="zh" class="line"><h3><a href="https://news.example/repo/2024/04/09/2/">李</a></h3><p><strong>一句话</strong></p><blockquote><p class="muted">Bob</p><div><h4>别的话。</h4></div></blockquote></div>
<p class="muted line"><a href="https://news.example/repo/">潮讯</a> · Curated by Lin · <a href="mailto:leave@lin.example">Unsubscribe</a></p>
</div>`.replaceAll('&amp; open', '&#x26; open'),
  )
})

test('the plain text says the same', () => {
  const { text } = editionOf([first, second], { body: '**Read** this.\n', html: '<p>Read this.</p>' })
  const ruler = '-'.repeat(40)
  assert.equal(
    text,
    `Tuesday, April 9, 2024
2 posts
https://news.example/repo/2024/04/09/

**Read** this.

Headlines

- Llama 3 is out (Ann Example)
  https://news.example/repo/2024/04/09/1/
- 一句话 (李)
  https://news.example/repo/2024/04/09/2/

${ruler}
Ann Example @ann
https://news.example/repo/2024/04/09/1/

Llama 3 is out & open.
https://llama.example/
https://x.com/ann/status/1

${ruler}
李
https://news.example/repo/2024/04/09/2/

一句话

别的话。

${ruler}
潮讯 · Curated by Lin
https://news.example/repo/
Unsubscribe: mailto:leave@lin.example
`,
  )
})

/** Valid by the standard; the comments for Outlook for Windows are meant. */
const validator = new HtmlValidate(
  new StaticConfigLoader({ extends: ['html-validate:standard'], rules: { 'no-raw-characters': 'off' } }),
)

/** What mail programs load or run, or cannot resolve. */
const unsuitable =
  /<(?:script|link|iframe|video|object|form|base)\b|\{[{%#]|\bsrcset=|\bon[a-z]+=|url\(|href="(?!https?:|mailto:)/

for (const [name, archive] of [
  ['the sample', sampleArchive(config)],
  ['hostile posts', hostileArchive(config)],
] as const) {
  test(`every edition of ${name} is valid HTML, and well-formed XML, that loads and runs nothing`, async () => {
    const editions = editionsOf(archive)
    assert(editions.length > 1)
    for (const { html, content } of editions) {
      const { results } = await validator.validateString(html)
      const problems = results.flatMap(({ messages }) => messages)
      assert.deepEqual(
        problems.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
        [],
      )
      assert.equal(fromXml(markup(content).xml).children.length, 1)
      assert.doesNotMatch(html, unsuitable)
    }
  })
}

const paragraph = '长长的一段话，说了很多。'.repeat(60)
const longPosts = Array.from({ length: 200 }, (_, index) =>
  makePost({
    number: index + 1,
    html: `<p>${paragraph}</p>`.repeat(5),
    text: paragraph,
    title: paragraph.slice(0, 80),
  }),
)
const longest = makePost({ html: `<p>${paragraph}</p>`.repeat(200) })

for (const { name, posts, lead, least } of [
  { name: 'a day of many long posts', posts: longPosts, least: 5 },
  { name: 'a day that begins with a very long post', posts: [longest, first], least: 0 },
  {
    name: 'a week of thousands of posts',
    posts: Array.from({ length: 3000 }, (_, number) => makePost({ number })),
    least: 100,
  },
  {
    name: 'a lead of many paragraphs and picks',
    posts: longPosts,
    lead: { html: '<p>a</p>'.repeat(9000), text: 'a '.repeat(9000), picks: longPosts },
    least: 3,
  },
]) {
  test(`an edition of ${name} stays below 100 kB and leads on`, () => {
    const { html, text } = editionOf(posts, lead)
    assert(Buffer.byteLength(html) < 95_000, `expected a smaller page than ${Buffer.byteLength(html)}`)
    const shown = html.match(/<h3[^>]*><a /g)?.length ?? 0
    assert(shown >= least, `expected more than ${shown} posts`)
    // One ruler for each, for what is left out, and for the foot.
    assert.equal(text.match(/^-{40}$/gm)?.length, shown + 2)
    const left = new Intl.NumberFormat('en').format(posts.length - shown)
    const more = `Read on: ${left} more posts on the site`
    assert(html.includes(`>${more}</a>`), html.slice(-1500))
    assert(text.includes(`\n${more}\nhttps://news.example/repo/2024/04/09/\n`))
  })
}

test('pictures of the site fit the column; films and pictures from elsewhere are links', () => {
  const write = createMailMarkup(site)
  const body =
    '<div class="media-grid"><a class="media c121" href="/repo/media/a.png" aria-label="Picture"><picture><source type="image/webp" srcset="/repo/media/a.webp 640w"><img src="/repo/media/a-1280.png" srcset="/repo/media/a.png 640w" sizes="100vw" width="1280" height="900" alt="a &#x22;cat&#x22;" loading="lazy" decoding="async"></picture></a></div>' +
    '<p><a class="media" href="https://img.example/b.png"><img src="https://img.example/b.png" alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer"></a></p>' +
    '<video controls muted playsinline preload="none" class="media" src="/repo/media/c.mp4" aria-label="A film"></video>'
  assert.equal(
    write(body, 'https://news.example/repo/2024/04/09/1/', 0).replace(/ style="[^"]*"/g, ''),
    '<div><a href="https://news.example/repo/media/a.png"><img src="https://news.example/repo/media/a-1280.png" width="600" alt="a &quot;cat&quot;" /></a></div>' +
      '<p><a href="https://img.example/b.png">https://img.example/b.png</a></p>' +
      '<a href="https://news.example/repo/media/c.mp4">A film</a>',
  )
})

for (const { name, posts, groups } of [
  { name: 'a topic of one post is none', posts: [{ titleTopics: ['A'] }, {}], groups: [[undefined, 1, 2]] },
  {
    name: 'a post stands under the topic of most posts, and the largest group first',
    posts: [{ topics: ['A', 'B'] }, { topics: ['A'] }, { topics: ['B'] }, { topics: ['B'] }],
    groups: [
      ['B', 1, 3, 4],
      [undefined, 2],
    ],
  },
  {
    name: 'a title tells more than a text',
    posts: [
      { topics: ['A', 'B'], titleTopics: ['B'] },
      { topics: ['A'] },
      { topics: ['A'] },
      { topics: ['B'] },
    ],
    groups: [
      ['B', 1, 4],
      ['A', 2, 3],
    ],
  },
  {
    name: 'what is only quoted does not count',
    posts: [{ topics: ['A'], quotedTopics: ['A'] }, { topics: ['A'] }],
    groups: [[undefined, 1, 2]],
  },
  { name: 'nothing is left over', posts: [{ topics: ['A'] }, { topics: ['A'] }], groups: [['A', 1, 2]] },
] as const) {
  test(`headlines: ${name}`, () => {
    const made = posts.map((given, index) => makePost({ number: index + 1, ...given }))
    assert.deepEqual(
      groupHeadlines(made).map(({ topic, posts }) => [topic, ...posts.map(({ number }) => number)]),
      groups,
    )
  })
}

test('a story stands first, under its headline', () => {
  const posts = [third, first, second] as const
  const [day] = createArchive(posts).days
  assert(day)
  const stories = [{ posts: [third, first] as const, ties: [] }]
  const { content, text } = createEditor(site)({
    ...dayItem(day, createArchive(posts), site),
    posts,
    stories,
  })
  const list = (html: string) =>
    html.replace(/ (?:style|href|class)="[^"]*"/g, '').match(/<h2>[\s\S]*?(?=\n)/)?.[0]
  assert.equal(
    list(content),
    '<h2>Headlines</h2><h3 lang="en"><a>A third</a> <span lang="en">Ann Example</span></h3><ul><li lang="en"><a>Llama 3 is out</a> <span lang="en">Ann Example</span></li></ul><h3>Others</h3><ul><li lang="zh"><a>一句话</a> <span lang="en">李</span></li></ul>',
  )
  assert(
    text.includes(
      'Headlines\n\nA third (Ann Example)\n  https://news.example/repo/2024/04/09/3/\n- Llama 3 is out (Ann Example)\n  https://news.example/repo/2024/04/09/1/\n\n[Others]\n- 一句话 (李)\n',
    ),
  )
})

const onDays = (...dates: string[]) => dates.map((date, index) => makePost({ date, number: index + 1 }))
const keysOf = (posts: readonly RenderedPost[]) => {
  const fingerprint = createFingerprint()
  const files = planMail(createArchive(posts), site)
  return new Map(files.map(({ path, from }) => [path, fingerprint(from)]))
}

test('a post that is added changes the mail of its day and its week alone', () => {
  const before = keysOf(onDays('2024-04-15', '2024-04-16'))
  const after = keysOf(onDays('2024-04-15', '2024-04-16', '2024-04-16'))
  assert.deepEqual(
    [...after].filter(([path, key]) => before.get(path) !== key).map(([path]) => path),
    ['/2024/04/16/mail.html', '/2024/04/16/mail.txt', '/2024/w16/mail.html', '/2024/w16/mail.txt'],
  )
})

test('the newest digests have mail, and a feed holds those that are finished', () => {
  const files = planMail(createArchive(onDays('2024-04-08', '2024-04-15', '2024-04-16')), site)
  assert.deepEqual(
    files.map(({ path }) => path),
    [
      ...['/2024/04/16/mail.html', '/2024/04/16/mail.txt', '/2024/04/15/mail.html', '/2024/04/15/mail.txt'],
      ...['/2024/w16/mail.html', '/2024/w16/mail.txt'],
      ...['/mail/days/feed.xml', '/mail/days/feed.json', '/mail/weeks/feed.xml', '/mail/weeks/feed.json'],
    ],
  )
  const contentOf = (file: string) => files.find(({ path }) => path === file)?.content() ?? ''
  const { items } = JSON.parse(contentOf('/mail/days/feed.json'))
  assert.deepEqual(
    items.map(({ url, content_html }: { url: string; content_html: string }) => [url, content_html]),
    [
      [
        'https://news.example/repo/2024/04/15/',
        `<div lang="en">${contentOf('/2024/04/15/mail.html').match(/<div class="mail"[\s\S]*<\/div>/)?.[0]}</div>`,
      ],
    ],
  )
  assert(contentOf('/mail/days/feed.xml').includes('<div class="mail"'))
})

test('a message is read back as it was: subject, sender, both parts, and the headers of its list', async () => {
  const archive = renderArchive(sampleArchive(config).posts, config)
  const [edition] = editionsOf(archive)
  assert(edition)
  const subject =
    'Llama 3 来了，开源世界的一天：从权重、许可证到第一批微调的人都说了什么 · 2024年4月18日星期四'
  const date = new Date('2024-04-19T06:00:00Z')
  const message = await composeMessage(
    { ...edition, subject },
    { from: 'news@lin.example', list: 'days', date },
    site,
  )
  assert.doesNotMatch(message, /[^\r]\n|[^\r\n\t -~]|[^\r\n]{999}/)
  const head = message.slice(0, message.indexOf('\r\n\r\n'))
  assert.deepEqual(
    head.match(/=\?[^?]*\?[BQ]\?[^?]*\?=/g)?.filter(word => word.length > 75),
    [],
  )
  const read = await PostalMime.parse(message)
  const values = new Map(read.headers.map(({ key, value }) => [key, value]))
  assert.deepEqual(
    {
      ...{ subject: read.subject, from: read.from, date: read.date, html: read.html, text: read.text },
      ...{
        id: values.get('list-id'),
        archive: values.get('list-archive'),
        leave: values.get('list-unsubscribe'),
      },
      ...{ type: values.get('content-type')?.split(';')[0], attachments: read.attachments },
    },
    {
      ...{ subject, from: { name: '潮讯', address: 'news@lin.example' }, date: '2024-04-19T06:00:00.000Z' },
      ...{ html: edition.html, text: edition.text },
      ...{ id: '<days.repo.news.example>', archive: '<https://news.example/repo/>' },
      ...{ leave: '<mailto:leave@lin.example>', type: 'multipart/alternative', attachments: [] },
    },
  )
})
