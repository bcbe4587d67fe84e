import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { runHere, temporaryFolder } from './run-cli.ts'
import { startCommand } from './small-archive.ts'

const entry = (header: string, day: string) => `${header}\n\n2024-06-0${day}\n\nAnn\n@ann\nPost ${day}.\n`
const wrong = [entry('### 01', '1'), entry('## 02', '2'), entry('### 03', '32')].join('\n')
const mended = wrong.replace('## 02', '### 02')

test('check --fix shows the diff, mends the dump, and reports what is left', async context => {
  const folder = temporaryFolder(context)
  const file = path.join(folder, '2024-06.md')
  const check = (...args: string[]) =>
    runHere(['check', file, '--fix', '--content', path.join(folder, 'content'), ...args])
  writeFileSync(file, wrong)
  chmodSync(file, 0o640)
  const diff = `--- ${file}\n+++ ${file}\n@@ -8,3 +8,3 @@\n \n-## 02\n+### 02\n \n`
  const dry = await check('--dry-run', '--json')
  assert.equal(dry.code, 1)
  assert.deepEqual(JSON.parse(dry.out).fixed, [{ file, written: false, diff }])
  assert.equal(readFileSync(file, 'utf8'), wrong)

  const { code, out, err } = await check()
  assert.deepEqual({ code, err }, { code: 1, err: '' })
  assert.ok(out.startsWith(`${diff}${file}: mended, as above\n${file}:19:1  error    date-invalid `), out)
  assert.equal(readFileSync(file, 'utf8'), mended)
  assert.equal(statSync(file).mode & 0o777, 0o640)
  assert.deepEqual(readdirSync(folder), ['2024-06.md'])

  assert.deepEqual(JSON.parse((await check('--json')).out).fixed, [])
  writeFileSync(file, mended.replace('2024-06-032', '2024-06-03').replaceAll('\n', '\r'))
  const { code: done, out: said } = await check()
  assert.deepEqual(
    { done, said },
    { done: 0, said: `${file}: mended, all lines end in LF\n3 posts, 0 stubs\n` },
  )
})

test('check refuses --fix of standard input, and --dry-run alone', async () => {
  for (const args of [
    ['-', '--fix'],
    ['a.md', '--dry-run'],
  ]) {
    const { code, err } = await runHere(['check', ...args])
    assert.equal(code, 2)
    assert.match(err, /^error: Unexpected --(fix|dry-run) /)
  }
  assert.match((await runHere(['check', '--help'])).out, /--fix +mend what is mechanical/)
})

test('killed at any moment, check --fix leaves the old dump or the new one', async context => {
  const folder = temporaryFolder(context)
  const content = path.join(folder, 'content')
  mkdirSync(content)
  const file = path.join(folder, '2024-06.md')
  const old = Array.from({ length: 300 }, (_, at) => entry(`## ${at + 1}`, `${1 + (at % 9)}`)).join('\n')
  const start = () => startCommand({ folder, content, site: '' }, 'check', '2024-06.md', '--fix', '--quiet')
  // The first start bundles the sources.
  await startCommand({ folder, content, site: '' }, '--help').ended
  writeFileSync(file, old)
  const began = performance.now()
  await start().ended
  const duration = performance.now() - began
  const after = readFileSync(file, 'utf8')
  assert.ok(after.startsWith('### 01\n') && !after.includes('\n## '))
  for (let kill = 0; kill < 12; kill++) {
    writeFileSync(file, old)
    const { child, ended } = start()
    await Promise.race([wait(duration * (0.3 + Math.random() * 0.7)), ended])
    child.kill('SIGKILL')
    await ended
    assert.ok([old, after].includes(readFileSync(file, 'utf8')), `half a dump after kill ${kill}`)
  }
  writeFileSync(file, old)
  await start().ended
  assert.equal(readFileSync(file, 'utf8'), after)
  assert.deepEqual(readdirSync(folder).sort(), ['2024-06.md', 'content'])
})
