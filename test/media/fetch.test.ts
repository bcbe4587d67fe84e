import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { runMediaFetch } from '../../src/cli/media.ts'
import { fetchFile, isPublic } from '../../src/media/fetch-file.ts'
import { listen } from '../browser/browser.ts'
import { runHere, temporaryFolder } from '../cli/run-cli.ts'

const png = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#123456' } })
  .png()
  .toBuffer()
let asked: string[] = []
let origin = ''
let close = async () => {}
before(async () => {
  const answers: Record<string, (response: http.ServerResponse) => void> = {
    '/a.png': response => response.end(png),
    '/page.png': response => response.end('<html>'),
    '/moved.png': response => response.writeHead(302, { location: '/a.png' }).end(),
    '/inside': response => response.writeHead(301, { location: 'http://192.168.0.1/a.png' }).end(),
    '/file': response => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    '/round': response => response.writeHead(302, { location: '/round' }).end(),
    '/slow.png': response => void response.write('…'),
    '/endless.png': response => {
      const write = () =>
        !response.destroyed && response.write(Buffer.alloc(65536), () => setImmediate(write))
      write()
    },
  }
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    if (answer) answer(response)
    else response.writeHead(404).end()
  })
  const listening = await listen(server)
  origin = listening.origin
  close = () => {
    server.closeAllConnections()
    return listening.close()
  }
})
after(() => close())

test('machines that are not on the public internet are never asked', async () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '::1',
    'fe80::1',
    '::ffff:127.0.0.1',
  ])
    assert.equal(isPublic(address), false, address)
  for (const address of ['8.8.8.8', '2606:4700::1111']) assert.equal(isPublic(address), true, address)
  asked = []
  const refused = { name: 'FetchError', message: 'its host is not on the public internet' }
  for (const url of [
    `${origin}/a.png`,
    origin.replace('127.0.0.1', 'localhost'),
    'http://[::1]/a.png',
    'http://2130706433/',
  ])
    await assert.rejects(fetchFile(url), refused, url)
  assert.deepEqual(asked, [])
  const isAllowed = (address: string) => address === '127.0.0.1'
  await assert.rejects(fetchFile(`${origin}/inside`, { isAllowed }), refused)
})

const problems: Record<string, RegExp> = {
  '/none.png': /^its host answers 404$/,
  '/file': /^it leads to no address of the web$/,
  '/round': /^it leads on more than 5 times$/,
  '/slow.png': /^it takes too long$/,
  '/endless.png': /^it is larger than 1 MB$/,
}
for (const [at, message] of Object.entries(problems)) {
  test(`what cannot be fetched says why: ${at}`, async () => {
    const limits = { isAllowed: () => true, largest: 2 ** 20, timeout: 2000 }
    await assert.rejects(fetchFile(origin + at, limits), { name: 'FetchError', message })
  })
}

test('fetched images are those of their posts, and are fetched once; dump and posts stay', async context => {
  const content = temporaryFolder(context)
  const body = ['/a.png', '/moved.png', '/page.png', '/none.png']
    .map(at => `![${at}](${origin}${at})`)
    .join('\n')
  await runHere(
    ['import', '-', '--as', '2024-05', '--content', content],
    `### 01\n\n2024-05-01\n\nAnn\n@ann\n${body}\n`,
  )
  const post = path.join(content, 'posts/2024/05/2024-05-01-001.md')
  const before = readFileSync(post, 'utf8')
  const fetchAll = async () => {
    const out: string[] = []
    const console = {
      ...{ out: (text: string) => void out.push(text), err: () => {}, isTerminal: false, columns: 80 },
      ...{ readStdin: async () => Buffer.from(''), today: () => '2024-07-01' },
    }
    const options = { content, output: '_site', dryRun: false, json: true, quiet: true }
    await runMediaFetch(options, console, { isAllowed: () => true })
    return JSON.parse(out.join(''))
  }
  const first = await fetchAll()
  assert.deepEqual(first.fetched, [`${origin}/a.png`, `${origin}/moved.png`])
  assert.deepEqual(
    first.missing.map(({ url, reason, post }: Record<string, string>) => [url, reason, post]),
    [
      [`${origin}/page.png`, 'it is no PNG, JPEG, GIF, WebP, AVIF, SVG or MP4', '/2024/05/01/1/'],
      [`${origin}/none.png`, 'its host answers 404', '/2024/05/01/1/'],
    ],
  )
  const names = readdirSync(path.join(content, 'media')).sort()
  assert.equal(names.length, 2)
  assert.deepEqual(readFileSync(path.join(content, 'media', names[0] ?? '')), png)
  assert.equal(readFileSync(post, 'utf8'), before)
  assert.deepEqual((await fetchAll()).fetched, [])

  const output = path.join(temporaryFolder(context), 'site')
  assert.equal((await runHere(['build', '--content', content, '--output', output, '--quiet'])).code, 0)
  const html = readFileSync(path.join(output, '2024/05/01/1/index.html'), 'utf8')
  assert.equal(html.match(/<a class="media /g)?.length, 2)
  assert.equal(html.match(/<a class="remote-media"/g)?.length, 2)
})

test('a dry run names what would be fetched and asks nobody', async context => {
  const content = temporaryFolder(context)
  const dump = `### 01\n\n2024-05-01\n\nAnn\n@ann\n![a](${origin}/a.png)\n`
  await runHere(['import', '-', '--as', '2024-05', '--content', content], dump)
  asked = []
  const { code, out } = await runHere(['media', 'fetch', '--dry-run', '--content', content])
  assert.deepEqual([code, out, asked], [0, `${origin}/a.png\n`, []])
})
