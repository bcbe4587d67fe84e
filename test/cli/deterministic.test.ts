import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readTree } from '../publish/trees.ts'
import { copyProgram, runProgram } from './copied-program.ts'
import { temporaryFolder } from './run-cli.ts'

const root = path.join(import.meta.dirname, '../..')
const dump = readFileSync(path.join(root, 'content/feeds/sample.md'))
const config = "export default { url: 'https://news.example.org' }\n"

test('the same dump gives the same bytes on another machine', async context => {
  const folder = temporaryFolder(context)
  const [here, there] = [path.join(folder, 'here'), path.join(folder, 'some where/内容/else')]
  for (const cwd of [here, there]) {
    mkdirSync(cwd, { recursive: true })
    writeFileSync(path.join(cwd, 'sample.md'), dump)
    writeFileSync(path.join(cwd, 'tidings.config.ts'), config)
  }
  await runProgram(root, ['regenerate', 'sample.md'], {
    cwd: here,
    env: { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' },
  })
  const copy = path.join(folder, 'a/b c/程序')
  copyProgram(copy)
  const elsewhere = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'zh_CN.UTF-8', HOME: folder }
  const output = path.join(folder, '网站')
  await runProgram(copy, ['regenerate', 'sample.md', '--output', output], {
    cwd: there,
    env: elsewhere,
    umask: 0o077,
  })
  for (const [one, other] of [
    [path.join(here, '_site'), output],
    [path.join(here, 'content'), path.join(there, 'content')],
  ] as const) {
    const [a, b] = [readTree(one), readTree(other)]
    const files = [...new Set([...a.keys(), ...b.keys()])]
    assert.deepEqual(
      files.filter(file => a.get(file) !== b.get(file)),
      [],
    )
  }
})
