import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, median, type Subject, typicalSeconds } from '../../../scripts/bench/compare.ts'
import { CommandFailure } from '../../../scripts/bench/measure.ts'

const subject = (name: string, code: string, log: string[], mayFail = false): Subject => ({
  name,
  reset: async () => {
    log.push(name)
  },
  commands: [{ program: process.execPath, args: ['-e', code], cwd: import.meta.dirname }],
  mayFail,
})

test('runs subjects in turn, each as often as wanted', async () => {
  const log: string[] = []
  const results = await compare([subject('ours', '0', log), subject('peer', '0', log)], 2)
  assert.deepEqual(log, ['ours', 'peer', 'ours', 'peer'])
  assert.deepEqual(
    results.map(({ name, seconds }) => [name, seconds.length]),
    [
      ['ours', 2],
      ['peer', 2],
    ],
  )
})

test('goes on without a peer that failed, and tells what it said', async () => {
  const log: string[] = []
  const broken = subject('peer', 'console.error("no flour"); process.exit(3)', log, true)
  const [ours, peer] = await compare([subject('ours', '0', log), broken], 2)
  assert.deepEqual(log, ['ours', 'peer', 'ours'])
  assert.equal(ours?.seconds.length, 2)
  assert.deepEqual(peer?.seconds, [])
  assert.match(peer?.failure?.message ?? '', /ended with 3: no flour/)
  assert.equal(typicalSeconds(peer), Number.NaN)
})

test('rejects where ours fails', async () => {
  await assert.rejects(compare([subject('ours', 'process.exit(1)', [])], 1), CommandFailure)
})

test('takes the middle value, or the mean of the middle two', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 2, 3]), 2.5)
})
