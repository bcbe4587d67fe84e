import path from 'node:path'
import { isUnchanged } from './is-unchanged.ts'
import { marker, type SitePaths } from './site-paths.ts'
import { emptySpare, isCopy, prepareSpare, publishedIdentifier } from './spare.ts'
import { removePath } from './trees.ts'

/** The folder that the next site is written into. The first `remove` or `clear` creates it; a build with nothing to write calls neither. */
export interface Staging {
  /** Absolute path of the folder. */
  readonly folder: string
  /** Identifier of the published site, of which the folder starts as a copy; undefined where it starts empty. */
  readonly base: string | undefined
  /**
   * Whether these files, and these folders with everything in them, are still as they were published: nobody else changed
   * or removed any. Otherwise the build must begin with `clear`.
   */
  isIntact(names: Iterable<string>): boolean
  /** Start from an empty folder instead: a full build. */
  clear(): void
  /**
   * Remove files and folders, by paths below the folder with `/`. A build must remove every file before it writes it: the
   * folder shares its files with the published site by hard links, so writing one in place would change the site. Folders
   * that stay empty are not published.
   */
  remove(files: Iterable<string>): void
}

/** The files that a build removed or wrote in its staging folder; undefined: none. */
export type Touched = ReadonlySet<string> | 'everything' | undefined

function isSiteUnchanged(paths: SitePaths, names: readonly string[]): boolean {
  return isUnchanged(paths.site, names, path.join(paths.site, marker))
}

/** Open the staging folder of a site; `touched` returns what was removed since. */
export function openStaging(paths: SitePaths): {
  readonly staging: Staging
  readonly touched: () => Touched
} {
  const base = publishedIdentifier(paths)
  let touched: Set<string> | 'everything' | undefined
  let checked: readonly string[] = []
  const isIntact = (names: Iterable<string>) => {
    checked = [...names]
    return isSiteUnchanged(paths, checked)
  }
  const clear = () => {
    emptySpare(paths)
    touched = 'everything'
  }
  const remove = (files: Iterable<string>) => {
    if (touched === undefined) {
      if (base === undefined) clear()
      else {
        prepareSpare(paths, isCopy(paths, base, checked))
        touched = new Set()
      }
    }
    for (const file of files) {
      removePath(paths.tree, file)
      if (touched instanceof Set) touched.add(file)
    }
  }
  return { staging: { folder: paths.tree, base, isIntact, clear, remove }, touched: () => touched }
}
