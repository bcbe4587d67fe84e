import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isGone, type Owner, thisOwner } from './owner.ts'

/** An empty file of a lock's folder, whose name tells everything. Its time tells when its owner was last seen. */
export interface Claim {
  readonly file: string
  readonly owner: Owner
  /** A claim's own name: what two of one moment are ordered by. */
  readonly token: string
  readonly isHeld: boolean
}

/** Claims of processes that cannot be asked for are void after this time without a sign, in milliseconds. */
const silence = 120_000

/** Sign a claim. Returns the first folder that had to be made for it, where one was. */
export function signClaim(folder: string): { readonly claim: Claim; readonly made: string | undefined } {
  const owner = thisOwner()
  const token = randomBytes(6).toString('hex')
  const host = owner.host.replace(/[^\w-]/g, '_')
  const name = ['claim', token, owner.pid, owner.start, owner.place, host].join('.')
  const claim = { file: path.join(folder, name), owner, token, isHeld: false }
  for (let attempt = 1; ; attempt++) {
    try {
      const made = makeFolders(folder)
      writeFileSync(claim.file, '', { flag: 'wx' })
      return { claim, made }
    } catch (error) {
      // A process that gave its claim back has just removed the folder.
      if (!isMissing(error) || attempt === 100) throw error
    }
  }
}

/** Make a folder and those above it; returns the first one made. Node's own way says ENOENT where a disk is read-only. */
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

/** Say that a claim has become the lock. It stays where it is: a file that is renamed can be missed by who lists the folder. */
export function holdClaim(claim: Claim): void {
  writeFileSync(heldFile(claim.file), '')
}

/** Take a claim away, and the lock with it. */
export function removeClaim({ file }: Claim): void {
  rmSync(heldFile(file), { force: true })
  rmSync(file, { force: true })
}

/** Read the claims of others that are in a folder. */
export function otherClaims(folder: string, own: Claim): readonly Claim[] {
  const names = new Set(readdirSync(folder))
  return [...names].flatMap(name => {
    const [kind, token, pid, start, place, host, held] = name.split('.')
    if (kind !== 'claim' || token === undefined || token === own.token || held !== undefined) return []
    if (pid === undefined || start === undefined || place === undefined || host === undefined) return []
    const owner = { pid: Number(pid), start, place, host }
    return [{ file: path.join(folder, name), owner, token, isHeld: names.has(heldFile(name)) }]
  })
}

/** Whether the owner of a claim is gone. `own` was signed just now: its time is the file system's own clock. */
export function isVoid(claim: Claim, own: Claim): boolean {
  const gone = isGone(claim.owner)
  if (gone !== undefined) return gone
  try {
    return statSync(own.file).mtimeMs - statSync(claim.file).mtimeMs > silence
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

/** Remove folders from `folder` up to `last`, as far as they are empty. */
export function removeEmptyFolders(folder: string, last: string): void {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    try {
      rmdirSync(current)
    } catch {
      // Somebody uses it, or has removed it.
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
