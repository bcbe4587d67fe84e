import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { createArchive } from '../../src/archive/archive.ts'
import { defaultConfig } from '../../src/config.ts'
import { planOutputs } from '../../src/output/plan-outputs.ts'
import {
  goneListPath,
  listGone,
  listRedirects,
  planGoneList,
  planRedirects,
} from '../../src/output/redirects.ts'
import { createSite } from '../../src/pages/site.ts'
import { makePost } from '../archive/make-post.ts'

const config = { ...defaultConfig, url: 'https://news.example', base: '/repo/' }
const site = createSite(config)
const title = 'Tags & <b>"quotes"</b>'

function write(files: ReturnType<typeof planRedirects>): Record<string, string> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content()]))
}

test('each alias of a post has a page that leads to the post, under the base', async () => {
  const archive = createArchive([
    makePost({ number: 1, title, aliases: ['/old/', '/2024/04/08/1/'] }),
    makePost({ number: 2 }),
  ])
  const pages = write(planRedirects(listRedirects(archive, []), site))
  assert.deepEqual(Object.keys(pages), ['/old/index.html', '/2024/04/08/1/index.html'])
  const validator = new HtmlValidate(
    new StaticConfigLoader({ extends: ['html-validate:standard', 'html-validate:a11y'] }),
  )
  for (const html of Object.values(pages)) {
    const { results } = await validator.validateString(html)
    assert.deepEqual(
      results.flatMap(({ messages }) => messages.map(({ message }) => message)),
      [],
    )
    assert.match(html, /<meta http-equiv="refresh" content="0;url=\/repo\/2024\/04\/09\/1\/">/)
    assert.match(html, /<link rel="icon" type="image\/svg\+xml" href="\/repo\/assets\/icon.svg">/)
    assert.match(html, /<link rel="canonical" href="https:\/\/news\.example\/repo\/2024\/04\/09\/1\/">/)
    assert.ok(
      html.includes('<a href="/repo/2024/04/09/1/">Tags &amp; &lt;b&gt;&quot;quotes&quot;&lt;/b&gt;</a>'),
    )
  }
})

test('an alias never writes over a page or a post, and of two posts the first has it', () => {
  const archive = createArchive([
    makePost({ number: 1, aliases: ['/2024/04/09/2/', '/about/', '/old/'] }),
    makePost({ number: 2, title: 'Second', aliases: ['/old/', '/other/'] }),
  ])
  const pages = write(planRedirects(listRedirects(archive, ['/', '/about/']), site))
  assert.deepEqual(Object.keys(pages), ['/old/index.html', '/other/index.html'])
  assert.match(pages['/old/index.html'] ?? '', /2024\/04\/09\/1\//)
})

test('the list of what is gone holds addresses as a host sees them, none that leads somewhere', () => {
  const archive = createArchive([makePost({ number: 1, aliases: ['/old/'] })])
  const gone = ['/2024/04/09/1/', '/2024/04/09/3/', '/old/']
  assert.deepEqual(write(planGoneList(listGone(gone, archive), site)), {
    [goneListPath]: '/repo/2024/04/09/3/\n',
  })
  assert.deepEqual(listGone(['/old/'], archive), [])
})

test('redirects are no pages of the sitemap', () => {
  const archive = createArchive([makePost({ number: 1, aliases: ['/old/'] })])
  const files = planOutputs(archive, site, ['/', '/2024/04/09/1/'], ['/2024/04/09/3/'])
  const sitemap = files.find(({ path }) => path === '/sitemap.xml')?.content() ?? ''
  assert.match(sitemap, /\/2024\/04\/09\/1\//)
  assert.doesNotMatch(sitemap, /old|09\/3/)
  assert.deepEqual(
    files.map(({ path }) => path).filter(path => /old|gone/.test(path)),
    ['/old/index.html', '/gone.txt'],
  )
})
