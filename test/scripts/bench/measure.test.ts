import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { type Command, CommandFailure, measure } from '../../../scripts/bench/measure.ts'

const script = (code: string): Command => ({
  program: process.execPath,
  args: ['-e', code],
  cwd: import.meta.dirname,
})

const hasProc = existsSync('/proc/self/status')

test('measures from the first start to the last end, and keeps what the last command says', async () => {
  const nap = script('setTimeout(() => {}, 150)')
  const { seconds, steps, output } = await measure([nap, nap, script('console.log("done")')])
  assert.equal(output, 'done\n')
  assert.equal(steps.length, 3)
  assert.ok(
    Math.abs(steps.reduce((sum, step) => sum + step) - seconds) < 0.1,
    `found ${steps} in ${seconds} s`,
  )
  assert.ok(seconds >= 0.3, `expected at least two naps, found ${seconds} s`)
})

test('finds the largest process among children of children', {
  skip: hasProc ? false : 'this system has no /proc',
}, async () => {
  const large = 'const held = Buffer.alloc(300e6, 1); setTimeout(() => held, 400)'
  const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(large)}])`
  const { peak } = await measure([script(parent)])
  assert.ok(peak && peak.megabytes > 286 && peak.megabytes < 600, `found ${peak?.megabytes} MB`)
})

test('counts the work of a child as work of its parent', {
  skip: hasProc ? false : 'this system has no /proc',
}, async () => {
  const work = 'const end = process.cpuUsage().user + 5e5; while (process.cpuUsage().user < end);'
  const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(work)}])`
  const { cpu } = await measure([script(parent)])
  assert.ok(cpu !== undefined && cpu > 0.4, `found ${cpu} s`)
})

test('tells how a command was killed, and what it took until then', async () => {
  const killed = measure([script('setTimeout(() => process.kill(process.pid, "SIGKILL"), 200)')])
  const error = await killed.catch((error: unknown) => error)
  assert.ok(error instanceof CommandFailure)
  assert.match(error.message, /ended with SIGKILL/)
  assert.ok(error.measured.seconds >= 0.2, `found ${error.measured.seconds} s`)
})

test('rejects with what a failing command said', async () => {
  await assert.rejects(
    measure([script('console.error("no flour"); process.exit(3)')]),
    /ended with 3: no flour/,
  )
})
