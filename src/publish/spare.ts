import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAsLeft } from './as-left.ts'
import { marker, type SitePlaces } from './places.ts'
import { bringForward, entryAt, errorCode, mirrorTree } from './trees.ts'

/*
 * The spare tree is a second copy of the published site, its files shared by hard links. A build changes the few files
 * it must and the two folders change places: the cost is that of the change, not that of the site. Afterwards the same
 * few files are brought forward in what is now the spare. `copyOf` says which site the spare is a whole copy of. It is
 * removed before the first touch and written after the last one: a spare that a killed process left is compared with
 * the site, file by file.
 */

/** Whether the tree is a copy of the published site, whose identifier is `base` and which holds what is `known`. */
export function isCopy(places: SitePlaces, base: string, known: readonly string[]): boolean {
  return (
    readIdentifier(places.copyOf) === base &&
    entryAt(places.tree)?.isDirectory() === true &&
    isAsLeft(places.tree, known, places.copyOf)
  )
}

/** Make the tree a copy of the published site, unless it is one, and mark it as being worked on. */
export function prepareSpare(places: SitePlaces, isCopied: boolean): void {
  rmSync(places.copyOf, { force: true })
  if (!isCopied) mirrorTree(places.site, places.tree)
}

/** Make the tree an empty folder, marked as being worked on. */
export function emptySpare(places: SitePlaces): void {
  rmSync(places.copyOf, { force: true })
  rmSync(places.tree, { recursive: true, force: true })
  mkdirSync(places.tree, { recursive: true })
}

/**
 * Make the tree, which holds the site before the published one, a copy of it again. A site without `id` gets none; where
 * all of it is new, the next build makes the copy, if there is one.
 */
export function renewSpare(
  places: SitePlaces,
  changed: ReadonlySet<string> | 'everything',
  id: string,
): void {
  if (id === '') {
    dropSpare(places)
    return
  }
  if (changed === 'everything') return
  bringForward(places.site, places.tree, changed)
  writeFileSync(places.copyOf, `${id}\n`)
}

/** Remove the spare. A site set aside, which may be the only one, stays. */
export function dropSpare(places: SitePlaces): void {
  rmSync(places.copyOf, { force: true })
  rmSync(places.tree, { recursive: true, force: true })
  if (entryAt(places.spare) && !entryAt(places.aside)) rmdirSync(places.spare)
}

/** Identifier of the published site; undefined where there is none, or one without. */
export function publishedIdentifier(places: SitePlaces): string | undefined {
  return readIdentifier(path.join(places.site, marker))
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
