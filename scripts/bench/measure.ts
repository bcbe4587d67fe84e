import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** A program to run, as a shell would: its folder is the working folder. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
}

/** The process that took the most memory, and how much at its peak. */
export interface Peak {
  readonly process: string
  readonly megabytes: number
}

export interface Measurement {
  readonly seconds: number
  /** Absent where the system has no /proc. */
  readonly peak?: Peak
  /** Standard output of the last command. */
  readonly output: string
}

/** Between two looks at the processes. Their high-water marks only rise, so only the last moment can be missed. */
const pollMilliseconds = 50

/**
 * Run commands one after another, and measure them from the first start to the last exit, their child processes
 * included. Rejects where a command fails, with what it said.
 */
export async function measure(commands: readonly Command[]): Promise<Measurement> {
  const start = performance.now()
  const peaks = new Map<string, Peak>()
  let output = ''
  for (const command of commands) output = await runCommand(command, peaks)
  const seconds = (performance.now() - start) / 1000
  const [peak] = [...peaks.values()].toSorted((one, other) => other.megabytes - one.megabytes)
  return { seconds, output, ...(peak && { peak }) }
}

async function runCommand({ program, args, cwd }: Command, peaks: Map<string, Peak>): Promise<string> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    errors += text
  })
  let isRunning = true
  const ended = new Promise<void>((done, fail) => {
    child.on('error', fail)
    child.on('close', code => {
      if (code === 0) done()
      else fail(new Error(`${program} ${args.join(' ')} ended with ${code}: ${errors || output}`))
    })
  }).finally(() => {
    isRunning = false
  })
  const watch = async () => {
    while (isRunning && child.pid !== undefined) {
      await notePeaks(child.pid, peaks)
      await wait(pollMilliseconds)
    }
  }
  await Promise.all([ended, watch()])
  return output
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function notePeaks(pid: number, peaks: Map<string, Peak>): Promise<void> {
  const status = await readIfThere(`/proc/${pid}/status`)
  const process = /^Name:\s*(.+)$/m.exec(status)?.[1]
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]
  if (process !== undefined && kilobytes !== undefined) {
    peaks.set(`${pid} ${process}`, { process, megabytes: Number(kilobytes) / 1024 })
  }
  for (const child of await listChildren(pid)) await notePeaks(child, peaks)
}

async function listChildren(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lists = await Promise.all(threads.map(thread => readIfThere(`/proc/${pid}/task/${thread}/children`)))
  return lists.flatMap(list => list.split(' ').filter(Boolean).map(Number))
}

/** A process may end between two looks. */
async function readIfThere(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}
