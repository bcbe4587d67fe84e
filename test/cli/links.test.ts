import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { checkLinks, type LinkReport } from '../../src/cli/check-links.ts'
import { runHere, temporaryFolder } from './run-cli.ts'
import { startCommand } from './small-archive.ts'

/** A server that answers by path, and keeps what it was asked. */
async function serve(context: TestContext) {
  const asked: string[] = []
  let [open, mostOpen] = [0, 0]
  const server = createServer(async ({ method = '', url = '' }, response) => {
    const isAgain = asked.includes(`${method} ${url}`)
    asked.push(`${method} ${url}`)
    if (url === '/slow') return
    mostOpen = Math.max(mostOpen, ++open)
    await wait(5)
    const headers = url === '/moved' ? { location: '/ok' } : url === '/later' ? { 'retry-after': '3600' } : {}
    const status = {
      '/moved': 301,
      '/no-head': method === 'HEAD' ? 405 : 200,
      '/gone': 404,
      '/login': 403,
      '/flaky': isAgain ? 200 : 503,
      '/down': 500,
      '/later': 429,
    }[url]
    response.writeHead(status ?? 200, headers).end('text')
    open--
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${portOf(server)}`, asked, mostOpen: () => mostOpen }
}

function portOf(server: Server): number {
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  return address.port
}

test('asks of a host one address after the other, for the head first, and again where trouble may pass', async context => {
  const { origin, asked, mostOpen } = await serve(context)
  const paths = ['/ok', '/moved', '/no-head', '/gone', '/login', '/flaky', '/down', '/later', '/slow']
  const reports = new Map<string, Omit<LinkReport, 'checked'>>()
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const nobody = `http://127.0.0.1:${portOf(closed)}/`
  closed.close()
  await checkLinks([...paths.map(path => origin + path), nobody], {
    pause: 1,
    timeout: 1000,
    onReport: (url, { checked, ...report }) => reports.set(url.replace(origin, ''), report),
  })
  assert.deepEqual(Object.fromEntries(reports), {
    '/ok': { state: 'ok', status: 200 },
    '/moved': { state: 'moved', status: 200, to: `${origin}/ok` },
    '/no-head': { state: 'ok', status: 200 },
    '/gone': { state: 'broken', status: 404 },
    '/login': { state: 'unclear', status: 403 },
    '/flaky': { state: 'ok', status: 200 },
    '/down': { state: 'unclear', status: 500 },
    '/later': { state: 'unclear', status: 429 },
    '/slow': { state: 'unclear', reason: 'no answer in time' },
    [nobody]: { state: 'unclear', reason: 'ECONNREFUSED' },
  })
  assert.deepEqual(asked, [
    ...['HEAD /ok', 'HEAD /moved', 'HEAD /ok', 'HEAD /no-head', 'GET /no-head', 'HEAD /gone', 'GET /gone'],
    ...['HEAD /login', 'GET /login', 'HEAD /flaky', 'HEAD /flaky', 'HEAD /down', 'HEAD /down', 'HEAD /down'],
    ...['HEAD /later', 'HEAD /slow', 'HEAD /slow', 'HEAD /slow'],
  ])
  assert.equal(mostOpen(), 1)
})

test('links lists cited addresses with their posts; --check asks once in some days, and ends with 0', async context => {
  const { origin, asked } = await serve(context)
  const folder = temporaryFolder(context)
  const content = path.join(folder, 'content')
  const feed = path.join(folder, '2024-06.md')
  const bodies = [`One [a](${origin}/ok)`, `Two [a](${origin}/gone) [b](${origin}/ok)`, 'Three']
  writeFileSync(
    feed,
    bodies.map((body, at) => `### 0${at + 1}\n\n2024-06-0${at + 1}\n\nAnn\n@ann\n${body}\n`).join('\n'),
  )
  await runHere(['import', feed, '--content', content])
  const posts = [
    '    posts/2024/06/2024-06-02-002.md  Two a b\n',
    '    posts/2024/06/2024-06-01-001.md  One a\n',
  ]
  const listed = await runHere(['links', '--content', content])
  const gone = `${origin}/gone\n${posts[0]}`
  assert.deepEqual(listed, { code: 0, err: '', out: `${gone}${origin}/ok\n${posts.join('')}2 addresses\n` })
  assert.deepEqual(asked, [])

  const check = (...args: string[]) =>
    startCommand({ folder, content, site: '' }, 'links', '--check', '--pause', '0', ...args).ended
  const first = await check()
  assert.deepEqual(
    { code: first.code, out: first.out },
    {
      code: 0,
      out: `broken   404  ${gone}2 addresses: 1 ok, 0 moved, 1 broken, 0 unclear\n`,
    },
  )
  assert.ok(existsSync(path.join(folder, '.cache/tidings/links.json')))
  const count = asked.length
  const { links } = JSON.parse((await check('--json')).out)
  assert.equal(asked.length, count)
  assert.deepEqual(
    links.map(({ url, posts, report }: { url: string; posts: { path: string }[]; report: LinkReport }) => [
      url.replace(origin, ''),
      report.state,
      posts.map(({ path }) => path),
    ]),
    [
      ['/gone', 'broken', ['posts/2024/06/2024-06-02-002.md']],
      ['/ok', 'ok', ['posts/2024/06/2024-06-02-002.md', 'posts/2024/06/2024-06-01-001.md']],
    ],
  )
  assert.match((await runHere(['links', '--help'])).out, /--check +request each address/)
  assert.equal((await runHere(['links', '--pause', 'soon'])).code, 2)
})
