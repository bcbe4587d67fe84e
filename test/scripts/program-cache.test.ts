import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { copyWithDump, runProgram } from '../cli/copied-program.ts'
import { temporaryFolder } from '../cli/run-cli.ts'
import { readTree } from '../publish/trees.ts'

/** The folder of a program's only bundle. */
function bundleOf(program: string): string {
  const cache = path.join(program, '.cache/program')
  const [name = '', ...others] = readdirSync(cache)
  assert.deepEqual(others, [])
  return path.join(cache, name)
}

test('a bundle that is intact stays, one that is damaged is made anew', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const check = () => runProgram(program, ['check', '2024-06.md'], { cwd })
  assert.equal(await check(), '6 posts, 0 stubs\n')
  const bundle = bundleOf(program)
  const inode = () => statSync(bundle).ino
  const intact = inode()
  assert.equal(await check(), '6 posts, 0 stubs\n')
  assert.equal(inode(), intact)
  const files = () => [...readTree(bundle)].filter(([file]) => !file.startsWith('compiled/'))
  const whole = files()
  const named = (end: string) => path.join(bundle, whole.find(([file]) => file.endsWith(end))?.[0] ?? '')
  for (const damage of [
    () => truncateSync(named('.11ty.js')),
    () => rmSync(named('.11ty.js')),
    () => appendFileSync(named('.css'), ' '),
    () => truncateSync(named('.json')),
  ]) {
    damage()
    assert.equal(await check(), '6 posts, 0 stubs\n')
    assert.deepEqual(files(), whole)
    assert.equal(bundleOf(program), bundle)
  }
})

test('a new bundle takes the place of those of former days, and leaves younger ones to processes that run them', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const bundles = () => readdirSync(path.join(program, '.cache/program'))
  const change = async () => {
    appendFileSync(path.join(program, 'src/model.ts'), '\n')
    await runProgram(program, ['check', '2024-06.md'], { cwd })
  }
  await change()
  const [first = ''] = bundles()
  await change()
  assert.equal(bundles().length, 2)
  const dayBeforeYesterday = Date.now() / 1000 - 2 * 24 * 60 * 60
  utimesSync(path.join(program, '.cache/program', first), dayBeforeYesterday, dayBeforeYesterday)
  await change()
  assert.equal(bundles().length, 2)
  assert.equal(bundles().includes(first), false)
})

test('a program that was moved with its bundle runs from where it is', async context => {
  const folder = temporaryFolder(context)
  const { program, cwd } = copyWithDump(folder)
  await runProgram(program, ['check', '2024-06.md'], { cwd })
  const moved = path.join(folder, 'moved')
  renameSync(program, moved)
  const { ino } = statSync(bundleOf(moved))
  await runProgram(moved, ['regenerate', '2024-06.md', '--quiet'], { cwd })
  assert.ok(existsSync(path.join(cwd, '_site/index.html')))
  assert.equal(statSync(bundleOf(moved)).ino, ino)
  assert.equal(existsSync(program), false, 'nothing is kept where it was')
})

test('a program that may not be written runs from its sources, and makes the same site', async context => {
  const folder = temporaryFolder(context)
  const { program, cwd } = copyWithDump(folder)
  // Its owner may write it all the same: it is run by nobody, or made to be written by none.
  const isRoot = process.getuid?.() === 0
  if (isRoot) for (const place of [folder, cwd]) chmodSync(place, 0o777)
  else chmodSync(program, 0o555)
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(program, 'bin/tidings.mjs'), 'regenerate', '2024-06.md', '--quiet'],
    { cwd, encoding: 'utf8', ...(isRoot ? { uid: 65534, gid: 65534 } : {}) },
  )
  chmodSync(program, 0o755)
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  assert.equal(existsSync(path.join(program, '.cache')), false)
  await runProgram(program, ['build', '--output', 'other'], { cwd })
  const [site, other] = ['_site', 'other'].map(name => Object.fromEntries(readTree(path.join(cwd, name))))
  assert.deepEqual(site, other)
})

test('a mistake in a source or a style is told with its place, seen from the working folder', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const build = () => {
    const command = [path.join(program, 'bin/tidings.mjs'), 'build']
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  for (const [file, mistake, place] of [
    ['templates/year.11ty.tsx', 'export const = 1', '1:14'],
    ['src/archive/urls.ts', '\nexport let { = 1', '2:14'],
    ['templates/assets/main.css', '@import "./none.css";', '1:9'],
  ] as const) {
    const source = path.join(program, file)
    const text = readFileSync(source, 'utf8')
    writeFileSync(source, `${mistake}\n${text}`)
    const { status, stdout, stderr } = build()
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' })
    assert.equal(stderr.split(': ').slice(0, 2).join(': '), `error: ../program/${file}:${place}`)
    assert.doesNotMatch(stderr, /^ +at /m)
    writeFileSync(source, text)
  }
  assert.equal(
    existsSync(path.join(program, '.cache/program')) &&
      readdirSync(path.join(program, '.cache/program')).length,
    0,
  )
})

test('a build of many posts writes all their pages', async context => {
  const { program, cwd } = copyWithDump(temporaryFolder(context))
  const numbers = Array.from({ length: 3001 }, (_, index) => index + 1)
  const entries = numbers.map(number => `### ${number}\n\n2024-06-01\n\nAnn\n@ann\nPost ${number} of many\n`)
  writeFileSync(path.join(cwd, '2024-06.md'), entries.join('\n'))
  await runProgram(program, ['regenerate', '2024-06.md', '--quiet'], { cwd })
  for (const number of numbers) {
    const page = readFileSync(path.join(cwd, `_site/2024/06/01/${number}/index.html`), 'utf8')
    assert.match(page, new RegExp(`<p>Post ${number} of many</p>`))
  }
})
