import { utimesSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { LockedError } from '../errors.ts'
import {
  type Claim,
  holdClaim,
  isStale,
  otherClaims,
  removeClaim,
  removeEmptyFolders,
  writeClaim,
} from './claims.ts'

/** Milliseconds between two heartbeats, for processes of other machines that see the folder. */
const heartbeat = 15_000
/** Milliseconds to wait for a process that claims the same lock at the same time. */
const timeout = 2000

/** Where a lock is kept, and what it protects. */
export interface LockFiles {
  /** The folder of the claims; created for the first claim, removed with the last. */
  readonly folder: string
  /** The highest parent folder that is removed too when it is empty. */
  readonly top: string
  /** The folder that the lock protects, as the command names it. */
  readonly guarded: string
}

/**
 * Lock a folder for this process. Returns the function that releases the lock. Throws LockedError if another process
 * holds it, and errors of the file system. A stale lock is taken over, which `warn` is told.
 *
 * Each process first writes a claim with a unique name, then lists the claims of others; it owns the lock once there is
 * no other. Of two processes that wrote a claim, at least one sees the other's, so two never own the lock. A stale claim
 * is removed by its unique name, so two processes that take over cannot remove each other's. If two claim at the same
 * time, the one with the lower token wins.
 */
export async function lockFolder(
  { folder, top, guarded }: LockFiles,
  warn: (text: string) => void,
): Promise<() => void> {
  const { claim, made } = claimFolder(folder, guarded)
  const release = () => {
    removeClaim(claim)
    removeEmptyFolders(folder, made === undefined || isBelow(made, top) ? top : made)
  }
  try {
    await waitForOthers(claim, folder, guarded, warn)
    holdClaim(claim)
  } catch (error) {
    release()
    throw error
  }
  const timer = setInterval(() => beat(claim), heartbeat)
  timer.unref()
  return () => {
    clearInterval(timer)
    release()
  }
}

function claimFolder(folder: string, guarded: string) {
  try {
    return writeClaim(folder)
  } catch (error) {
    // The message should name the folder of the command, not the lock's own.
    if (error instanceof Error && 'path' in error) error.path = guarded
    throw error
  }
}

function isBelow(folder: string, other: string): boolean {
  return path.resolve(folder).startsWith(path.resolve(other) + path.sep)
}

/** Return when there is no other claim left. Throw LockedError if one wins over `own`. */
async function waitForOthers(own: Claim, folder: string, guarded: string, warn: (text: string) => void) {
  for (let waited = 0; ; waited += 5) {
    const claims = otherClaims(folder, own)
    const live = claims.filter(claim => !isStale(claim, own))
    for (const claim of claims.filter(claim => !live.includes(claim))) {
      removeClaim(claim)
      warn(
        `took over the lock of \`${guarded}\` from process ${claim.owner.pid}, which ended without releasing it`,
      )
    }
    if (live.length === 0) return
    const winner = live.find(claim => claim.isHeld || claim.token < own.token || waited > timeout)
    if (winner) throw new LockedError(describe(winner, own, guarded))
    await wait(5)
  }
}

function describe({ owner, file }: Claim, own: Claim, guarded: string): string {
  const isLocal = owner.machine === own.owner.machine
  const who = `process ${owner.pid}${isLocal ? '' : ` of ${owner.host}`}`
  // With its start time known, the owner is sure to be that process and not a later one with the same pid.
  const remedy =
    isLocal && owner.start !== '0' ? 'when it has ended' : `in two minutes, or remove \`${file}\``
  return `Cannot use \`${guarded}\`: ${who} is working on it. Try again ${remedy}.`
}

function beat({ file }: Claim): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // The folder was removed while the command works: the command itself fails where it needs the folder.
  }
}
