import {
  constants,
  copyFileSync,
  type Dirent,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  type Stats,
  symlinkSync,
  unlinkSync,
} from 'node:fs'
import path from 'node:path'

/*
 * Two folders that share their files by hard links. A file of either is only ever replaced (unlinked, then written
 * anew), never written in place: that would write into both. Calls are synchronous: for many small files they take a
 * fraction of the time of their asynchronous counterparts.
 */

/**
 * Make `to` a copy of a folder by hard links. Files that both share already stay, which saves most of the time. Throws
 * errors of the file system.
 */
export function mirrorTree(from: string, to: string): void {
  const present = entryAt(to)?.isDirectory() ? namesIn(to) : undefined
  if (!present) makeFolder(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const { name } = entry
    present?.delete(name)
    mirrorEntry(entry, path.join(from, name), path.join(to, name))
  }
  for (const name of present ?? []) removePath(to, name)
}

/** Remove a file, or a folder with everything in it, from a tree. A missing one is no error. */
export function removePath(tree: string, file: string): void {
  const target = path.join(tree, file)
  try {
    unlinkSync(target)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return
    // A folder is EISDIR on Linux, EPERM elsewhere, as POSIX has it.
    if (code !== 'EISDIR' && code !== 'EPERM') throw error
    rmSync(target, { recursive: true })
  }
}

/** Remove the empty folders above a file, up to but without the tree itself. */
export function removeEmptyParents(tree: string, file: string): void {
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      rmdirSync(path.join(tree, folder))
    } catch (error) {
      const code = errorCode(error)
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
    }
  }
}

/** Copy these files and folders of `from` to `to` by hard links; those that `from` lacks are removed. */
export function copyChanges(from: string, to: string, files: ReadonlySet<string>): void {
  for (const file of files) removePath(to, file)
  for (const file of files) {
    const entry = entryAt(path.join(from, file))
    if (!entry) continue
    const target = path.join(to, file)
    mkdirSync(path.dirname(target), { recursive: true })
    mirrorEntry(entry, path.join(from, file), target)
  }
  for (const file of files) removeEmptyParents(to, file)
}

/** Read the metadata of a file, a folder or a link itself; undefined if there is none. */
export function entryAt(file: string): Stats | undefined {
  try {
    return lstatSync(file)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function namesIn(folder: string): Set<string> {
  return new Set(readdirSync(folder))
}

/** Make an empty folder, in place of whatever has its name. */
function makeFolder(folder: string): void {
  removePath(path.dirname(folder), path.basename(folder))
  mkdirSync(folder, { recursive: true })
}

function mirrorEntry(entry: Dirent | Stats, source: string, target: string): void {
  if (entry.isDirectory()) {
    mirrorTree(source, target)
    return
  }
  const [own, other] = [entryAt(source), entryAt(target)]
  if (other && own?.ino === other.ino && own.dev === other.dev) return
  if (other) removePath(path.dirname(target), path.basename(target))
  if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
  else linkFile(source, target)
}

/** Not every file system has hard links (exFAT), some limit them or refuse those of another's files: EPERM, EMLINK, … */
const withoutLinks = new Set<unknown>([
  'EPERM',
  'EMLINK',
  'EXDEV',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EACCES',
])

function linkFile(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch (error) {
    if (!withoutLinks.has(errorCode(error))) throw error
    copyFileSync(source, target, constants.COPYFILE_FICLONE)
  }
}
