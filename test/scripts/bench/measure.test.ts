import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { type Command, measure } from '../../../scripts/bench/measure.ts'

const script = (code: string): Command => ({
  program: process.execPath,
  args: ['-e', code],
  cwd: import.meta.dirname,
})

const hasProc = existsSync('/proc/self/status')

test('measures from the first start to the last end, and keeps what the last command says', async () => {
  const nap = script('setTimeout(() => {}, 150)')
  const { seconds, output } = await measure([nap, nap, script('console.log("done")')])
  assert.equal(output, 'done\n')
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

test('rejects with what a failing command said', async () => {
  await assert.rejects(
    measure([script('console.error("no flour"); process.exit(3)')]),
    /ended with 3: no flour/,
  )
})
