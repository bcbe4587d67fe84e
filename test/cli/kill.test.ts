import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { readTree } from '../publish/trees.ts'
import { temporaryFolder } from './run-cli.ts'
import {
  createArchive,
  dumps,
  expectedStates,
  readPostFiles,
  regenerate,
  startCommand,
  writeDump,
} from './small-archive.ts'

const kills = 50

/** Keeps a core busy; it ends by itself where the test is stopped before it can end it. */
const busyLoop = 'const end = Date.now() + 300_000; while (Date.now() < end);'

test('killed at any moment, a run leaves the old site or the new one, and the next run recovers', async context => {
  const folder = temporaryFolder(context)
  const expected = await expectedStates(path.join(folder, 'expected'))
  const load = [1, 2].map(() => spawn(process.execPath, ['-e', busyLoop], { stdio: 'ignore' }))
  context.after(() => load.map(child => child.kill('SIGKILL')))
  const archive = await createArchive(path.join(folder, 'archive'))
  writeDump(archive, 0)
  const start = performance.now()
  assert.equal((await regenerate(archive)).code, 0)
  let duration = performance.now() - start

  let midway = 0
  for (let kill = 1; kill <= kills; kill++) {
    const state = kill % 2
    writeDump(archive, state)
    const { child, ended } = startCommand(archive, 'regenerate', '2024-06.md')
    const moment = Math.random() * duration
    await Promise.race([wait(moment), ended])
    child.kill('SIGKILL')
    const { code } = await ended
    if (code === null) midway++
    const where = `killed after ${Math.round(moment)} of ${Math.round(duration)} ms`
    assert.ok(isOneOf(readTree(archive.site), expected, 'site'), `half a site: ${where}`)
    assert.ok(isOneOf(await readPostFiles(archive), expected, 'posts'), `half an import: ${where}`)
    if (kill % 6 !== 0) continue
    const start = performance.now()
    const { code: codeAfter, err } = await regenerate(archive)
    duration = performance.now() - start
    assert.equal(codeAfter, 0, `${where}: ${err}`)
    assert.deepEqual(readTree(archive.site), expected[state]?.site, where)
    assert.deepEqual(await readPostFiles(archive), expected[state]?.posts, where)
    assert.equal(existsSync(path.join(archive.content, '.tidings')), false)
    assert.deepEqual(
      readdirSync(archive.folder).filter(name => name.endsWith('.lock')),
      [],
    )
  }
  assert.ok(midway > kills / 2, `only ${midway} runs were killed before they ended`)
})

function isOneOf<Key extends string>(
  found: unknown,
  states: readonly Readonly<Record<Key, unknown>>[],
  key: Key,
): boolean {
  return states.some(state => isDeepStrictEqual(found, state[key]))
}

test('a run beside another is refused in one sentence, and the other ends well', async context => {
  const folder = temporaryFolder(context)
  const expected = await expectedStates(path.join(folder, 'expected'))
  const archive = await createArchive(path.join(folder, 'archive'))
  writeDump(archive, 0)
  // Standard input is read once the lock is held: the first run waits there for as long as the test wants.
  const first = startCommand(archive, 'regenerate', '-', '--as', '2024-06')
  while (!existsSync(path.join(folder, 'archive/._site.lock'))) await wait(10)
  const pid = first.child.pid
  for (const [command, used] of [
    [['regenerate', '2024-06.md'], 'content'],
    [['import', '2024-06.md'], 'content'],
    [['build'], 'content'],
    [['build', '--content', 'other'], '_site'],
  ] as const) {
    assert.deepEqual(await startCommand(archive, ...command).ended, {
      code: 1,
      out: '',
      err: `error: Cannot use \`${used}\`: process ${pid} is working on it. Try again when it has ended.\n`,
    })
  }
  assert.equal((await startCommand(archive, 'check', '2024-06.md').ended).code, 0)
  first.child.stdin.end(dumps[0])
  assert.equal((await first.ended).code, 0)
  assert.deepEqual(readTree(archive.site), expected[0]?.site)
  assert.deepEqual(await readPostFiles(archive), expected[0]?.posts)
})

test('of runs that start at once each ends well or is refused, and the site is whole', async context => {
  const folder = temporaryFolder(context)
  const expected = await expectedStates(path.join(folder, 'expected'))
  const archive = await createArchive(path.join(folder, 'archive'))
  writeDump(archive, 0)
  const ends = await Promise.all([1, 2, 3].map(() => regenerate(archive)))
  assert.ok(ends.some(({ code }) => code === 0))
  for (const { err } of ends.filter(({ code }) => code !== 0)) {
    assert.match(err, /^error: Cannot use `(content|_site)`: process \d+ is working on it\..*\n$/)
  }
  assert.deepEqual(readTree(archive.site), expected[0]?.site)
  assert.deepEqual(await readPostFiles(archive), expected[0]?.posts)
})
