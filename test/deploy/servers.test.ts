import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { defaultConfig } from '../../src/config.ts'
import { deployFiles, serverFolder } from '../../src/deploy/deploy-files.ts'
import { headersOfAll } from '../../src/output/hosting/policy.ts'
import { launchBrowser } from '../browser/browser.ts'
import { askFor } from '../browser/search-page.ts'
import { runHere, temporaryFolder } from '../cli/run-cli.ts'
import { readTree } from '../publish/trees.ts'

const root = path.join(import.meta.dirname, '../..')

/** How each server is run in a folder, with the file that `deployFiles` makes for it. */
const servers = {
  nginx: (folder: string, file: string) => {
    writeFileSync(
      path.join(folder, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; pid ${folder}/pid; error_log stderr;
events {}
http {
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  include ${file};
}`,
    )
    return ['-p', folder, '-c', path.join(folder, 'nginx.conf')]
  },
  caddy: (folder: string, file: string) => {
    writeFileSync(path.join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\nimport ${file}\n`)
    return ['run', '--adapter', 'caddyfile', '--config', path.join(folder, 'Caddyfile')]
  },
} as const

/** Build the sample under a base, with an alias and an address that is gone. */
async function buildSample(folder: string, hosting: keyof typeof servers, base: string): Promise<string> {
  const [content, site, config] = ['content', 'site', 'tidings.config.ts'].map(name =>
    path.join(folder, name),
  )
  assert.ok(content && site && config)
  cpSync(path.join(root, 'content'), content, { recursive: true })
  const [post] = [...readTree(path.join(content, 'posts')).keys()].filter(name => name.endsWith('.md'))
  const file = path.join(content, 'posts', post ?? assert.fail())
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^---$/m, '---\naliases: [/old/]'))
  writeFileSync(path.join(content, 'gone.txt'), '/2024/04/01/9/\n')
  writeFileSync(
    config,
    `export default { base: '${base}', outputs: { images: false, hosting: '${hosting}' } }\n`,
  )
  const built = await runHere([
    'build',
    '--quiet',
    '--content',
    content,
    '--output',
    site,
    '--config',
    config,
  ])
  assert.equal(built.code, 0, built.err)
  return site
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : assert.fail()
}

/** Start a server with the file made for it, on a free port. Returns its address, with the base. */
async function serve(
  context: TestContext,
  server: keyof typeof servers,
  folder: string,
  site: string,
  base: string,
) {
  const port = await freePort()
  const [file] = deployFiles(server, { ...defaultConfig, base })
  assert.ok(file)
  const text = file.text
    .replaceAll(serverFolder, site)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/^:80 /m, `http://127.0.0.1:${port} `)
  const own = path.join(folder, path.basename(file.path).replace(/^Caddyfile$/, 'site.caddy'))
  writeFileSync(own === path.join(folder, 'nginx.conf') ? `${own}.site` : own, text)
  const child: ChildProcess = spawn(
    server,
    servers[server](folder, own === path.join(folder, 'nginx.conf') ? `${own}.site` : own),
    {
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr?.on('data', data => {
    said += data
  })
  context.after(async () => {
    child.kill()
    if (child.exitCode === null) await once(child, 'exit')
  })
  const url = `http://127.0.0.1:${port}${base}`
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) assert.fail(`${server} ended: ${said}`)
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return url
    await wait(100)
  }
  assert.fail(`${server} does not answer: ${said}`)
}

for (const server of ['nginx', 'caddy'] as const) {
  const skip = spawnSync(server, ['version']).error && `${server} is not installed`
  for (const base of ['/', '/archive/']) {
    test(`${server} serves the site under ${base} as its file says`, {
      skip: skip ?? false,
    }, async context => {
      const folder = temporaryFolder(context)
      const site = await buildSample(folder, server, base)
      const url = await serve(context, server, folder, site, base)
      const ask = async (address: string) => {
        const { status, headers } = await fetch(new URL(address, url), { redirect: 'manual' })
        const location = headers.get('location')
        return {
          status,
          to: location && new URL(location, url).pathname,
          cache: headers.get('cache-control'),
          headers,
        }
      }
      const at = (address: string) => `${base}${address}`

      for (const [address, status] of [
        ['', 200],
        ['2024/04/09/', 200],
        ['no/such/page/', 404],
        ['2024/04/01/9/', 410],
      ] as const) {
        const response = await fetch(url + address)
        assert.equal(response.status, status, address)
        for (const [name, value] of headersOfAll(defaultConfig))
          assert.equal(response.headers.get(name), value, `${address} ${name}`)
        assert.equal(response.headers.get('cache-control'), 'no-cache')
        const type = response.headers.get('content-type') ?? ''
        assert.match(type, /^text\/html; ?charset=utf-8$/i)
        const page = status === 200 ? path.join(address, 'index.html') : '404.html'
        assert.equal(await response.text(), readFileSync(path.join(site, page), 'utf8'))
      }
      for (const [address, target] of [
        ['old/', /2024\/04\/\d\d\/\d+\/$/],
        ['tags/%E8%8B%B1%E4%BC%9F%E8%BE%BE/', /tags\/nvidia\/$/],
      ] as const) {
        const moved = await ask(at(`${address}?q=1`))
        assert.equal(moved.status, 301)
        assert.match(moved.to ?? '', target)
        assert.ok(moved.to?.startsWith(base))
      }
      const folded = await ask(at('2024/04/09'))
      assert.deepEqual([folded.status >= 300 && folded.status < 400, folded.to], [true, at('2024/04/09/')])
      if (base !== '/') assert.equal((await ask('/2024/04/09/')).status, 404)

      const files = [...readTree(site).keys()]
      for (const [pattern, cache] of [
        [/^assets\/part-/, 'public, max-age=31536000, immutable'],
        [/^pagefind\/.*words\.bin$/, 'public, max-age=31536000, immutable'],
        [/^pagefind\/settings\.json$/, 'no-cache'],
        [/^assets\/main\.css$/, 'no-cache'],
        [/^manifest\.webmanifest$/, 'no-cache'],
      ] as const) {
        const file = files.find(name => pattern.test(name)) ?? assert.fail(String(pattern))
        assert.deepEqual(await ask(at(file)).then(({ status, cache }) => [status, cache]), [200, cache])
      }

      for (const [address, type] of [
        ['manifest.webmanifest', /^application\/manifest\+json$/],
        ['llms.txt', /^text\/plain; ?charset=utf-8$/i],
        ['2024/04/09/index.md', /^text\/(?:plain|markdown); ?charset=utf-8$/i],
        ['no/such.txt', /^text\/html; ?charset=utf-8$/i],
      ] as const)
        assert.match((await ask(at(address))).headers.get('content-type') ?? '', type)

      const browser = await launchBrowser()
      context.after(() => browser.close())
      const page = await browser.newPage()
      const refused: string[] = []
      page.on('console', message => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text())
      })
      await page.goto(`${url}search/`)
      const { state, paths } = await askFor(page, '模型')
      assert.equal(state, 'exact')
      assert.ok(paths.length > 0)
      await page.goto(new URL(paths[0] ?? '', url).href)
      assert.equal(await page.locator('article.h-entry').count(), 1)
      assert.deepEqual(refused, [])
    })
  }
}
