import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import { defaultConfig, type Hosting } from '../../src/config.ts'
import { planHosting } from '../../src/output/hosting/plan-hosting.ts'
import { headersOfAll } from '../../src/output/hosting/policy.ts'
import type { Redirect } from '../../src/output/redirects.ts'
import { createSite } from '../../src/pages/site.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

const redirect = (from: string, path: string): Redirect => ({ from, target: { path, title: 'A title' } })

function plan(
  hosting: Hosting,
  redirects: readonly Redirect[],
  gone: readonly string[],
  base = '/',
  media = defaultConfig.media,
) {
  const files = planHosting(hosting, redirects, gone, createSite({ ...defaultConfig, base, media }))
  return Object.fromEntries(files.map(({ path, content }) => [path, content()]))
}

const moved = [redirect('/old/', '/2024/04/09/1/'), redirect('/tags/克劳德/', '/tags/claude/')]

test('each host gets what it reads, under the base, and no other', () => {
  const written = (hosting: Hosting) => plan(hosting, moved, ['/2024/04/09/3/'], '/a/')
  assert.deepEqual([written('none'), written('github')], [{}, {}])
  const han = '/a/tags/%E5%85%8B%E5%8A%B3%E5%BE%B7/'
  assert.equal(
    written('cloudflare')['/_redirects'],
    `/a/old/ /a/2024/04/09/1/ 301\n${han} /a/tags/claude/ 301\n`,
  )
  assert.equal(
    written('netlify')['/_redirects'],
    `/a/old/ /a/2024/04/09/1/ 301!\n${han} /a/tags/claude/ 301!\n/a/2024/04/09/3/ /a/404.html 410\n`,
  )
  const map = '"/a/old/" /a/2024/04/09/1/;\n"/a/tags/克劳德/" /a/tags/claude/;\n"/a/2024/04/09/3/" gone;\n'
  assert.deepEqual(written('nginx'), { '/_moved.map': map })
  assert.deepEqual(written('caddy'), { '/_moved.map': map.replaceAll(';', '') })
})

test("Netlify's own parsers read its files without an error", async context => {
  const folder = temporaryFolder(context)
  const files = plan('netlify', moved, ['/2024/04/09/3/'])
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [path.join(folder, '_headers')],
    configHeaders: undefined,
    minimal: false,
  })
  assert.deepEqual(errors, [])
  const headersOf = (address: string) =>
    Object.assign(
      {},
      ...headers
        .filter(rule => 'forRegExp' in rule && rule.forRegExp.test(address))
        .map(({ values }) => values),
    )
  const all = Object.fromEntries(headersOfAll(defaultConfig))
  const longLived = { ...all, 'Cache-Control': 'public, max-age=31536000, immutable' }
  for (const address of ['/', '/2024/04/09/', '/assets/main.css', '/pagefind/settings.json'])
    assert.deepEqual(headersOf(address), all, address)
  const shard = '/pagefind/2016-2031.aad9b418555b2310'
  for (const address of ['/assets/part-5YLCDAPR.js', `${shard}/words.bin`, `${shard}/posts/0.bin`])
    assert.deepEqual(headersOf(address), longLived, address)

  const { redirects, errors: wrong } = await parseAllRedirects({
    redirectsFiles: [path.join(folder, '_redirects')],
    configRedirects: [],
    minimal: true,
  })
  assert.deepEqual(wrong, [])
  assert.deepEqual(
    redirects,
    [
      { from: '/old/', to: '/2024/04/09/1/', status: 301, force: true },
      { from: '/tags/%E5%85%8B%E5%8A%B3%E5%BE%B7/', to: '/tags/claude/', status: 301, force: true },
      { from: '/2024/04/09/3/', to: '/404.html', status: 410, force: false },
    ].map(rule => ({ ...rule, query: {}, conditions: {}, headers: {} })),
  )
})

test('the policy lets pictures in from elsewhere only where the configuration does', () => {
  const policy = (media: 'link' | 'remote') =>
    /Content-Security-Policy: (.*)/.exec(plan('netlify', [], [], '/', media)['/_headers'] ?? '')?.[1]
  assert.match(policy('remote') ?? '', /^default-src 'self'; img-src 'self' https:; /)
  assert.doesNotMatch(policy('link') ?? '', /img-src/)
})

test("redirects stay within a host's limits; headers are far from them", () => {
  const many = Array.from({ length: 12_000 }, (_, index) => redirect(`/old/${index}/`, '/2024/04/09/1/'))
  const long = redirect(`/${'很'.repeat(120)}/`, '/2024/04/09/1/')
  const lines = (hosting: Hosting) => plan(hosting, [long, ...many], [])['/_redirects']?.split('\n') ?? []
  assert.equal(lines('cloudflare').length, 2001)
  assert.equal(lines('cloudflare')[0], '/old/0/ /2024/04/09/1/ 301')
  assert.equal(lines('netlify').length, 10_000)
  const headers = plan('cloudflare', [], [])['/_headers'] ?? ''
  assert.ok((headers.match(/^\//gm) ?? []).length <= 100)
  assert.ok(headers.split('\n').every(line => line.length <= 2000))
})
