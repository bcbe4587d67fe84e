import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { copyWithDump, runProgram } from '../cli/copied-program.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree } from '../publish/trees.ts'

test('a bundle of the program that is damaged is made anew', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const check = () => runProgram(program, ['check', '2024-06.md'], { cwd })
  assert.equal(await check(), '6 posts, 0 stubs\n')
  const bundles = path.join(program, '.cache/program')
  const [state = ''] = readdirSync(bundles)
  const main = path.join(bundles, state, 'main.cjs')
  const whole = statSync(main)
  await check()
  assert.equal(statSync(main).ino, whole.ino, 'a whole bundle stays')
  for (const damage of [
    () => truncateSync(main),
    () => rmSync(main),
    () => truncateSync(path.join(bundles, state, 'assets/main.css')),
    () => writeFileSync(path.join(bundles, state, 'seal'), ''),
  ]) {
    damage()
    assert.equal(await check(), '6 posts, 0 stubs\n')
    assert.equal(statSync(main).size, whole.size)
    assert.deepEqual(readdirSync(bundles), [state])
  }
})

test('a program that was moved with its bundle runs from where it is', async context => {
  const folder = temporaryFolder(context)
  const { program, cwd } = copyWithDump(folder)
  await runProgram(program, ['check', '2024-06.md'], { cwd })
  const moved = path.join(folder, 'moved')
  renameSync(program, moved)
  await runProgram(moved, ['regenerate', '2024-06.md', '--quiet'], { cwd })
  assert.ok(existsSync(path.join(cwd, '_site/index.html')))
  assert.equal(existsSync(program), false, 'nothing is kept where it was')
})

test('code that was compiled is kept and used, and where it is damaged, it is compiled anew', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const check = () => runProgram(program, ['check', '2024-06.md'], { cwd })
  await check()
  const bundles = path.join(program, '.cache/program')
  const compiled = path.join(bundles, readdirSync(bundles)[0] ?? '', 'compiled')
  const inode = () => statSync(compiled).ino
  let kept = inode()
  await check()
  assert.equal(inode(), kept, 'used code stays')
  for (const damage of [
    () => truncateSync(compiled),
    () => truncateSync(compiled, statSync(compiled).size >> 1),
    () =>
      writeFileSync(
        compiled,
        readFileSync(compiled).map((byte, at) => (at === 10_000 ? byte ^ 1 : byte)),
      ),
  ]) {
    damage()
    assert.equal(await check(), '6 posts, 0 stubs\n')
    assert.notEqual(inode(), kept, 'damaged code is made anew')
    kept = inode()
  }
  await runProgram(program, ['regenerate', '2024-06.md', '--quiet'], { cwd })
  assert.notEqual(inode(), kept, 'code of another command is added')
})

test('a program that may not be written runs from its sources, and makes the same site', async context => {
  const folder = temporaryFolder(context)
  const { program, cwd } = copyWithDump(folder)
  // Who owns it may write it: it is run by nobody, or made to be written by none.
  const isRoot = process.getuid?.() === 0
  if (isRoot) for (const place of [folder, cwd]) chmodSync(place, 0o777)
  else chmodSync(program, 0o555)
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(program, 'scripts/tidings.mjs'), 'regenerate', '2024-06.md', '--quiet'],
    { cwd, encoding: 'utf8', ...(isRoot ? { uid: 65534, gid: 65534 } : {}) },
  )
  chmodSync(program, 0o755)
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  assert.equal(existsSync(path.join(program, '.cache')), false)
  await runProgram(program, ['build', '--output', 'other'], { cwd })
  const [site, other] = ['_site', 'other'].map(name => Object.fromEntries(readTree(path.join(cwd, name))))
  assert.deepEqual(site, other)
})

test('a build of many posts writes all their pages, and keeps code that the next run uses', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const numbers = Array.from({ length: 3001 }, (_, index) => index + 1)
  const entries = numbers.map(number => `### ${number}\n\n2024-06-01\n\nAnn\n@ann\nPost ${number} of many\n`)
  writeFileSync(path.join(cwd, '2024-06.md'), entries.join('\n'))
  await runProgram(program, ['regenerate', '2024-06.md', '--quiet'], { cwd })
  for (const number of numbers) {
    const page = readFileSync(path.join(cwd, `_site/2024/06/01/${number}/index.html`), 'utf8')
    assert.match(page, new RegExp(`<p>Post ${number} of many</p>`))
  }
  const bundles = path.join(program, '.cache/program')
  const kept = () => statSync(path.join(bundles, readdirSync(bundles)[0] ?? '', 'compiled')).ino
  const before = kept()
  await runProgram(program, ['check', '2024-06.md'], { cwd })
  assert.equal(kept(), before)
})
