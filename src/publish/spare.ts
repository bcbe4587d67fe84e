import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isUnchanged } from './is-unchanged.ts'
import { marker, type SitePaths } from './site-paths.ts'
import { copyChanges, entryAt, errorCode, mirrorTree } from './trees.ts'

/*
 * The spare tree is a second copy of the published site that shares its files by hard links. A build changes the stale
 * files in it, then both folders are swapped, and the same files are updated in the old site, which is now the spare: the
 * cost is that of the change, not that of the site. The file `copyOf` says which site the spare is a complete copy of. It
 * is removed before the first change and written after the last one. The spare of a killed process has none, and is
 * compared with the site, file by file.
 */

/** Whether the tree is a complete copy of the published site, with this identifier (`base`) and these files. */
export function isCopy(paths: SitePaths, base: string, names: readonly string[]): boolean {
  return (
    readIdentifier(paths.copyOf) === base &&
    entryAt(paths.tree)?.isDirectory() === true &&
    isUnchanged(paths.tree, names, paths.copyOf)
  )
}

/** Mark the tree as changing, and make it a copy of the published site unless it is one. */
export function prepareSpare(paths: SitePaths, isCopied: boolean): void {
  rmSync(paths.copyOf, { force: true })
  if (!isCopied) mirrorTree(paths.site, paths.tree)
}

/** Mark the tree as changing, and empty it. */
export function emptySpare(paths: SitePaths): void {
  rmSync(paths.copyOf, { force: true })
  rmSync(paths.tree, { recursive: true, force: true })
  mkdirSync(paths.tree, { recursive: true })
}

/**
 * After the swap, update the tree, which is the previous site, to a copy of the published one. A site without `id` has no
 * spare. If everything changed, the tree stays as it is: the next build copies the site, if it needs a copy.
 */
export function renewSpare(paths: SitePaths, changed: ReadonlySet<string> | 'everything', id: string): void {
  if (id === '') {
    dropSpare(paths)
    return
  }
  if (changed === 'everything') return
  copyChanges(paths.site, paths.tree, changed)
  writeFileSync(paths.copyOf, `${id}\n`)
}

/** Remove the spare, but not a site in `aside`: it may be the only one. */
export function dropSpare(paths: SitePaths): void {
  rmSync(paths.copyOf, { force: true })
  rmSync(paths.tree, { recursive: true, force: true })
  if (entryAt(paths.spare) && !entryAt(paths.aside)) rmdirSync(paths.spare)
}

/** Read the identifier of the published site; undefined if there is no site, or none with an identifier. */
export function publishedIdentifier(paths: SitePaths): string | undefined {
  return readIdentifier(path.join(paths.site, marker))
}

function readIdentifier(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0] || undefined
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
