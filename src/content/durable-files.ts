import { constants, existsSync, lstatSync } from 'node:fs'
import { access, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * Write a file anew in one step: whoever reads it, at any moment and after any kill, finds the old bytes or the new ones.
 * A symbolic link is followed, and the mode stays. Throws what the file system throws; the file is as it was then.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const target = existsSync(file) ? await realpath(file) : file
  const folder = path.dirname(target)
  await mkdir(folder, { recursive: true })
  // A rename would pass by the protection of a read-only file.
  if (existsSync(target)) await access(target, constants.W_OK)
  const mode = existsSync(target) ? (await stat(target)).mode & 0o7777 : undefined
  const draft = path.join(folder, `.${path.basename(target)}.draft`)
  try {
    await writeDurably(draft, content, mode)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Rename a draft over a file, or over what the file links to, on whatever file system that is. */
export async function replaceFile(draft: string, file: string): Promise<void> {
  const target = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? await realpath(file) : file
  try {
    await rename(draft, target)
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error
    const copy = path.join(path.dirname(target), `.${path.basename(target)}.draft`)
    await writeDurably(copy, await readFile(draft))
    await rename(copy, target)
    await rm(draft)
  }
}

/** Write a file and wait until the disk has it. With a `mode`, the file has exactly that. */
export async function writeDurably(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const handle = await open(file, 'w', mode)
  try {
    await handle.writeFile(content)
    if (mode !== undefined) await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Wait until the disk has the names in a folder, where the system can be asked: Windows cannot. A folder may be gone. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32' || !existsSync(folder)) return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether an error is one of the file system with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
