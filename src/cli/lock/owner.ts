import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process as it signs a claim. All of it goes into the claim's file name, so no claim is ever half written. */
export interface Owner {
  readonly pid: number
  /** When it began, in the system's own terms; `0` where the system does not say. Tells a process from a later one of the same number. */
  readonly start: string
  /** Where its number means something: hash of the host, its last boot and its space of process numbers. */
  readonly place: string
  readonly host: string
}

/** This process. */
export function thisOwner(): Owner {
  return { pid: process.pid, start: startOf(process.pid) ?? '0', place: thisPlace(), host: hostname() }
}

/** Whether a process is there no more; undefined for one of another host or container, of which nothing can be known. */
export function isGone({ pid, start, place }: Owner): boolean | undefined {
  if (place !== thisPlace()) return undefined
  if (!isRunning(pid)) return true
  const startNow = startOf(pid)
  return startNow !== undefined && startNow !== start
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Running, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * When a process began, by Linux's proc(5): field 22, in ticks since boot. One that has ended and waits to be asked for
 * its exit code (Z) never began as far as locks go. Undefined where there is no /proc.
 */
function startOf(pid: number): string | undefined {
  const stat = readIfThere(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
  // The second field is the program's name in brackets, and may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (!fields) return undefined
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19]
}

function thisPlace(): string {
  const boot = readIfThere(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'))
  const numbers = readIfThere(() => readlinkSync('/proc/self/ns/pid'))
  return createHash('sha256')
    .update(JSON.stringify([hostname(), boot, numbers]))
    .digest('hex')
    .slice(0, 12)
}

function readIfThere(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
