import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { recoverTransaction } from '../../src/content/transaction.ts'
import { readTree } from '../publish/trees.ts'
import { runHere, temporaryFolder } from './run-cli.ts'

const dump = '### 01\n\n2024-06-01\n\nAnn\n@ann\nOne.\n\n### 02\n\n2024-06-02\n\nBob\n@bob\nTwo.\n'

/** A content folder with a dump, which is imported, and another one. */
async function contentOf(context: TestContext) {
  const content = path.join(temporaryFolder(context), 'content')
  mkdirSync(path.join(content, 'feeds'), { recursive: true })
  const file = path.join(content, 'feeds/juni.txt')
  writeFileSync(file, dump)
  writeFileSync(path.join(content, 'feeds/other.md'), '')
  await runHere(['import', file, '--content', content])
  return { content, rename: (...args: string[]) => runHere(['rename', ...args, '--content', content]) }
}

test('rename changes the file of a dump and the feed of its posts, and nothing else', async context => {
  const { content, rename } = await contentOf(context)
  const before = readTree(content)
  const dry = await rename('juni', '2024-06', '--dry-run', '--json')
  const file = path.join(content, 'feeds/2024-06.txt')
  assert.deepEqual(
    { code: dry.code, ...JSON.parse(dry.out) },
    { code: 0, from: 'juni', to: '2024-06', file, posts: 2, written: false },
  )
  assert.deepEqual(readTree(content), before)
  const { code, out } = await rename('juni.txt', '2024-06')
  const was = path.join(content, 'feeds/juni.txt')
  assert.deepEqual({ code, out }, { code: 0, out: `${was} → ${file}, 2 posts\n` })
  assert.equal(readFileSync(file, 'utf8'), dump)
  assert.equal(existsSync(was), false)
  const post = 'posts/2024/06/2024-06-01-001.md'
  assert.match(readFileSync(path.join(content, post), 'utf8'), /^---\nfeed: 2024-06\nnumber: 1\n/)
  assert.equal(existsSync(path.join(content, '.tidings')), false)
  const again = await runHere(['import', file, '--content', content])
  assert.match(again.out, /2 unchanged\n$/)
})

test('rename refuses a name that is taken, none, or unknown', async context => {
  const { content, rename } = await contentOf(context)
  const before = readTree(content)
  for (const [args, code, said] of [
    [['juni', 'other'], 1, /there is a dump `other` already/],
    [['july', '2024-07'], 1, /^error: Unexpected name `july`/],
    [['juni', '../2024-06'], 2, /^error: Unexpected feed name/],
    [['juni'], 2, /missing required argument 'new'/],
  ] as const) {
    const result = await rename(...args)
    assert.equal(result.code, code)
    assert.match(result.err, said)
  }
  assert.deepEqual(readTree(content), before)
  assert.match((await rename('--help')).out, /^Usage: tidings rename \[options\] <old> <new>\n/)
})

test('a rename that was killed after its commit is carried out by the next command', async context => {
  const { content } = await contentOf(context)
  const journal = path.join(content, '.tidings/import')
  mkdirSync(journal, { recursive: true })
  const post = 'posts/2024/06/2024-06-01-001.md'
  const text = readFileSync(path.join(content, post), 'utf8').replace('feed: juni', 'feed: june')
  writeFileSync(path.join(journal, '0'), text)
  const moved = [
    { from: 'feeds/juni.txt', to: 'feeds/june.txt' },
    // This one was moved before the process was killed.
    { from: 'feeds/gone.txt', to: 'feeds/other.md' },
  ]
  writeFileSync(path.join(journal, 'journal'), JSON.stringify({ written: [post], removed: [], moved }))
  await recoverTransaction(content)
  assert.equal(readFileSync(path.join(content, 'feeds/june.txt'), 'utf8'), dump)
  assert.equal(readFileSync(path.join(content, post), 'utf8'), text)
  assert.deepEqual(
    ['feeds/juni.txt', '.tidings'].map(name => existsSync(path.join(content, name))),
    [false, false],
  )
})
