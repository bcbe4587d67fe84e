import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { LockedError } from '../../src/errors.ts'
import { type LockFiles, lockFolder } from '../../src/lock/lock-folder.ts'
import { currentOwner } from '../../src/lock/owner.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

const contender = path.join(import.meta.dirname, 'lock-contender.ts')
const contend = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', contender, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
const unexpected = (text: string) => assert.fail(text)

function lockIn(folder: string, guarded = 'it'): LockFiles {
  const claims = path.join(folder, 'lock')
  return { folder: claims, top: claims, guarded }
}

/** Sign a claim in the name of another process. */
function signFor(folder: string, owner: Partial<ReturnType<typeof currentOwner>>, seconds = 0): string {
  const { pid, start, machine, host } = { ...currentOwner(), ...owner }
  const file = path.join(folder, ['claim', '000000000000', pid, start, machine, host].join('.'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, '')
  writeFileSync(`${file}.held`, '')
  const time = Date.now() / 1000 - seconds
  utimesSync(file, time, time)
  return file
}

test('a lock that is released leaves nothing, and can be taken again', async context => {
  const folder = temporaryFolder(context)
  const place = {
    folder: path.join(folder, 'made/for/it'),
    top: path.join(folder, 'made/for'),
    guarded: 'it',
  }
  for (const _ of [1, 2]) {
    const release = await lockFolder(place, unexpected)
    assert.deepEqual(readdirSync(folder), ['made'])
    release()
    assert.deepEqual(readdirSync(folder), [])
  }
})

test('what a killed process made for its lock goes with the lock, if it holds nothing else', async context => {
  const folder = temporaryFolder(context)
  const top = path.join(folder, 'content/.tidings')
  const place = { folder: path.join(top, 'lock'), top, guarded: 'it' }
  mkdirSync(place.folder, { recursive: true })
  const release = await lockFolder(place, unexpected)
  release()
  assert.deepEqual(readdirSync(path.join(folder, 'content')), [])
  mkdirSync(path.join(top, 'import'), { recursive: true })
  const releaseToo = await lockFolder(place, unexpected)
  releaseToo()
  assert.deepEqual(readdirSync(top), ['import'])
})

test('a lock is refused while a process holds it, and taken over with a word when that was killed', async context => {
  const folder = temporaryFolder(context)
  const place = lockIn(folder, 'my site')
  const holder = contend(folder)
  await once(holder.stdout, 'data')
  await assert.rejects(
    lockFolder(place, unexpected),
    new LockedError(
      `Cannot use \`my site\`: process ${holder.pid} is working on it. Try again when it has ended.`,
    ),
  )
  holder.kill('SIGKILL')
  await once(holder, 'close')
  const words: string[] = []
  const release = await lockFolder(place, text => words.push(text))
  assert.deepEqual(words, [
    `took over the lock of \`my site\` from process ${holder.pid}, which ended without releasing it`,
  ])
  await assert.rejects(lockFolder(place, unexpected), LockedError)
  release()
  assert.deepEqual(readdirSync(folder), [])
})

test('a later process of the same number is not taken for the owner', {
  skip: currentOwner().start === '0',
}, async context => {
  const place = lockIn(temporaryFolder(context))
  signFor(place.folder, { start: '1' })
  const words: string[] = []
  const release = await lockFolder(place, text => words.push(text))
  assert.equal(words.length, 1)
  release()
})

test('a process of another host is believed while it gives signs of life', async context => {
  const place = lockIn(temporaryFolder(context))
  const file = signFor(place.folder, { pid: 2, machine: 'elsewhere', host: 'beta' }, 30)
  await assert.rejects(
    lockFolder(place, unexpected),
    new LockedError(
      `Cannot use \`it\`: process 2 of beta is working on it. Try again in two minutes, or remove \`${file}\`.`,
    ),
  )
  signFor(place.folder, { pid: 2, machine: 'elsewhere', host: 'beta' }, 150)
  const words: string[] = []
  const release = await lockFolder(place, text => words.push(text))
  assert.equal(words.length, 1)
  release()
})

test('of processes that contend and are killed holding it, no two ever hold it at once', async context => {
  const folder = temporaryFolder(context)
  const rounds = 40
  for (let wave = 0; wave < 2; wave++) {
    const contenders = Array.from({ length: 5 }, () => contend(folder, String(rounds)))
    const codes = await Promise.all(contenders.map(async child => (await once(child, 'close'))[0]))
    // Killed holding the lock in the last round (null), or refused there (0); never two inside (1).
    assert.deepEqual(
      codes.filter(code => code !== null && code !== 0),
      [],
    )
  }
  const log = readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n')
  assert.ok(new Set(log).size > 5, 'processes of both waves got the lock')
})
