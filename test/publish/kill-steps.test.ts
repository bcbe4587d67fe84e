import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { build } from 'esbuild'
import { recoverTransaction } from '../../src/content/transaction.ts'
import { publish } from '../../src/publish/publish.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { changeOnce } from './one-change.ts'
import { readTree, writeTree } from './trees.ts'

const cache = path.join(import.meta.dirname, '../../.cache')

/** Bundle the process that is killed: loading its sources one by one takes longer than what it does. */
async function bundleKilled(context: TestContext): Promise<string> {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, 'test-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const outfile = path.join(folder, 'killed-change.mjs')
  const entryPoints = [path.join(import.meta.dirname, 'killed-change.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
  return outfile
}

/** Returns the exit code, null for a process that was killed. */
async function changeKilledAt(program: string, folder: string, step: number): Promise<number | null> {
  const child = spawn(process.execPath, [program, folder, String(step)], { stdio: 'inherit' })
  const [code] = await once(child, 'close')
  return code
}

async function prepare(folder: string): Promise<void> {
  writeTree(path.join(folder, 'content'), [
    ['posts/2024/04/1.md', 'old'],
    ['posts/2024/06/3.md', 'to be moved'],
  ])
  await publish(path.join(folder, 'site'), async staging => {
    staging.clear()
    writeTree(staging.folder, [
      ['a/index.html', 'old'],
      ['b/index.html', 'old'],
      ['d/index.html', 'stays'],
    ])
    return { id: 'old', result: undefined }
  })
}

const sites = [
  { '.tidings-site': 'old\n', 'a/index.html': 'old', 'b/index.html': 'old', 'd/index.html': 'stays' },
  { '.tidings-site': 'new\n', 'a/index.html': 'new', 'c/index.html': 'new', 'd/index.html': 'stays' },
]
const posts = [
  { 'posts/2024/04/1.md': 'old', 'posts/2024/06/3.md': 'to be moved' },
  { 'posts/2024/04/1.md': 'new', 'posts/2024/05/3.md': 'moved' },
]

function assertOneOf(found: unknown, expected: readonly unknown[], message: string): void {
  const isFound = expected.some(one => isDeepStrictEqual(one, found))
  assert.ok(isFound, `${message}: ${JSON.stringify(found)}`)
}

test('killed before any one of its changes of the file system, a run leaves old or new, and the next ends well', async context => {
  const root = temporaryFolder(context)
  const program = await bundleKilled(context)
  await prepare(path.join(root, 'old'))
  let code: number | null = null
  let step = 0
  while (code === null) {
    step++
    const folder = path.join(root, String(step))
    cpSync(path.join(root, 'old'), folder, { recursive: true })
    code = await changeKilledAt(program, folder, step)
    const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')]
    assertOneOf(Object.fromEntries(readTree(site)), sites, `half a site before step ${step}`)
    const copy = path.join(folder, 'copy')
    cpSync(content, copy, { recursive: true })
    await recoverTransaction(copy)
    rmSync(path.join(copy, '.tidings'), { recursive: true, force: true })
    assertOneOf(Object.fromEntries(readTree(copy)), posts, `half an import before step ${step}`)
    await changeOnce(folder)
    assert.deepEqual(Object.fromEntries(readTree(site)), sites[1])
    assert.deepEqual(Object.fromEntries(readTree(path.join(folder, '.site.spare/tree'))), sites[1])
    assert.deepEqual(Object.fromEntries(readTree(content)), posts[1])
    assert.deepEqual(readdirSync(folder).sort(), ['.site.spare', 'content', 'copy', 'site'])
  }
  assert.equal(code, 0)
  assert.ok(step > 30, 'the changes of the file system are counted')
})
