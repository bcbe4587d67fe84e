import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { run } from '../../src/cli/run.ts'

const root = path.join(import.meta.dirname, '../..')

export interface CliResult {
  readonly code: number | null
  readonly out: string
  /** Without the stages: which of them are told depends on how fast the machine is. */
  readonly err: string
}

/** A line that tells of a stage where output is piped. */
const stageLine = /^[a-z ]+(?: \([\d,]+\))? …\n/gm

/** Run a command line inside this process, with streams of its own. */
export async function runHere(args: readonly string[], input: string | Uint8Array = ''): Promise<CliResult> {
  const out: string[] = []
  const err: string[] = []
  const code = await run(args, {
    out: text => void out.push(text),
    err: text => void err.push(text),
    isTerminal: false,
    columns: 80,
    readStdin: async () => Buffer.from(input),
    today: () => '2024-07-01',
  })
  return { code, out: out.join(''), err: err.join('').replace(stageLine, '') }
}

/** Run the command line in a process of its own, from the project's folder; `uid` gives up root's rights. */
export function runCli(
  args: readonly string[],
  input: string | Uint8Array = '',
  uid?: number,
): Promise<CliResult> {
  const options = uid === undefined ? { cwd: root } : { cwd: root, uid, gid: uid }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], options)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => err.push(chunk))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => {
      const problems = Buffer.concat(err).toString().replace(stageLine, '')
      resolve({ code, out: Buffer.concat(out).toString(), err: problems })
    })
  })
}

/** A folder of its own for a test, gone when the test ends. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidings-'))
  // Retried: a process of the test may still be writing.
  context.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }))
  return folder
}
