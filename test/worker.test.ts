import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { ShardRequest } from '../src/search/index/shard-worker.ts'
import { openWorker } from '../src/worker.ts'
import { temporaryFolder } from './cli/run-cli.ts'

const record = {
  ...{ url: '/2024/06/01/1/', title: 'Apples', text: 'Apples and pears', author: 'Ann', handle: 'ann' },
  ...{ date: '2024-06-01', lang: 'en', tags: [], has: [] },
} as const

test('a worker answers, throws what its module throws, goes on, and ends when it is terminated', async context => {
  const folder = temporaryFolder(context)
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  const worker = openWorker<ShardRequest, void>('shard-worker')
  await worker.ask({ folder: path.join(folder, 'one'), records: [record] })
  await assert.rejects(worker.ask({ folder: path.join(file, 'two'), records: [record] }), { code: 'ENOTDIR' })
  await worker.ask({ folder: path.join(folder, 'three'), records: [record] })
  assert.deepEqual(
    ['one', 'three'].map(name => existsSync(path.join(folder, name, 'shard.json'))),
    [true, true],
  )
  const asked = worker.ask({ folder: path.join(folder, 'four'), records: [record] })
  await Promise.all([
    assert.rejects(asked, { message: 'expected shard-worker to go on' }),
    worker.terminate(),
  ])
})
