import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
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
  /** Of each command. */
  readonly steps: readonly number[]
  /** Seconds of work of all processes, on all cores. Absent, as the peak, where the system has no /proc. */
  readonly cpu?: number
  readonly peak?: Peak
  /** Standard output of the last command. */
  readonly output: string
}

/** A command that ended otherwise than well, and what was measured until then. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  /** Steps are those of the commands that ended well. */
  readonly measured: Omit<Measurement, 'output'>

  constructor(message: string, measured: CommandFailure['measured']) {
    super(message)
    this.measured = measured
  }
}

/** Between two looks at the processes. What is noted only rises, so only the last moment can be missed. */
const pollMilliseconds = 50

/** Where the machine has less memory left, the largest process is killed, lest the system choose another one. */
const leastFreeMegabytes = 500

/**
 * Run commands one after another, and measure them from the first start to the last exit, their child processes
 * included. Rejects with a {@link CommandFailure} where a command fails.
 */
export async function measure(commands: readonly Command[]): Promise<Measurement> {
  const start = performance.now()
  const since = (then: number) => (performance.now() - then) / 1000
  const processes = new Map<number, ProcessNote>()
  const steps: number[] = []
  const measured = () => {
    const notes = [...processes.values()]
    const [largest] = notes.toSorted((one, other) => other.megabytes - one.megabytes)
    if (!largest) return { seconds: since(start), steps }
    const { process, megabytes } = largest
    const cpu = notes.reduce((sum, note) => sum + note.cpu, 0)
    return { seconds: since(start), steps, cpu, peak: { process, megabytes } }
  }
  let output = ''
  for (const command of commands) {
    const begin = performance.now()
    try {
      output = await runCommand(command, processes)
    } catch (error) {
      throw error instanceof Error ? new CommandFailure(error.message, measured()) : error
    }
    steps.push(since(begin))
  }
  return { ...measured(), output }
}

async function runCommand(
  { program, args, cwd }: Command,
  processes: Map<number, ProcessNote>,
): Promise<string> {
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
  let isStopped = false
  const ended = new Promise<void>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      const end = isStopped ? 'was stopped: the machine had no more memory' : `ended with ${code ?? signal}`
      if (code === 0) done()
      else fail(new Error(`${path.basename(program)} ${args.join(' ')} ${end}: ${errors || output}`))
    })
  }).finally(() => {
    isRunning = false
  })
  const watch = async () => {
    while (isRunning && child.pid !== undefined) {
      const alive = await noteProcesses(child.pid, processes)
      if ((await freeMegabytes()) < leastFreeMegabytes) {
        isStopped = true
        killLargest(alive, processes)
      }
      await wait(pollMilliseconds)
    }
  }
  await Promise.all([ended, watch()])
  return output
}

/** Infinity where the system does not tell. */
async function freeMegabytes(): Promise<number> {
  const kilobytes = /^MemAvailable:\s*(\d+) kB$/m.exec(await readIfThere('/proc/meminfo'))?.[1]
  return kilobytes === undefined ? Number.POSITIVE_INFINITY : Number(kilobytes) / 1024
}

function killLargest(alive: readonly number[], processes: ReadonlyMap<number, ProcessNote>): void {
  const size = (pid: number) => processes.get(pid)?.megabytes ?? 0
  const [largest] = alive.toSorted((one, other) => size(other) - size(one))
  try {
    if (largest !== undefined) process.kill(largest, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

interface ProcessNote extends Peak {
  /** Seconds of work. */
  readonly cpu: number
}

/** In which /proc counts work, a second. */
const ticks = 100

/**
 * Note a process and all below it; returns their ids.
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html, https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
async function noteProcesses(pid: number, processes: Map<number, ProcessNote>): Promise<number[]> {
  const status = await readIfThere(`/proc/${pid}/status`)
  const stat = await readIfThere(`/proc/${pid}/stat`)
  const process = /^Name:\s*(.+)$/m.exec(status)?.[1]
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  const earlier = processes.get(pid)
  if (process !== undefined && kilobytes !== undefined) {
    processes.set(pid, {
      process,
      megabytes: Math.max(earlier?.megabytes ?? 0, Number(kilobytes) / 1024),
      cpu: Math.max(earlier?.cpu ?? 0, (user + system) / ticks),
    })
  }
  const children = await listChildren(pid)
  const alive = await Promise.all(children.map(child => noteProcesses(child, processes)))
  return [pid, ...alive.flat()]
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
