import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { findChromium } from './chromium.ts'

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
  const env = files.some(file => file.includes('browser')) ? await withChromium() : process.env
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env })
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1
  })
}

/** Set a Chromium up once: test processes that each tried would stand in one another's way. */
async function withChromium(): Promise<NodeJS.ProcessEnv> {
  try {
    return { ...process.env, CHROMIUM_PATH: await findChromium() }
  } catch {
    // The tests that need one say what is missing; the others run.
    return process.env
  }
}
