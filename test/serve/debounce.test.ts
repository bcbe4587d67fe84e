import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { debounce } from '../../src/serve/debounce.ts'

/** A job whose runs last until they are ended. */
function slowJob() {
  const ends: (() => void)[] = []
  const waiting: (() => void)[] = []
  return {
    run: () =>
      new Promise<void>(end => {
        ends.push(end)
        waiting.shift()?.()
      }),
    ends,
    begun: () => new Promise<void>(resolve => waiting.push(resolve)),
  }
}

test('runs once for many requests, one run at a time, and once more for those during a run', async () => {
  const job = slowJob()
  const { request, stop } = debounce(job.run, 10)
  let begun = job.begun()
  for (let i = 0; i < 5; i++) request()
  await begun
  for (let i = 0; i < 5; i++) request()
  await wait(50)
  assert.equal(job.ends.length, 1)
  begun = job.begun()
  job.ends[0]?.()
  await begun
  job.ends[1]?.()
  await wait(50)
  assert.equal(job.ends.length, 2)
  await stop()
})

test('stops when the run has ended, whatever was requested since', async () => {
  const job = slowJob()
  const { request, stop } = debounce(job.run, 10)
  const begun = job.begun()
  request()
  await begun
  request()
  const ended = stop()
  job.ends[0]?.()
  await ended
  await wait(50)
  assert.equal(job.ends.length, 1)
})
