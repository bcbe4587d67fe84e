import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { copyProgram, runProgram } from '../cli/copied-program.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree } from '../publish/trees.ts'

const root = path.join(import.meta.dirname, '../..')

/** Copy the program into a folder with the sample's posts, and settings that differ from the defaults. */
function copyWithContent(folder: string): string {
  copyProgram(folder)
  cpSync(path.join(root, 'content'), path.join(folder, 'content'), { recursive: true })
  const config =
    "{ title: '另一个', base: '/archive/', url: 'https://news.example', cards: { days: 1, weeks: 1 } }"
  writeFileSync(path.join(folder, 'tidings.config.ts'), `export default ${config}\n`)
  return folder
}

const treeOf = (folder: string) => [...readTree(folder)].filter(([file]) => file !== '.tidings-site')

/** A theme, and pages in the site's layout. */
const additions = {
  'theme/custom.css': 'h1 { color: green }',
  'theme/components/site-footer.jsx': 'export const SiteFooter = () => <footer>Mine</footer>',
  'theme/month.11ty.jsx': `
import { Page } from 'tidings/components/page'
export default ({ site, item }) => <Page site={site} path={item.path} title="M" description="M"><h1>M</h1></Page>
`,
  'pages/hello.md': '---\ntitle: Hello\n---\nHello',
  'pages/made.11ty.jsx': 'export const data = { title: "Made" }\nexport default () => <p>Made</p>',
  'content/pages/imprint.md': '---\ntitle: Imprint\n---\nMe',
}

test('Eleventy run by itself writes, byte for byte, the site that the command line publishes', async context => {
  const cwd = copyWithContent(temporaryFolder(context))
  for (const [name, text] of Object.entries(additions)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true })
    writeFileSync(path.join(cwd, name), text)
  }
  const eleventy = ['--import', 'tsx', 'node_modules/@11ty/eleventy/cmd.cjs', '--config=.eleventy.ts']
  await promisify(execFile)(process.execPath, [...eleventy, '--output=plain'], { cwd })
  await runProgram(cwd, ['build', '--quiet'], { cwd })
  const plain = treeOf(path.join(cwd, 'plain'))
  assert.ok(plain.some(([file]) => file.startsWith('pagefind/')))
  assert.ok(plain.some(([file]) => file.endsWith('card.png')))
  for (const name of ['hello', 'made', 'imprint'])
    assert.ok(
      plain.some(([file]) => file === `${name}/index.html`),
      name,
    )
  assert.match(readFileSync(path.join(cwd, 'plain/index.html'), 'utf8'), /<footer>Mine<\/footer>/)
  assert.deepEqual(
    plain.map(([file]) => file),
    treeOf(path.join(cwd, '_site')).map(([file]) => file),
  )
  assert.deepEqual(plain, treeOf(path.join(cwd, '_site')))
})

test('Eleventy run by itself ends where a template fails, and says which', async context => {
  const cwd = copyWithContent(temporaryFolder(context))
  writeFileSync(
    path.join(cwd, 'templates/broken.11ty.tsx'),
    `export default () => { throw new Error('no such page') }`,
  )
  const eleventy = ['--import', 'tsx', 'node_modules/@11ty/eleventy/cmd.cjs', '--config=.eleventy.ts']
  const running = promisify(execFile)(process.execPath, [...eleventy, '--output=plain'], {
    cwd,
    timeout: 120_000,
  })
  await assert.rejects(running, { code: 1, stderr: /broken\.11ty[\s\S]*no such page/ })
})

const colophon = `
import { Page } from './components/page.tsx'
export const data = { permalink: '/colophon/' }
export default ({ site, pages }) => (
  <Page site={site} path="/colophon/" title="Colophon" description="How this is made">
    <h1>Colophon</h1>
    <p>{pages.about[0]?.statistics.posts ?? site.config.title}</p>
  </Page>
)
`

test('a template that is added is a page like any other: staged, in the sitemap, kept, remade, removed', async context => {
  const cwd = copyWithContent(temporaryFolder(context))
  const build = () => runProgram(cwd, ['build'], { cwd })
  const site = (file: string) => path.join(cwd, '_site', file)
  const template = path.join(cwd, 'templates/colophon.11ty.tsx')
  const pageCount = (output: string) => Number(/(\d+) pages: /.exec(output)?.[1])
  const before = pageCount(await build())

  writeFileSync(template, colophon)
  assert.equal(pageCount(await build()), before + 1)
  assert.match(readFileSync(site('sitemap.xml'), 'utf8'), /\/archive\/colophon\/</)
  const page = readFileSync(site('colophon/index.html'), 'utf8')

  // Another post changes other pages: this one is rendered again, but never written into the published site.
  const post = path.join(cwd, 'content/posts')
  const file = path.join(post, [...readTree(post).keys()].find(name => name.endsWith('.md')) ?? assert.fail())
  const published = statSync(site('colophon/index.html')).ino
  const held = readFileSync(site('colophon/index.html'))
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more sentence.\n`)
  await build()
  assert.equal(readFileSync(site('colophon/index.html'), 'utf8'), page)
  assert.notEqual(statSync(site('colophon/index.html')).ino, published)
  assert.deepEqual(held, readFileSync(site('colophon/index.html')))
  assert.match(readFileSync(site('sitemap.xml'), 'utf8'), /\/archive\/colophon\/</)

  rmSync(site('colophon'), { recursive: true })
  await build()
  assert.equal(readFileSync(site('colophon/index.html'), 'utf8'), page)

  rmSync(template)
  assert.equal(pageCount(await build()), before)
  assert.equal(existsSync(site('colophon')), false)
  assert.doesNotMatch(readFileSync(site('sitemap.xml'), 'utf8'), /colophon/)
})
