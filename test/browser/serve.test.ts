import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, type TestContext, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { lockFolder } from '../../src/lock/lock-folder.ts'
import { formatServiceWorker } from '../../src/output/offline/plan-offline.ts'
import { copyProgram } from '../cli/copied-program.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { launchBrowser } from './browser.ts'

const project = path.join(import.meta.dirname, '../..')
const launcher = 'bin/tidings.mjs'
const first = '### 01\n\n2024-06-01\n\nAnn\n@ann\nA post about apples.\n'
const second = `${first}\n### 02\n\n2024-06-02\n\nBen\n@ben\nA post about bananas.\n`
const broken = `${second.replace('apples', 'apricots')}\n### 03\n\n2024-13-03\n\nCai\n@cai\nNo such day.\n`

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser.close())

interface Build {
  readonly changed: readonly string[]
  readonly isNew: boolean
  readonly problems: readonly {
    readonly severity: string
    readonly place: string
    readonly rule?: string
    readonly message: string
  }[]
}

interface Serving {
  readonly process: ChildProcess
  readonly url: string
  readonly dump: string
  readonly folder: string
  /** The next build that is reported. */
  readonly nextBuild: () => Promise<Build>
}

/** Does something in the folder before it is served; returns where the program is. */
type Prepare = (folder: string) => string

/** A project of one dump, served by a real process. */
async function serve(
  context: TestContext,
  prepare: Prepare = () => project,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Serving> {
  const folder = temporaryFolder(context)
  const dump = path.join(folder, 'content/feeds/2024-06.md')
  mkdirSync(path.dirname(dump), { recursive: true })
  writeFileSync(dump, first)
  const program = path.join(prepare(folder), launcher)
  if (user.uid !== undefined) spawnSync('chown', ['-hR', `${user.uid}:${user.gid}`, folder])
  const child = spawn(process.execPath, [program, 'serve', '--json', '--port', '0'], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  context.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async () => {
    const { value, done } = await lines.next()
    assert(!done, 'expected another line, the process has ended')
    return JSON.parse(value)
  }
  const { url } = await nextLine()
  return { process: child, url, dump, folder, nextBuild: nextLine }
}

/** A copy of the program, so that its sources can be changed. */
function copyInto(folder: string): string {
  const copy = path.join(folder, 'program')
  copyProgram(copy)
  return copy
}

/** Save as editors do: write beside, then rename. */
function save(file: string, text: string): void {
  writeFileSync(`${file}~`, text)
  renameSync(`${file}~`, file)
}

async function openPage(context: TestContext, url: string): Promise<Page> {
  const page = await browser.newPage()
  context.after(() => page.close())
  await page.goto(url)
  return page
}

const textOf = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 60_000 })
const overlay = (page: Page) => page.locator('tidings-problems')

test('shows saves, problems and their end in the open page by itself', async context => {
  const { url, dump, folder, nextBuild } = await serve(context)
  // Opened before there is a site: it comes by itself.
  const page = await openPage(context, url)
  await textOf(page, 'A post about apples.')
  assert.deepEqual(await nextBuild().then(({ changed, isNew }) => ({ changed, isNew })), {
    changed: [],
    isNew: true,
  })

  save(dump, second)
  await textOf(page, 'A post about bananas.')
  assert.deepEqual((await nextBuild()).changed, ['content/feeds/2024-06.md'])
  assert.equal(await overlay(page).count(), 0)

  save(dump, broken)
  await overlay(page).waitFor()
  const { problems, isNew } = await nextBuild()
  assert.deepEqual(
    problems.map(({ severity, place, rule }) => ({ severity, place, rule })),
    [{ severity: 'error', place: 'content/feeds/2024-06.md:19:1', rule: 'date-invalid' }],
  )
  assert.equal(isNew, false)
  assert.match(
    (await overlay(page).locator('li').textContent()) ?? '',
    /^error content\/feeds\/2024-06\.md:19:1\n.* date-invalid$/,
  )
  // No worker stays in the browser, to answer for other sites that are served at this address.
  const worker = await (await fetch(`${url}service-worker.js`)).text()
  assert.equal(worker, formatServiceWorker(null))
  // The last good site: nothing of the broken dump, not even what is sound in it.
  await page.reload()
  await overlay(page).waitFor()
  assert.equal((await page.getByText('A post about apples.').count()) > 0, true)
  assert.equal((await page.getByText('A post about bananas.').count()) > 0, true)

  save(dump, broken.replace('2024-13-03', '2024-06-03'))
  await textOf(page, 'A post about apricots.')
  assert.equal(await overlay(page).count(), 0)
  assert.deepEqual((await nextBuild()).problems, [])

  // What the server adds to pages is not in the folder.
  const files = readdirSync(path.join(folder, '_site'), { recursive: true, encoding: 'utf8' })
  const pages = files.filter(file => file.endsWith('.html'))
  assert(pages.length > 0)
  for (const file of pages) {
    assert.doesNotMatch(readFileSync(path.join(folder, '_site', file), 'utf8'), /\.tidings\/live/, file)
  }
})

test('shows a post edited by hand, a new configuration and a theme, and tells what is wrong with them', async context => {
  const { url, folder, nextBuild } = await serve(context)
  const page = await openPage(context, url)
  await textOf(page, 'A post about apples.')
  await nextBuild()

  const post = path.join(folder, 'content/posts/2024/06/2024-06-01-001.md')
  save(post, readFileSync(post, 'utf8').replace('A post about apples.', 'A post about pears.'))
  await textOf(page, 'A post about pears.')
  assert.deepEqual((await nextBuild()).changed, ['content/posts/2024/06/2024-06-01-001.md'])

  const config = path.join(folder, 'tidings.config.ts')
  save(config, "export default { title: 'Gazette',, }\n")
  await overlay(page).waitFor()
  assert.equal((await nextBuild()).problems[0]?.place, 'tidings.config.ts:1:35')
  assert.match(await page.title(), /Tidings/)

  save(config, "export default { title: 'Gazette' }\n")
  await page.waitForFunction(() => document.title.includes('Gazette'))
  assert.equal(await overlay(page).count(), 0)
  await nextBuild()

  mkdirSync(path.join(folder, 'theme'))
  save(path.join(folder, 'theme/custom.css'), 'body { outline: 3px solid rgb(1, 2, 3) }\n')
  await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)')
  assert.deepEqual((await nextBuild()).changed, ['theme/custom.css'])

  mkdirSync(path.join(folder, 'pages'))
  save(path.join(folder, 'pages/bad.njk'), '---\ntitle: Bad\n---\n{% if %}\n')
  await overlay(page).waitFor()
  assert.equal((await nextBuild()).problems[0]?.place, 'pages/bad.njk:4:7')
})

test('takes up a changed style and template', async context => {
  const { url, folder, nextBuild } = await serve(context, copyInto)
  const page = await openPage(context, url)
  await textOf(page, 'A post about apples.')
  await nextBuild()

  const style = path.join(folder, 'program/templates/assets/main.css')
  save(style, `${readFileSync(style, 'utf8')}\nbody { outline: 3px solid rgb(1, 2, 3) }\n`)
  await page.waitForFunction(() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)')
  assert.deepEqual((await nextBuild()).changed, ['program/templates/assets/main.css'])

  const source = path.join(folder, 'program/src/config.ts')
  save(source, readFileSync(source, 'utf8').replace("default('Tidings')", "default('Gazette')"))
  await page.waitForFunction(() => document.title.includes('Gazette'))
  assert.deepEqual((await nextBuild()).changed, ['program/src/config.ts'])

  const template = path.join(folder, 'program/templates/components/site-footer.tsx')
  const sound = readFileSync(template, 'utf8')
  save(template, `${sound}\nconst = 1\n`)
  await overlay(page).waitFor()
  const line = sound.split('\n').length + 1
  assert.equal(
    (await nextBuild()).problems[0]?.place,
    `program/templates/components/site-footer.tsx:${line}:7`,
  )
  assert.match(await page.title(), /Gazette/)
  save(template, sound.replace('<footer', '<footer data-changed'))
  await page.locator('footer[data-changed]').waitFor()
  assert.equal(await overlay(page).count(), 0)
})

test('waits while another process works on the folders', async context => {
  const locked: Promise<() => void>[] = []
  const { url, nextBuild } = await serve(context, folder => {
    const content = path.join(folder, 'content')
    const top = path.join(content, '.tidings')
    locked.push(lockFolder({ folder: path.join(top, 'lock'), top, guarded: content }, assert.fail))
    return project
  })
  const page = await openPage(context, url)
  await overlay(page).getByText('is working on it').waitFor()
  assert.equal((await nextBuild()).isNew, false)
  for (const release of await Promise.all(locked)) release()
  await textOf(page, 'A post about apples.')
  assert.equal(await overlay(page).count(), 0)
  assert.deepEqual((await nextBuild()).problems, [])
})

test('answers requests to this machine by name only, and redirects nowhere else', async context => {
  const { url, nextBuild } = await serve(context, folder => {
    mkdirSync(path.join(folder, 'content/static'))
    for (const file of ['CNAME', 'photo.webp']) writeFileSync(path.join(folder, 'content/static', file), '')
    return project
  })
  await nextBuild()
  const { port } = new URL(url)
  for (const [file, type] of [
    ['', 'text/html; charset=utf-8'],
    ['feed.xml', 'text/xml; charset=utf-8'],
    ['feed.json', 'application/json; charset=utf-8'],
    ['photo.webp', 'image/webp'],
    ['CNAME', 'application/octet-stream'],
  ]) {
    const { status, headers } = await fetch(url + file)
    assert.deepEqual([status, headers.get('content-type')], [200, type], file)
  }
  const ask = (host: string, target = '/') =>
    new Promise<{ readonly status: number | undefined; readonly to: string | undefined }>(
      (resolve, reject) => {
        const options = { host: '127.0.0.1', port, path: target, headers: { host }, agent: false }
        get(options, ({ statusCode, headers }) => resolve({ status: statusCode, to: headers.location })).on(
          'error',
          reject,
        )
      },
    )
  for (const host of [`localhost:${port}`, 'LOCALHOST', 'site.localhost', '127.0.0.1', `[::1]:${port}`])
    assert.equal((await ask(host)).status, 200, host)
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    'localhost.evil.example',
    'evil-localhost',
    '127.0.0.1.evil.example',
    '192.168.0.7',
  ]) {
    assert.equal((await ask(host)).status, 403, host)
    assert.equal((await ask(host, '/.tidings/state')).status, 403, host)
  }
  for (const [target, to] of [
    ['//evil.example/..%2f', '/'],
    ['//evil.example/..%2f2024', '/2024/'],
    ['/\\evil.example/..%2f2024', '/2024/'],
    ['/search?q=apples', '/search/?q=apples'],
    ['/2024?//evil.example', '/2024/?//evil.example'],
  ] as const) {
    assert.deepEqual(await ask('localhost', target), { status: 302, to }, target)
  }
})

/** A user without root's rights, which no folder is closed to. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

test('serves on where links loop, and where a folder or file cannot be read or watched', async context => {
  const { folder, nextBuild, url } = await serve(
    context,
    folder => {
      const content = path.join(folder, 'content')
      mkdirSync(path.join(content, 'posts'))
      symlinkSync('loop', path.join(content, 'posts/loop'))
      symlinkSync('.', path.join(content, 'posts/self'))
      symlinkSync('loop.md', path.join(content, 'feeds/loop.md'))
      mkdirSync(path.join(content, 'static'), { mode: 0o311 })
      return project
    },
    nobody,
  )
  const messages = async () =>
    new Map((await nextBuild()).problems.map(({ place, message }) => [place, message]))
  const first = await messages()
  const closed = path.join(folder, 'content/static')
  assert.equal(first.get(''), `Cannot use \`${closed}\`: permission is denied.`)
  for (const link of ['content/feeds/loop.md', 'content/posts/loop'])
    assert.equal(first.get(link), 'Cannot watch for changes: its link leads back to itself.')
  assert.equal(
    first.get('content/posts/self'),
    'Cannot watch for changes: its link leads to a folder above it.',
  )
  assert.equal(first.get('content/static'), 'Cannot watch for changes: permission is denied.')
  for (const name of ['feeds/loop.md', 'posts/loop', 'posts/self']) rmSync(path.join(folder, 'content', name))
  rmdirSync(path.join(folder, 'content/static'))
  // Several builds, where the changes come slowly.
  while ((await messages()).size > 0);
  assert.match(await (await fetch(url)).text(), /A post about apples\./)
})

test('ends with all it started when it is told to, even in a build', async context => {
  const { process: child, dump, nextBuild, url } = await serve(context)
  await nextBuild()
  save(dump, second)
  const building = await untilBuilding(child.pid)
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  assert.equal(code, 0)
  const left = listProcesses().filter(({ parent, group }) => parent === child.pid || group === building.id)
  assert.deepEqual(left, [])
  await assert.rejects(fetch(url))
})

test('a port in use is told with exit code 1, and no build', async context => {
  const folder = temporaryFolder(context)
  const taken = createServer()
  taken.listen(0, '127.0.0.1')
  await once(taken, 'listening')
  context.after(() => taken.close())
  const { port } = taken.address() as AddressInfo
  const child = spawn(process.execPath, [path.join(project, launcher), 'serve', '--port', String(port)], {
    cwd: folder,
  })
  const err: Buffer[] = []
  child.stderr.on('data', chunk => err.push(chunk))
  const [code] = await once(child, 'close')
  assert.equal(code, 1)
  assert.equal(
    Buffer.concat(err).toString(),
    `error: Cannot serve on port ${port}: it is in use. Name another with --port.\n`,
  )
  assert.deepEqual(readdirSync(folder), [])
})

interface Process {
  readonly id: number
  readonly parent: number
  readonly group: number
  readonly command: string
}

function listProcesses(): readonly Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,args='], { encoding: 'utf8' })
  return stdout
    .trim()
    .split('\n')
    .map(line => line.trim().split(/ +/))
    .map(([id, parent, group, ...words]) => ({
      id: Number(id),
      parent: Number(parent),
      group: Number(group),
      command: words.join(' '),
    }))
}

/** Wait for the process that builds, which is not the only child: esbuild's stays. */
async function untilBuilding(serving: number | undefined): Promise<Process> {
  for (;;) {
    const building = listProcesses().find(
      ({ parent, command }) => parent === serving && command.includes('tidings.mjs'),
    )
    if (building) return building
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
