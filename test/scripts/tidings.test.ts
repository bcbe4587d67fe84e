import assert from 'node:assert/strict'
import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { copyProgram, runProgram } from '../cli/copied-program.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { dumps } from '../cli/small-archive.ts'

test('a bundle of the program that is damaged is made anew', async context => {
  const folder = temporaryFolder(context)
  const program = path.join(folder, 'program')
  copyProgram(program)
  writeFileSync(path.join(folder, '2024-06.md'), dumps[0] ?? '')
  const check = () => runProgram(program, ['check', '2024-06.md'], { cwd: folder })
  assert.equal(await check(), '6 posts, 0 stubs\n')
  const bundles = path.join(program, '.cache/program')
  const [state = ''] = readdirSync(bundles)
  const main = path.join(bundles, state, 'main.mjs')
  const whole = statSync(main)
  await check()
  assert.equal(statSync(main).ino, whole.ino, 'a whole bundle stays')
  for (const damage of [
    () => truncateSync(main),
    () => rmSync(main),
    () => writeFileSync(path.join(bundles, state, 'seal'), ''),
  ]) {
    damage()
    assert.equal(await check(), '6 posts, 0 stubs\n')
    assert.equal(statSync(main).size, whole.size)
    assert.deepEqual(readdirSync(bundles), [state])
  }
})
