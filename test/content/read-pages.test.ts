import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { readPages } from '../../src/content/read-pages.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

/** Read pages of these texts by their names; the folder is cut off what they tell. */
function read(context: TestContext, files: Readonly<Record<string, string>>) {
  const content = temporaryFolder(context)
  const root = path.join(content, 'pages')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const { pages, navigation, diagnostics } = readPages(content)
  return {
    pages: pages.map(({ file, ...page }) => ({ ...page, file: path.relative(root, file) })),
    navigation,
    told: diagnostics.map(
      ({ rule, file, line, column }) => `${path.relative(root, file)}:${line}:${column} ${rule}`,
    ),
  }
}

test('a page has the address of its file, and stands in the navigation where it asks to', context => {
  assert.deepEqual(
    read(context, {
      'imprint.md': '---\ntitle: Imprint\nnav: 2\n---\n\n**Me**\n',
      '关于/我.md': '---\ntitle: 我\ndescription: 谁\n---\nText',
      'hidden.md': '---\ntitle: Hidden\nnav: false\n---\n',
      'about.md': 'Chosen by hand.\n',
    }),
    {
      pages: [
        { path: '/about/', body: 'Chosen by hand.\n', file: 'about.md' },
        { path: '/hidden/', title: 'Hidden', body: '', file: 'hidden.md' },
        { path: '/imprint/', title: 'Imprint', body: '\n**Me**\n', file: 'imprint.md' },
        { path: '/关于/我/', title: '我', description: '谁', body: 'Text', file: '关于/我.md' },
      ],
      navigation: [
        { path: '/imprint/', label: 'Imprint', order: 2 },
        { path: '/关于/我/', label: '我', order: Infinity },
      ],
      told: [],
    },
  )
})

test('what cannot be a page is told at its line', context => {
  const { pages, told } = read(context, {
    'a.md': 'Without front matter',
    'b.md': '---\ntitle: B\nnav: first\n---\n',
    'c.md': '---\ntitle: [\n---\n',
    'd e.md': '---\ntitle: D\n---\n',
    'f.md': '---\ntitle: F\ndescripton: x\n---\n',
    'g.txt': 'No Markdown',
  })
  assert.deepEqual(
    pages.map(({ path }) => path),
    ['/f/'],
  )
  assert.deepEqual(told, [
    'a.md:1:1 page-invalid',
    'b.md:3:1 page-invalid',
    'c.md:3:1 page-invalid',
    'd e.md:1:1 page-invalid',
    'f.md:3:1 page-key',
    'g.txt:1:1 page-invalid',
  ])
})

test('a content folder without pages has none', context => {
  assert.deepEqual(readPages(temporaryFolder(context)), { pages: [], navigation: [], diagnostics: [] })
})
