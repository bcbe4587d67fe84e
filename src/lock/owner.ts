import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process that owns a claim. The claim's file name holds every field, so a claim is never half written. */
export interface LockOwner {
  readonly pid: number
  /** When the process started, in ticks of the system; `0` where unknown. Tells it from a later process with the same pid. */
  readonly start: string
  /** Hash of host, boot and pid namespace: where the pid is valid. */
  readonly machine: string
  readonly host: string
}

/** Describe this process. */
export function currentOwner(): LockOwner {
  return {
    pid: process.pid,
    start: startOf(process.pid) ?? '0',
    machine: currentMachine(),
    host: hostname(),
  }
}

/** Tell whether a process has ended. Returns undefined for a process of another host or container: it cannot be checked. */
export function hasEnded({ pid, start, machine }: LockOwner): boolean | undefined {
  if (machine !== currentMachine()) return undefined
  if (!isRunning(pid)) return true
  const startNow = startOf(pid)
  return startNow !== undefined && startNow !== start
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Read when a process started: field 22 of Linux's proc(5), in ticks since boot. A zombie (Z) has released its locks
 * already: it gets a value of its own. Returns undefined where there is no /proc.
 */
function startOf(pid: number): string | undefined {
  const stat = readOptional(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
  // The second field is the program's name in brackets, which may hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (!fields) return undefined
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19]
}

function currentMachine(): string {
  const boot = readOptional(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'))
  const namespace = readOptional(() => readlinkSync('/proc/self/ns/pid'))
  return createHash('sha256')
    .update(JSON.stringify([hostname(), boot, namespace]))
    .digest('hex')
    .slice(0, 12)
}

function readOptional(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
