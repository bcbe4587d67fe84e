import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { composeBody } from '../../src/markdown/compose.ts'
import { createRenderer } from '../../src/markdown/render.ts'
import type { Part, PartHead } from '../../src/model.ts'
import { part, post } from './bodies.ts'

const render = createRenderer({
  authorUrl: handle => (handle.toLowerCase() === 'ada' ? '/authors/ada/' : undefined),
  tagUrl: tag => `/tags/${tag}/`,
})

const external = 'rel="noopener nofollow ugc"'

const cases: readonly [name: string, body: string, html: string][] = [
  ['a URL', 'https://a.com/x。后', `<p><a href="https://a.com/x" ${external}>https://a.com/x</a>。后</p>`],
  ['a URL without protocol', 'a.io/x', `<p><a href="https://a.io/x" ${external}>a.io/x</a></p>`],
  [
    'a link with a title',
    '[a](https://b.com "c")',
    `<p><a href="https://b.com" title="c" ${external}>a</a></p>`,
  ],
  ['a mailbox', '<me@a.com>', `<p><a href="mailto:me@a.com" ${external}>me@a.com</a></p>`],
  ['an author of the archive', '@Ada', '<p><a href="/authors/ada/">@Ada</a></p>'],
  ['anyone else', '[@a\\_b](https://x.com/a_b)', `<p><a href="https://x.com/a_b" ${external}>@a_b</a></p>`],
  ['a hashtag', '\\#话题', '<p><a href="/tags/话题/">#话题</a></p>'],
  ['a dangerous link', '[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
  ['a data link', '[x](data:text/html,y)', '<p>[x](data:text/html,y)</p>'],
  ['a script', '<script>alert(1)</script>', '<p>&#x3C;script>alert(1)&#x3C;/script></p>'],
  ["headings below the page's own, none skipped", '# a\n\n###### b', '<h2>a</h2>\n<h3>b</h3>'],
  [
    'headings by how they nest',
    '### a\n\n#### b\n\n- # c\n\n## d\n\n#### e',
    '<h2>a</h2>\n<h3>b</h3>\n<ul>\n<li>\n<h2>c</h2>\n</li>\n</ul>\n<h3>d</h3>\n<h4>e</h4>',
  ],
  ['breaks', 'a\nb', '<p>a<br>\nb</p>'],
  [
    'numbers as written',
    '2. a\n2. b\n5. c',
    '<ol start="2">\n<li>a</li>\n<li value="2">b</li>\n<li value="5">c</li>\n</ol>',
  ],
  ['code with its language', '```js\n<b>\n```', '<pre><code class="language-js">&#x3C;b>\n</code></pre>'],
  [
    'an image as a link',
    '![a](https://b.com/c.png)',
    `<p><a class="remote-media" href="https://b.com/c.png" ${external}>a</a></p>`,
  ],
]

describe('createRenderer', () => {
  for (const [name, body, html] of cases) {
    test(`renders ${name}`, () => assert.equal(render(post(body)).html, html))
  }

  test('keeps the post, and adds its text, language and links', () => {
    const written = post('中文 **b**\n\n- c')
    assert.deepEqual(render(written), {
      ...written,
      html: '<p>中文 <strong>b</strong></p>\n<ul>\n<li>c</li>\n</ul>',
      htmlBytes: 54,
      text: '中文 b\nc',
      lang: 'zh',
      links: [],
      // Without a finder of topics there are none.
      topics: [],
      quotedTopics: [],
      titleTopics: [],
      otherTags: [],
    })
  })
})

const composed = [
  part('own'),
  part('quoted\n\n---', {
    kind: 'quote',
    author: 'G_Z <b>',
    handle: 'g_z',
    source: 'https://x.com/g_z/status/1',
  }),
  part('', { kind: 'quote', author: 'Ada', handle: 'Ada' }),
  part('on', { kind: 'thread' }),
] as const satisfies readonly Part[]

const heads: PartHead[] = composed.map(({ kind, author, handle }) => ({ kind, author, handle }))

describe('createRenderer, several posts', () => {
  test('makes figures of quoted posts and sections of threads', () => {
    const { html, text } = render(post(composeBody([...composed]), { parts: heads }))
    assert.equal(
      html,
      '<p>own</p>' +
        '<figure class="h-cite" id="p2024.04.01.1-2"><figcaption><span class="p-author h-card">' +
        `<span class="p-name">G_Z &#x3C;b></span> <a href="https://x.com/g_z" class="u-url" ${external}>@g_z</a></span><br>` +
        `<a href="https://x.com/g_z/status/1" class="u-url" ${external}>https://x.com/g_z/status/1</a></figcaption>` +
        '<div class="e-content"><p>quoted</p>\n<hr></div></figure>' +
        '<figure class="h-cite" id="p2024.04.01.1-3"><figcaption><span class="p-author h-card">' +
        '<span class="p-name">Ada</span> <a href="/authors/ada/" class="u-url">@Ada</a></span></figcaption>' +
        '<data class="u-url" value="#p2024.04.01.1-3"></data><div class="e-content"></div></figure>' +
        '<hr><section class="thread" id="p2024.04.01.1-4"><p>on</p></section>',
    )
    assert.equal(text, 'own\nG_Z <b> @g_z\nhttps://x.com/g_z/status/1\nquoted\nAda @Ada\non')
  })

  test('shows a body that was edited by hand as it is', () => {
    const body = '> **Other** [@g\\_z](https://x.com/g_z)\n>\n> quoted\n\n---\n\non\n'
    assert.equal(
      render(post(body, { parts: heads })).html,
      `<blockquote>\n<p><strong>Other</strong> <a href="https://x.com/g_z" ${external}>@g_z</a></p>\n<p>quoted</p>\n` +
        '</blockquote>\n<hr>\n<p>on</p>',
    )
  })

  test('keeps what was written behind a quote', () => {
    const body = `${composeBody([composed[0], composed[1]])}\nmore\n`
    const { text } = render(post(body, { parts: heads.slice(0, 2) }))
    assert.equal(text, 'own\nG_Z <b> @g_z\nhttps://x.com/g_z/status/1\nquoted\nmore')
  })
})

describe('language', () => {
  const languageOf = (body: string) => render(post(body)).lang

  test('is told by scripts', () => {
    const bodies = [
      '大模型 and LLM',
      'An English post on models by 刘江',
      '新しいモデルです',
      '새로운 모델',
      'https://a.com @b',
      '日本のモデル',
    ]
    assert.deepEqual(bodies.map(languageOf), ['zh', 'en', 'ja', 'ko', 'en', 'ja'])
  })

  test('of a post is that of its own words, and each quoted post has its own', () => {
    const english = part('A long quoted post in English, with many more words.', {
      kind: 'quote',
      author: 'A',
      handle: 'a',
    })
    const chinese = part('引用的内容', { kind: 'quote', author: 'B', handle: 'b' })
    const languagesOf = (parts: [Part, ...Part[]]) => {
      const { lang, html } = render(post(composeBody(parts), { parts }))
      return [lang, ...Array.from(html.matchAll(/<figure[^>]*?(?: lang="(\w+)")?>/g), ([, lang]) => lang)]
    }
    assert.deepEqual(languagesOf([part('我的话'), english, chinese]), ['zh', 'en', undefined])
    assert.deepEqual(languagesOf([part('My words'), english, chinese]), ['en', undefined, 'zh'])
    assert.deepEqual(languagesOf([part('👇 https://a.com'), chinese]), ['zh', undefined])
    assert.deepEqual(languagesOf([part('我的话'), english, part('More words', { kind: 'thread' })]), [
      'zh',
      'en',
    ])
  })

  test('of a post is not that of a blockquote or code in it', () => {
    const body =
      '看这段提示词\n\n```\nYou are an expert translator of many words\n```\n\n> You are one\n\n> 你也是'
    const { lang, html } = render(post(body))
    assert.equal(lang, 'zh')
    assert.match(html, /<blockquote lang="en">\n<p>You are one<\/p>\n<\/blockquote>\n<blockquote>\n<p>你也是/)
    assert.equal(languageOf('```\nYou are one\n```'), 'en')
  })
})

test('sanitises what the site itself puts in', () => {
  const hostile = createRenderer({
    authorUrl: () => 'javascript:alert(1)',
    tagUrl: () => 'vbscript:alert(1)',
  })
  const parts: [Part, Part] = [part('@ada #tag'), part('x', { kind: 'quote', author: 'Ada', handle: 'ada' })]
  assert.equal(
    hostile(post(composeBody(parts), { parts })).html,
    '<p><a>@ada</a> <a>#tag</a></p>' +
      '<figure class="h-cite" id="p2024.04.01.1-2"><figcaption><span class="p-author h-card">' +
      '<span class="p-name">Ada</span> <a class="u-url">@ada</a></span></figcaption>' +
      '<data class="u-url" value="#p2024.04.01.1-2"></data><div class="e-content"><p>x</p></div></figure>',
  )
})
