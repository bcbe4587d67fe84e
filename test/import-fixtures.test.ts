import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { printDiagnostics } from '../src/cli/print-diagnostics.ts'
import { parsePost } from '../src/content/front-matter.ts'
import { planImport } from '../src/content/plan-import.ts'
import { readFeed } from '../src/feed/read-feed.ts'
import { decodeSource } from '../src/feed/source.ts'
import { nothingPlanned } from './content/made-month.ts'

/*
 * test/fixtures/import/<case>: feed.md, the posts it becomes, and the problems it has. `UPDATE=1` writes posts and
 * problems anew; a missing file fails.
 */

const fixtures = path.join(import.meta.dirname, 'fixtures/import')
const nothing = { stored: [], unreadable: [], diagnostics: [] }

for (const name of readdirSync(fixtures).sort()) {
  const directory = path.join(fixtures, name)

  test(`imports ${name}`, () => {
    const { posts, diagnostics } = importFeed(directory)
    if (process.env.UPDATE === '1') update(directory, posts, diagnostics)
    assert.deepEqual(posts, readExpected(directory))
    assert.equal(diagnostics, readFileSync(path.join(directory, 'diagnostics.txt'), 'utf8'))
  })

  test(`reads the posts of ${name} back as they were planned`, () => {
    for (const { text, post } of importFeed(directory).plan.added) {
      // As JSON, because the order of keys shows in files made from posts.
      assert.equal(JSON.stringify(parsePost(text)), JSON.stringify({ kind: 'post', post }))
    }
  })

  test(`imports ${name} twice without changing a byte`, () => {
    const { plan, entries } = importFeed(directory)
    const stored = [...plan.added].toSorted((one, other) => (one.path < other.path ? -1 : 1))
    const again = planImport([{ name: 'feed', entries }], { ...nothing, stored })
    assert.deepEqual(
      { ...again, unchanged: again.unchanged.map(({ path }) => path).sort() },
      {
        ...nothingPlanned,
        unchanged: stored.map(({ path }) => path),
      },
    )
  })
}

function importFeed(directory: string) {
  const source = decodeSource('feed.md', readFileSync(path.join(directory, 'feed.md')))
  const { entries, diagnostics } = readFeed(source)
  const plan = planImport([{ name: 'feed', entries }], nothing)
  const posts = Object.fromEntries(plan.added.map(({ path: file, text }) => [path.basename(file), text]))
  return { entries, plan, posts, diagnostics: printDiagnostics(diagnostics, 'text') }
}

function readExpected(directory: string): Record<string, string> {
  const folder = path.join(directory, 'posts')
  assert.ok(existsSync(folder), `expected ${folder}; UPDATE=1 writes it`)
  const names = readdirSync(folder).sort()
  return Object.fromEntries(names.map(name => [name, readFileSync(path.join(folder, name), 'utf8')]))
}

function update(directory: string, posts: Record<string, string>, diagnostics: string): void {
  const folder = path.join(directory, 'posts')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, text] of Object.entries(posts)) writeFileSync(path.join(folder, name), text)
  writeFileSync(path.join(directory, 'diagnostics.txt'), diagnostics)
}
