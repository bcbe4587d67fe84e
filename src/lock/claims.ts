import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { currentOwner, hasEnded, type LockOwner } from './owner.ts'

/** A process's claim to a lock: an empty file whose name holds all data. Its mtime is the owner's last heartbeat. */
export interface Claim {
  readonly file: string
  readonly owner: LockOwner
  /** Random and unique. The lower of two tokens wins where two processes claim at the same time. */
  readonly token: string
  /** Whether the claim has become the lock. */
  readonly isHeld: boolean
}

/** Milliseconds without a heartbeat after which the claim of another machine's process is stale. */
const staleAfter = 120_000

/** Write a claim of this process. Returns as `made` the first folder that had to be created, if any. */
export function writeClaim(folder: string): { readonly claim: Claim; readonly made: string | undefined } {
  const owner = currentOwner()
  const token = randomBytes(6).toString('hex')
  const host = owner.host.replace(/[^\w-]/g, '_')
  const name = ['claim', token, owner.pid, owner.start, owner.machine, host].join('.')
  const claim = { file: path.join(folder, name), owner, token, isHeld: false }
  for (let attempt = 1; ; attempt++) {
    try {
      const made = makeFolders(folder)
      writeFileSync(claim.file, '', { flag: 'wx' })
      return { claim, made }
    } catch (error) {
      // Another process released its lock and removed the empty folder in between.
      if (!isMissing(error) || attempt === 100) throw error
    }
  }
}

/** Create a folder and its parents. Returns the first one created. Node's `recursive` reports a read-only disk as ENOENT. */
function makeFolders(folder: string): string | undefined {
  try {
    mkdirSync(folder)
    return folder
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined
    if (!isMissing(error)) throw error
    const above = makeFolders(path.dirname(folder))
    const own = makeFolders(folder)
    return above ?? own
  }
}

/** Mark a claim as the lock. By a second file: a process that lists the folder can miss a file being renamed. */
export function holdClaim(claim: Claim): void {
  writeFileSync(heldFile(claim.file), '')
}

/** Remove a claim, and the lock with it. */
export function removeClaim({ file }: Claim): void {
  rmSync(heldFile(file), { force: true })
  rmSync(file, { force: true })
}

/** Read the claims of other processes. */
export function otherClaims(folder: string, own: Claim): readonly Claim[] {
  const names = new Set(readdirSync(folder))
  return [...names].flatMap(name => {
    const [kind, token, pid, start, machine, host, ending] = name.split('.')
    if (kind !== 'claim' || token === undefined || token === own.token || ending !== undefined) return []
    if (pid === undefined || start === undefined || machine === undefined || host === undefined) return []
    const owner = { pid: Number(pid), start, machine, host }
    return [{ file: path.join(folder, name), owner, token, isHeld: names.has(heldFile(name)) }]
  })
}

/** Tell whether the owner of a claim has ended. `own` was written just now: its mtime is the file system's clock. */
export function isStale(claim: Claim, own: Claim): boolean {
  const ended = hasEnded(claim.owner)
  if (ended !== undefined) return ended
  try {
    return statSync(own.file).mtimeMs - statSync(claim.file).mtimeMs > staleAfter
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

/** Remove empty folders, from `folder` up to `last`. */
export function removeEmptyFolders(folder: string, last: string): void {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    try {
      rmdirSync(current)
    } catch {
      // Not empty, or removed by another process.
      return
    }
    if (current === path.resolve(last)) return
  }
}

function heldFile(file: string): string {
  return `${file}.held`
}

function isMissing(error: unknown): boolean {
  return isCode(error, 'ENOENT')
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
