import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { formatProfile, makeProfile } from '../../src/cli/profile.ts'
import { runCli, temporaryFolder } from './run-cli.ts'

const time = { isRunning: false, done: 1, of: 1 }

test('a profile has the start, every stage and the whole', () => {
  const stages = [
    { stage: 'read posts', start: 310, duration: 90, ...time },
    { stage: 'write pages', start: 400, duration: 1500.4, ...time, done: 12, of: 12 },
  ]
  const profile = makeProfile(300, stages, 2000)
  assert.deepEqual(profile, {
    seconds: 2,
    stages: [
      { stage: 'start', start: 0, seconds: 0.3 },
      { stage: 'read posts', start: 0.31, seconds: 0.09 },
      { stage: 'write pages', start: 0.4, seconds: 1.5, count: 12 },
    ],
  })
  assert.equal(
    formatProfile(profile),
    [
      'start           0.30 s   15 %',
      'read posts      0.09 s    5 %',
      'write pages     1.50 s   75 %  12',
      'all             2.00 s  100 %',
      '',
    ].join('\n'),
  )
})

test('--profile writes where the time of a real run went', async context => {
  const folder = temporaryFolder(context)
  const dump = path.join(folder, '2024-06.md')
  const file = path.join(folder, 'profile.json')
  writeFileSync(dump, '### 01\n\n2024-06-01\n\nAnn\n@ann\nFirst post about apples.\n')
  const places = ['--content', folder, '--output', path.join(folder, 'site')]
  const { code, err } = await runCli(['regenerate', dump, ...places, '--profile', file])
  assert.equal(code, 0, err)
  const profile = JSON.parse(readFileSync(file, 'utf8'))
  const stages = profile.stages.map(({ stage }: { stage: string }) => stage)
  assert.deepEqual(stages.toSorted(), [
    ...['assets', 'images', 'load builder', 'outputs', 'plan import', 'plan pages', 'prepare', 'publish'],
    ...['read dump', 'read posts', 'render', 'search', 'start', 'write pages', 'write posts'],
  ])
  for (const { start, seconds } of profile.stages) assert.ok(start + seconds <= profile.seconds + 0.01)
  assert.ok(err.endsWith(formatProfile(profile)), err)
})

test('--profile before a dump does not write over it', async context => {
  const folder = temporaryFolder(context)
  const dump = path.join(folder, '2024-06.md')
  writeFileSync(dump, '### 01\n')
  const { code, err } = await runCli(['regenerate', '--profile', dump, '--content', folder])
  assert.equal(code, 2)
  assert.match(err, /Expected a file named `\*\.json`/)
  assert.equal(readFileSync(dump, 'utf8'), '### 01\n')
  assert.equal(existsSync(path.join(folder, 'posts')), false)
})
