import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { removeOrphanedCaches } from '../../src/build/remove-orphaned-caches.ts'
import { temporaryFolder } from '../cli/run-cli.ts'

test('a cache is removed when its site is gone, and stays otherwise', context => {
  const folder = temporaryFolder(context)
  const [one, two, foreign] = ['one', 'two', 'foreign'].map(name => path.join(folder, 'builds', name))
  const sites = ['site-1', 'site-2'].map(name => path.join(folder, name))
  for (const made of [...sites, foreign ?? '']) mkdirSync(made, { recursive: true })
  removeOrphanedCaches(one ?? '', sites[0] ?? '')
  removeOrphanedCaches(two ?? '', sites[1] ?? '')
  const isThere = () => [one, two, foreign].map(cache => existsSync(cache ?? ''))
  assert.deepEqual(isThere(), [true, true, true])
  rmSync(sites[0] ?? '', { recursive: true })
  removeOrphanedCaches(two ?? '', sites[1] ?? '')
  assert.deepEqual(isThere(), [false, true, true])
})
