import { utimesSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { InputError } from './errors.ts'
import {
  type Claim,
  holdClaim,
  isVoid,
  otherClaims,
  removeClaim,
  removeEmptyFolders,
  signClaim,
} from './lock/claims.ts'

/** Milliseconds between two signs of life, for those who see the folder but not the process. */
const pulse = 15_000
/** Milliseconds to wait for another process that claims the same lock in the same moment. */
const patience = 2000

/** What a lock is for. */
export interface LockPlace {
  /** Where claims are kept; made, and removed when the last one goes. */
  readonly folder: string
  /** The highest folder that goes with it when it holds nothing else. */
  readonly top: string
  /** The folder that is locked, as the command names it. */
  readonly guarded: string
}

/**
 * Lock a folder for this process. Throws InputError where another process works on it, and what the file system throws.
 * The lock of a process that is gone is taken over with a word to `warn`. Returns what gives the lock back.
 *
 * Every process signs a claim of its own name first and looks for others then; it holds the lock once it sees no other.
 * Of two processes that signed, at least one sees the other, so two never hold it. A void claim is removed by its own
 * name, which nobody uses again, so two that take over cannot remove each other's. Of two that claim in the same moment
 * the lower name stays.
 */
export async function lockFolder(
  { folder, top, guarded }: LockPlace,
  warn: (text: string) => void,
): Promise<() => void> {
  const { claim, made } = sign(folder, guarded)
  const giveBack = () => {
    removeClaim(claim)
    removeEmptyFolders(folder, made === undefined || isBelow(made, top) ? top : made)
  }
  try {
    await outlast(claim, folder, guarded, warn)
    holdClaim(claim)
  } catch (error) {
    giveBack()
    throw error
  }
  const timer = setInterval(() => showLife(claim), pulse)
  timer.unref()
  return () => {
    clearInterval(timer)
    giveBack()
  }
}

function sign(folder: string, guarded: string) {
  try {
    return signClaim(folder)
  } catch (error) {
    // What cannot be used is the folder that the command names, not one that it never heard of.
    if (error instanceof Error && 'path' in error) error.path = guarded
    throw error
  }
}

function isBelow(folder: string, other: string): boolean {
  return path.resolve(folder).startsWith(path.resolve(other) + path.sep)
}

/** Return when no other claim is left; throw where one is to stay. */
async function outlast(own: Claim, folder: string, guarded: string, warn: (text: string) => void) {
  for (let waited = 0; ; waited += 5) {
    const claims = otherClaims(folder, own)
    const live = claims.filter(claim => !isVoid(claim, own))
    for (const claim of claims.filter(claim => !live.includes(claim))) {
      removeClaim(claim)
      warn(
        `took over the lock of \`${guarded}\` from process ${claim.owner.pid}, which ended without giving it back`,
      )
    }
    if (live.length === 0) return
    const stronger = live.find(claim => claim.isHeld || claim.token < own.token || waited > patience)
    if (stronger) throw new InputError(describe(stronger, own, guarded))
    await wait(5)
  }
}

function describe({ owner, file }: Claim, own: Claim, guarded: string): string {
  const isNear = owner.place === own.owner.place
  const who = `process ${owner.pid}${isNear ? '' : ` of ${owner.host}`}`
  // Where its beginning is known, it is that very process.
  const remedy = isNear && owner.start !== '0' ? 'when it has ended' : `in two minutes, or remove \`${file}\``
  return `Cannot use \`${guarded}\`: ${who} is working on it. Try again ${remedy}.`
}

/** A folder removed under the process is not worth a crash: the work goes on, and fails where it must. */
function showLife({ file }: Claim): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {}
}
