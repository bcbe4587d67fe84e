import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '..')
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  'docs/mail.md',
  'docs/search.md',
  'docs/deploy.md',
  'docs/theme.md',
]

/** Paths of the project in a document: in backticks, and the targets of links; patterns and examples with `…` or `*` are none. */
function pathsIn(document: string): readonly string[] {
  const text = readFileSync(path.join(root, document), 'utf8')
  const named = text.matchAll(/`((?:\.?\/)?(?:bin|docs|scripts|src|templates|test)\/[^`*…<>\s]*)`/g)
  const linked = text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)
  return [
    ...Array.from(named, ([, file = '']) => file),
    ...Array.from(linked, ([, file = '']) => path.join(path.dirname(document), file)),
  ]
}

for (const document of documents) {
  test(`every file that ${document} names is there`, () => {
    const missing = pathsIn(document).filter(file => !existsSync(path.join(root, file)))
    assert.deepEqual(missing, [])
  })
}

test('docs/architecture.md lists the cache keys as src/build/keys.ts does', () => {
  const rowsOf = (file: string, row: RegExp) =>
    Array.from(readFileSync(path.join(root, file), 'utf8').matchAll(row), ([, cells]) => cells)
  const rows = rowsOf('src/build/keys.ts', /^ \* (\| .*)$/gm)
  assert(rows.length > 2)
  assert.deepEqual(rowsOf('docs/architecture.md', /^(\| .*)$/gm), rows)
})
