import { spawn } from 'node:child_process'
import path from 'node:path'
import { programFolder } from '../../program.ts'

const launcher = path.join(programFolder, 'bin/tidings.mjs')
/** A group of its own: whatever a command starts ends with it, and Ctrl-C reaches it through us. */
const hasGroups = process.platform !== 'win32'

export interface Finished {
  /** Null for a process that was ended by a signal. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/**
 * Run a command of this program in a process of its own, which takes up changed sources and templates. When `stop` is
 * aborted it is ended, with all that it started.
 */
export async function launch(args: readonly string[], stop: AbortSignal): Promise<Finished> {
  if (stop.aborted) return { code: null, out: '', err: '' }
  const child = spawn(process.execPath, [launcher, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasGroups,
  })
  const end = () => {
    try {
      if (hasGroups && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      else child.kill()
    } catch {
      // It has ended by itself.
    }
  }
  stop.addEventListener('abort', end)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => err.push(chunk))
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', code =>
        resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
      )
    })
  } finally {
    stop.removeEventListener('abort', end)
  }
}
