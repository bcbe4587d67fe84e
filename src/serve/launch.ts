import { spawn } from 'node:child_process'
import path from 'node:path'
import { programFolder } from '../program.ts'

const launcher = path.join(programFolder, 'bin/tidings.mjs')
/** The child leads a process group: ending the group ends all that the command started. Ctrl-C reaches only us. */
const hasGroups = process.platform !== 'win32'

/** What an ended process printed. */
export interface Finished {
  readonly out: string
  readonly err: string
}

/**
 * Run a command of this program in a child process, so that changed sources and templates are loaded. Aborting `stop`
 * ends the child and all that it started.
 */
export async function launch(args: readonly string[], stop: AbortSignal): Promise<Finished> {
  if (stop.aborted) return { out: '', err: '' }
  const child = spawn(process.execPath, [launcher, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasGroups,
  })
  const end = () => {
    try {
      if (hasGroups && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      else child.kill()
    } catch {
      // The child has ended already.
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
      child.on('close', () =>
        resolve({ out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
      )
    })
  } finally {
    stop.removeEventListener('abort', end)
  }
}
