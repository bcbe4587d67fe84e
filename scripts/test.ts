import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'

/*
 * Run the tests: all of test/, or those whose path holds one of the words given (`npm test -- feed`).
 * node:test of Node 20 takes no globs, and tsx must be loaded into every test process.
 */

const root = path.join(import.meta.dirname, '..')
const words = process.argv.slice(2)
const entries = await readdir(path.join(root, 'test'), { recursive: true })
const files = entries
  .filter(
    file => /\.test\.tsx?$/.test(file) && (words.length === 0 || words.some(word => file.includes(word))),
  )
  .map(file => path.join('test', file))
  .sort()

if (files.length === 0) {
  console.error(`error: Unexpected words \`${words.join(' ')}\`, expected a part of the path of a test.`)
  process.exitCode = 2
} else {
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-concurrency=2', ...files]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1
  })
}
