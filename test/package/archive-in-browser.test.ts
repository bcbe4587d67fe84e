import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { launchBrowser, serveDirectory } from '../browser/browser.ts'
import { askFor } from '../browser/search-page.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree, writeTree } from '../publish/trees.ts'
import { installProgram, type Packed, packProgram, runIn } from './install-package.ts'

let folder: string
let packed: Packed
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tidings-package-'))
  packed = packProgram(folder)
})
after(() => rmSync(folder, { recursive: true, force: true }))

const root = path.join(import.meta.dirname, '../..')

/** The files of a site, without the marker: what the site's files are made from is in it, and Eleventy writes none. */
const readSite = (folder: string) => [...readTree(folder)].filter(([file]) => file !== '.tidings-site')

test('a package holds the program and nothing else', () => {
  const kinds = new Set(packed.paths.map(file => file.replace(/^(bin|dist|docs)\/.*/, '$1/')))
  assert.deepEqual([...kinds].sort(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'bin/',
    'content/feeds/images/ai-act.png',
    'content/feeds/images/npu.png',
    'content/feeds/sample.md',
    'dist/',
    'docs/',
    'package.json',
  ])
  assert.ok(packed.size < 1_500_000, `${packed.size} bytes`)
})

test('a package names each package that it imports', context => {
  const program = installProgram(packed.file, temporaryFolder(context))
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(program, 'package.json'), 'utf8'),
  )
  // The file of a new archive's configuration, which is a text of the program, imports the package itself.
  const named = new Set(['tidings', ...Object.keys({ ...dependencies, ...optionalDependencies })])
  const modules = packed.paths.filter(file => file.endsWith('.js') && !file.includes('/assets/'))
  const imported = modules.flatMap(file => {
    const text = readFileSync(path.join(program, file), 'utf8')
    const names = text.matchAll(/(?:\bfrom|\bimport)\s*\(?"(?!node:)((?:@[\w-]+\/)?[\w-][\w.-]*)[^"]*"/g)
    return Array.from(names, ([, name = '']) => name)
  })
  const missing = new Set(imported.filter(name => !named.has(name)))
  assert.ok(imported.includes('zod') && missing.size === 0, [...missing].join())
})

test('a packed program makes an archive, builds it without a post, and finds a post that is pasted', async context => {
  const home = temporaryFolder(context)
  const project = path.join(home, 'news')
  const program = installProgram(packed.file, home)
  const before = readTree(program)
  const init = [
    'exec',
    '--offline',
    'tidings',
    '--',
    'init',
    'news',
    '--lang',
    'en',
    '--title',
    'Ada\'s "News"',
  ]
  runIn(home, 'npm', init)
  const made = readTree(project)
  const { dependencies } = JSON.parse(made.get('package.json') ?? '')
  assert.deepEqual(dependencies, { tidings: `file:${path.relative(project, packed.file)}` })
  installProgram(packed.file, project)
  assert.match(runIn(project, 'npm', ['run', 'build']), /^0 posts, 0 stubs; nothing to import; site written/m)
  const again = JSON.parse(runIn(project, 'npx', ['tidings', 'init', '--sample', '--json']))
  assert.deepEqual(
    { ...again, left: again.left.toSorted() },
    {
      created: ['content/feeds/sample.md', 'content/feeds/images/ai-act.png', 'content/feeds/images/npu.png'],
      left: [...made.keys()],
    },
  )
  // The sample is sound but for one post, which shows what a problem looks like.
  const problems = JSON.parse(
    runIn(project, 'npx', ['tidings', 'check', 'content/feeds/sample.md', '--json']),
  )
  assert.deepEqual(
    problems.diagnostics.map(({ rule }: { rule: string }) => rule),
    ['quote-empty'],
  )
  for (const [file, text] of made) assert.equal(readFileSync(path.join(project, file), 'latin1'), text)

  rmSync(path.join(project, 'content/feeds/sample.md'))
  const server = await serveDirectory(path.join(project, '_site'))
  const browser = await launchBrowser()
  context.after(() => Promise.all([browser.close(), server.close()]))
  const page = await browser.newPage()
  await page.goto(server.url)
  assert.equal(await page.title(), 'Ada\'s "News"')
  await page.getByText('There are no posts here yet.').waitFor()

  const [dump = ''] = readdirSync(path.join(project, 'content/feeds'))
  const day = dump.replace('.md', '-01')
  const entry = `\n### 01\n\n${day}\n\nAda\n@ada\nThe keeper of the light 灯塔守望者 reads every night.\n`
  appendFileSync(path.join(project, 'content/feeds', dump), entry)
  assert.match(runIn(project, 'npm', ['run', 'build']), /^1 post, 0 stubs; 1 added; site written/m)
  await page.goto(new URL('search/', server.url).href)
  assert.deepEqual(await askFor(page, '灯塔'), { state: 'exact', paths: [`/${day.replaceAll('-', '/')}/1/`] })
  assert.deepEqual(readdirSync(path.join(project, '.cache')), ['tidings'])
  assert.deepEqual(readTree(program), before, 'an installed program writes nothing into itself')
})

/** A theme and a page of a project. */
const additions = {
  'theme/custom.css': 'h1 { color: green }\n',
  'theme/components/site-footer.tsx': `import type { VNode } from 'preact'
import { SiteFooter as Original, type SiteFooterProps } from 'tidings/components/site-footer'

export function SiteFooter(props: SiteFooterProps): VNode {
  return <><Original {...props} /><p>Mine</p></>
}
`,
  'pages/hello.md': '---\ntitle: Hello\n---\nHello\n',
}

test('a package in a store of pnpm makes the site of one beside its packages, with a theme, and so does Eleventy', context => {
  const home = temporaryFolder(context)
  const [site, other] = (['npm', 'pnpm'] as const).map(layout => {
    const project = path.join(home, layout)
    installProgram(packed.file, project, layout)
    const tidings = (...args: readonly string[]) => runIn(project, 'node_modules/.bin/tidings', args)
    tidings('init', '--sample', '--quiet', '--title', 'News', '--url', 'https://news.example.org')
    writeTree(project, Object.entries(additions))
    const told = /^(\d+) pages: \1 written;/m.exec(tidings('regenerate'))?.[1]
    const files = readSite(path.join(project, '_site'))
    const isPage = ([file, text]: readonly [string, string]) =>
      file.endsWith('.html') && !text.includes('http-equiv="refresh"')
    assert.equal(told, String(files.filter(isPage).length))
    return files
  })
  assert.deepEqual(other, site)
  const texts = new Map(site)
  assert.match(texts.get('index.html') ?? '', /theme\/custom-\w+\.css.*<p>Mine<\/p>/)
  assert.match(texts.get('hello/index.html') ?? '', /<h1>Hello<\/h1>.*<p>Mine<\/p>/s)

  const project = path.join(home, 'pnpm')
  const config =
    "import tidings from 'tidings/eleventy'\nexport default config => config.addPlugin(tidings, { content: 'content' })\n"
  writeFileSync(path.join(project, 'eleventy.config.js'), config)
  const eleventy = path.join(root, 'node_modules/@11ty/eleventy/cmd.cjs')
  runIn(project, process.execPath, [eleventy, '--input=pages', '--output=plain', '--quiet'])
  assert.deepEqual(readSite(path.join(project, 'plain')), site)
})

test("the package's types name a wrong key of a configuration, and a wrong property of a component", context => {
  const project = temporaryFolder(context)
  installProgram(packed.file, project)
  runIn(project, 'node_modules/.bin/tidings', ['init', '--quiet'])
  const component = 'theme/components/site-footer.tsx'
  writeTree(project, [[component, additions[component]]])
  const compile = () => {
    const jsx = ['--jsx', 'react-jsx', '--jsxImportSource', 'preact']
    const options = ['--noEmit', '--strict', '--module', 'nodenext', ...jsx, 'tidings.config.ts', component]
    const command = [path.join(root, 'node_modules/typescript/bin/tsc'), ...options]
    return spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8' }).stdout
  }
  assert.equal(compile(), '')
  const replace = (name: string, from: string, to: string) => {
    const file = path.join(project, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }
  replace('tidings.config.ts', 'title:', 'titel:')
  replace(component, '{...props}', 'site={1}')
  assert.match(compile(), /^theme\/components\/site-footer\.tsx\(5,22\): error TS2322: /m)
  assert.match(compile(), /^tidings\.config\.ts\(5,3\): error TS2561: .*'title'/m)
})
