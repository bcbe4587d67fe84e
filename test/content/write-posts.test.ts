import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  commitFiles,
  type FileChange,
  isTransactionPending,
  recoverTransaction,
} from '../../src/content/transaction.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree, writeTree } from '../publish/trees.ts'

const old: readonly (readonly [string, string])[] = [
  ['feeds/2024-04.md', 'the dump'],
  ['posts/2024/04/1.md', 'one'],
  ['posts/2024/04/2.md', 'two'],
  ['posts/2024/05/3.md', 'three'],
]
const change: FileChange = {
  written: [
    { path: 'posts/2024/04/1.md', text: 'uno' },
    { path: 'posts/2023/12/4.md', text: 'four' },
  ],
  removed: ['posts/2024/05/3.md'],
}
const changed = {
  'feeds/2024-04.md': 'the dump',
  'posts/2023/12/4.md': 'four',
  'posts/2024/04/1.md': 'uno',
  'posts/2024/04/2.md': 'two',
}

test('a change is carried out, with no folder left empty and nothing beside it', async context => {
  const root = temporaryFolder(context)
  writeTree(root, old)
  await commitFiles(root, change)
  assert.deepEqual(Object.fromEntries(readTree(root)), changed)
})

test('a change that fails before its log is there has not begun', async context => {
  const root = temporaryFolder(context)
  writeTree(root, old)
  const before = readTree(root)
  // A draft that cannot be written: a folder is where it is to be.
  mkdirSync(path.join(root, '.tidings/import/1'), { recursive: true })
  await assert.rejects(commitFiles(root, change), { code: 'EISDIR' })
  assert.deepEqual(readTree(root), before)
})

test('a change of a folder that cannot be had has not begun', async context => {
  const root = temporaryFolder(context)
  writeTree(root, [...old, ['posts/2023', 'in the way']])
  await assert.rejects(commitFiles(root, change), { code: 'ENOTDIR' })
  assert.equal(isTransactionPending(root), false)
  assert.deepEqual(readTree(root), new Map([...old, ['posts/2023', 'in the way'] as const].sort()))
})

test('drafts without a log are thrown away', async context => {
  const root = temporaryFolder(context)
  writeTree(root, [...old, ['.tidings/import/0', 'half'], ['.tidings/import/journal.draft', '{"wri']])
  assert.equal(isTransactionPending(root), true)
  await recoverTransaction(root)
  assert.equal(isTransactionPending(root), false)
  assert.deepEqual(readTree(root), new Map(old))
})

/** Put a folder into the state in which a process was killed that had done some of the steps. */
function breakOff(root: string, steps: readonly boolean[]): void {
  const hidden = path.join(root, '.tidings/import')
  const { written, removed } = change
  writeTree(hidden, [
    ...written.map(({ text }, index) => [String(index), text] as const),
    ['journal', JSON.stringify({ written: written.map(({ path }) => path), removed })],
  ])
  for (const [index, { path: file }] of written.entries()) {
    if (!steps[index]) continue
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    renameSync(path.join(hidden, String(index)), path.join(root, file))
  }
  for (const [index, file] of removed.entries()) {
    if (steps[written.length + index]) rmSync(path.join(root, file))
  }
}

test('a change that was broken off anywhere is finished', async context => {
  const folder = temporaryFolder(context)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), async steps => {
      const root = path.join(folder, steps.map(Number).join(''))
      writeTree(root, old)
      breakOff(root, steps)
      await recoverTransaction(root)
      assert.deepEqual(Object.fromEntries(readTree(root)), changed)
      await recoverTransaction(root)
      assert.deepEqual(Object.fromEntries(readTree(root)), changed)
    }),
  )
})

test('a step that fails after the log is there leaves it for the next run', async context => {
  const root = temporaryFolder(context)
  writeTree(root, old)
  // A folder is where a post is to be.
  mkdirSync(path.join(root, 'posts/2023/12/4.md'), { recursive: true })
  await assert.rejects(commitFiles(root, change))
  assert.equal(isTransactionPending(root), true)
  rmSync(path.join(root, 'posts/2023'), { recursive: true })
  await recoverTransaction(root)
  assert.deepEqual(Object.fromEntries(readTree(root)), changed)
})

for (const file of [
  'posts/../../outside.md',
  '../outside.md',
  '/etc/outside.md',
  'posts/..',
  'feeds/2024-04.md',
]) {
  test(`a log that names ${file} is not followed`, async context => {
    const folder = temporaryFolder(context)
    const root = path.join(folder, 'content')
    writeTree(root, [
      ['feeds/2024-04.md', 'the dump'],
      ['.tidings/import/0', 'evil'],
      ['.tidings/import/journal', JSON.stringify({ written: [file], removed: [file] })],
    ])
    await recoverTransaction(root)
    assert.deepEqual(Object.fromEntries(readTree(root)), { 'feeds/2024-04.md': 'the dump' })
    assert.equal(existsSync(path.join(folder, 'outside.md')), false)
    assert.equal(readFileSync(path.join(root, 'feeds/2024-04.md'), 'utf8'), 'the dump')
  })
}
