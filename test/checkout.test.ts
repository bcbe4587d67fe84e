import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from './cli/run-cli.ts'
import { readTree } from './publish/trees.ts'

const root = path.join(import.meta.dirname, '..')

test('a checkout has the same bytes wherever git would end lines by CRLF', {
  skip: !existsSync(path.join(root, '.git')) && 'these sources were not checked out by git',
}, context => {
  const folder = temporaryFolder(context)
  const [plain, converted] = ['false', 'true'].map(autocrlf => {
    const target = path.join(folder, autocrlf)
    // By itself, git refuses a repository of another user.
    const settings = ['safe.directory=*', `core.autocrlf=${autocrlf}`].flatMap(setting => ['-c', setting])
    execFileSync('git', [...settings, 'checkout-index', '--all', `--prefix=${target}/`], { cwd: root })
    return Object.fromEntries(readTree(target))
  })
  assert.ok(plain?.['README.md'])
  assert.deepEqual(converted, plain)
})
