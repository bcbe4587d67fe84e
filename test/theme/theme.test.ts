import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { fromHtml } from 'hast-util-from-html'
import { runHere, temporaryFolder } from '../cli/run-cli.ts'
import { dumps } from '../cli/small-archive.ts'
import { readTree } from '../publish/trees.ts'

type Files = Readonly<Record<string, string>>

function write(files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(name), { recursive: true })
    writeFileSync(name, text)
  }
}

/** Make a project of these files the working folder, with six posts. */
async function openProject(context: TestContext, files: Files) {
  const before = process.cwd()
  process.chdir(temporaryFolder(context))
  context.after(() => process.chdir(before))
  write({
    'tidings.config.ts':
      "export default { lang: 'en', url: 'https://news.example', outputs: { images: false }, navigation: [{ label: 'Elsewhere', href: 'https://x.example' }] }\n",
    'content/feeds/2024-06.md': dumps[0] ?? '',
    ...files,
  })
  await runHere(['import', 'content/feeds/2024-06.md'])
  return {
    build: () => runHere(['build', '--quiet']),
    read: (name: string) => readFileSync(path.join('_site', name), 'utf8'),
  }
}

const main = (html: string) => /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1]

const project: Files = {
  'theme/custom.css': "@import './more.css';\nh1 { background: url('dot.svg'), url('/own.png') }\n",
  'theme/more.css': 'h1 { color: green }\n',
  'theme/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'theme/month.11ty.tsx': `
import { Page } from 'tidings/components/page'
import { homePath } from 'tidings/urls'
import { Note } from './components/note.jsx'
export default function Month({ site, item }) {
  return (
    <Page site={site} path={item.path} title="A month" description="Of the curator's">
      <h1>A month</h1>
      <Note href={site.href(homePath)} />
    </Page>
  )
}
`,
  'theme/components/note.jsx': 'export const Note = ({ href }) => <a href={href}>A note</a>\n',
  'theme/components/site-footer.tsx': `
import { SiteFooter as Original } from 'tidings/components/site-footer'
export function SiteFooter(props) {
  return <div><Original {...props} /><p id="mine">Mine</p></div>
}
`,
  'content/pages/imprint.md': '---\ntitle: Imprint\nnav: 2\n---\n**Me**, #fruit\n',
  'content/pages/about.md': '---\ntitle: Who I am\n---\nI choose by hand.\n',
  'pages/hello.md': '---\ntitle: Hello\n---\nFrom {{ site.config.title }}{% include "bit.liquid" %}\n',
  'pages/_includes/bit.liquid': ', a bit',
  'pages/colophon.11ty.tsx':
    "export const data = { title: 'Colophon', nav: 1 }\nexport default ({ site }) => <p>By {site.config.title}</p>\n",
  'pages/whole.njk': '---\npermalink: /whole.html\n---\n<!doctype html><title>Mine</title>\n',
  'pages/list.njk': '---\npermalink: /list.txt\n---\n{{ 1 + 1 }}\n',
}

test('a theme takes the place of styles, templates and components; pages are in layout, navigation and sitemap', async context => {
  const { build, read } = await openProject(context, project)
  assert.deepEqual(await build(), { code: 0, out: '', err: '' })
  const home = read('index.html')
  const styles = Array.from(home.matchAll(/<link rel="stylesheet" href="([^"]+)"/g), ([, href = '']) => href)
  const [dot, ...more] = readdirSync('_site/assets/theme').filter(name => name.startsWith('dot'))
  assert.deepEqual(more, [])
  assert.match(styles.join(' '), /^\/assets\/main\.css \/assets\/theme\/custom-\w+\.css$/)
  assert.equal(read(styles[1] ?? ''), `h1{color:green}h1{background:url("./${dot}"),url(/own.png)}\n`)

  assert.equal(main(read('2024/06/index.html')), '<h1>A month</h1><a href="/">A note</a>')
  for (const page of ['index.html', '2024/06/index.html', 'imprint/index.html', 'colophon/index.html']) {
    assert.match(read(page), /<p>© |<footer/)
    assert.match(read(page), /<p id="mine">Mine<\/p>/)
  }
  const imprint = '<p><strong>Me</strong>, <a href="/tags/fruit/">#fruit</a></p>'
  assert.equal(
    main(read('imprint/index.html')),
    `<h1>Imprint</h1><div class="prose" lang="en">${imprint}</div>`,
  )
  assert.match(
    main(read('about/index.html')) ?? '',
    /^<h1>Who I am<\/h1><div class="prose" lang="en"><p>I choose by hand\.<\/p><\/div>/,
  )
  assert.equal(
    main(read('hello/index.html')),
    '<h1>Hello</h1><div class="prose"><p>From Tidings, a bit</p>\n</div>',
  )
  assert.equal(
    main(read('colophon/index.html')),
    '<h1>Colophon</h1><div class="prose"><p>By Tidings</p></div>',
  )
  assert.equal(read('whole.html'), '<!doctype html><title>Mine</title>\n')
  assert.equal(read('list.txt'), '2\n')

  const header = /<nav aria-label="Site">.*?<\/nav>/.exec(read('imprint/index.html'))?.[0] ?? ''
  const links = fromHtml(header, { fragment: true }).children[0]
  const own = links && 'children' in links ? links.children.slice(-4) : []
  assert.deepEqual(
    own.map(link => 'properties' in link && [link.properties.href, link.properties.ariaCurrent]),
    [
      ['/colophon/', undefined],
      ['/imprint/', 'page'],
      ['/hello/', undefined],
      ['https://x.example', undefined],
    ],
  )
  const listed = Array.from(
    read('sitemap.xml').matchAll(/news\.example(\/[^<]*)</g),
    ([, address = '']) => address,
  )
  assert.deepEqual(
    listed.filter(address => /colophon|hello|imprint|whole|list|about/.test(address)),
    ['/about/', '/colophon/', '/hello/', '/imprint/', '/whole.html'],
  )
})

test('the examples of docs/theme.md do what they say', async context => {
  const document = readFileSync(path.join(import.meta.dirname, '../../docs/theme.md'), 'utf8')
  const examples = document.matchAll(/^`(\S+)`:\n\n```\w+\n(.*?)^```$/gms)
  const files = Object.fromEntries(Array.from(examples, ([, name = '', text = '']) => [name, text]))
  assert.equal(Object.keys(files).length, 6)
  const { build, read } = await openProject(context, files)
  assert.deepEqual(await build(), { code: 0, out: '', err: '' })
  const [style = ''] = readdirSync('_site/assets/theme')
  assert.match(read(`assets/theme/${style}`), /\.site-title\{font-family:var\(--serif\)\}/)
  assert.match(read('index.html'), /<p class="licence">CC BY 4\.0<\/p>/)
  assert.equal(main(read('404.html')), '<h1>Lost?</h1><p><a href="/">Begin again</a></p>')
  assert.match(main(read('imprint/index.html')) ?? '', /<h1>Imprint<\/h1>.*Chosen by <strong>Lin<\/strong>/)
  assert.match(main(read('colophon/index.html')) ?? '', /<h1>Colophon<\/h1>.*Tidings is made with Tidings\./)
  assert.match(main(read('numbers/index.html')) ?? '', /<h1>Numbers<\/h1>.*Home shows 7 days\./)
  assert.match(read('index.html'), /\/imprint\/.*\/colophon\/.*\/numbers\//)
})

test('a theme that changes or goes is seen in the next build, as from nothing', async context => {
  const { build, read } = await openProject(context, { 'theme/custom.css': '/* Nothing yet. */\n' })
  await build()
  assert.doesNotMatch(read('index.html'), /theme\/custom/)
  write({ 'theme/custom.css': 'h1 { color: green }\n' })
  await build()
  assert.match(read('index.html'), /theme\/custom/)
  write({ 'theme/month.11ty.jsx': 'export default () => <html lang="en"><p>One</p></html>\n' })
  await build()
  assert.match(read('2024/06/index.html'), /<p>One<\/p>/)
  write({ 'pages/a.html': '---\ntitle: A\n---\n<p>One</p>\n' })
  await build()
  write({ 'pages/a.html': '---\ntitle: A\n---\n<p>Two</p>\n' })
  await build()
  assert.match(read('a/index.html'), /<p>Two<\/p>/)
  await runHere(['build', '--quiet', '--output', 'fresh'])
  const [site, fresh] = ['_site', 'fresh'].map(folder => readTree(folder))
  assert.deepEqual(site, fresh)
  rmSync('theme', { recursive: true })
  rmSync('pages', { recursive: true })
  await build()
  assert.doesNotMatch(read('index.html'), /theme\/custom|\/a\//)
  assert.doesNotMatch(read('2024/06/index.html'), /<p>One<\/p>/)
  assert.throws(() => read('a/index.html'), { code: 'ENOENT' })
})

/** A project's file that is wrong, where it is told, and what the message says. */
const wrong: readonly (readonly [file: string, text: string, place: string, message: RegExp])[] = [
  ['theme/day.11ty.tsx', 'export default () => {\n  return <p>\n}\n', '3:1', /JSX/],
  ['theme/day.11ty.tsx', 'export const data = {}\n', '1:1', /without a default export/],
  ['theme/dya.11ty.tsx', 'export default () => <p />\n', '1:1', /perhaps `day\.11ty\.tsx`/],
  ['theme/day.tsx', 'export default () => <p />\n', '1:1', /perhaps `day\.11ty\.tsx`/],
  ['theme/day.11ty.tsx', "import 'tidings/components/pge'\nexport default () => <p />\n", '1:8', /pge/],
  [
    'theme/day.11ty.tsx',
    'export default ({ item }) => {\n  return <p>{item.no.at(0)}</p>\n}\n',
    '2:22',
    /'at'/,
  ],
  ['theme/components/pager.tsx', 'export const Pagre = 1\n', '1:1', /without the export `\w+`/],
  [
    'theme/components/site-footer.jsx',
    'export function SiteFooter() {\n  return <p>{none}</p>\n}\n',
    '2:14',
    /none/,
  ],
  ['theme/custom.css', "@import './none.css';\n", '1:9', /none\.css/],
  ['pages/a.11ty.jsx', 'export default () => {\n  throw new Error("too much")\n}\n', '2:9', /too much/],
  ['pages/a.njk', '---\ntitle: A\n---\n\n{% if %}\n', '5:7', /unexpected token/],
  ['pages/a.md', '---\ntitle: A\n---\n\n{% if %}\n', '5:6', /invalid value/],
  ['pages/a.md', '---\ntitle: [\n---\n', '3:1', /YAML/],
  ['pages/a.md', '---\ntitle: A\nnav: first\n---\n', '3:1', /`nav`/],
  ['pages/about.md', 'Mine\n', '1:1', /no other page has/],
  ['pages/a.njk', '---\npermalink: /feed.xml\n---\n', '1:1', /`\/feed\.xml`/],
  ['content/pages/tags.md', '---\ntitle: Tags\n---\n', '1:1', /`\/tags\/`/],
]

test('what is wrong in a theme or a page is told with file, line and column', async context => {
  const { build } = await openProject(context, {})
  await build()
  for (const [file, text, place, message] of wrong) {
    write({ [file]: text })
    const { code, err } = await build()
    assert.equal(code, 1, `${file}: ${err}`)
    assert.ok(err.startsWith(`error: ${file}:${place}: `), err)
    assert.match(err, message)
    rmSync(file)
  }
  write({ 'theme/custom.css': 'h1 {\n  colr: red;\n}\n' })
  const { code, err } = await build()
  assert.equal(code, 0)
  assert.match(err, /^theme\/custom\.css:2:3 +warning +theme-style +\S/)
})
