import path from 'node:path'
import { isAsLeft } from './as-left.ts'
import { marker, type SitePlaces } from './places.ts'
import { emptySpare, isCopy, prepareSpare, publishedIdentifier } from './spare.ts'
import { removePath } from './trees.ts'

/** The folder to write the next site into. It is made by the first `remove` or `clear`: a build that calls neither costs nothing. */
export interface Staging {
  /** Absolute path of the folder. */
  readonly folder: string
  /** Identifier of the published site, of which the folder starts as a copy; undefined where it starts empty. */
  readonly base: string | undefined
  /**
   * Whether the published site still holds these files, and these folders with all that is in them, as it was published:
   * nobody else wrote or removed any. Where it does not, `clear` is to begin the next one.
   */
  isIntact(names: Iterable<string>): boolean
  /** Start from an empty folder instead: a full build. */
  clear(): void
  /**
   * Say which files this build will write or remove, before it does: paths below the folder with `/`; a folder stands
   * for all it holds. They are removed here at once, so that writing them does not reach into the published site, with
   * which the folder shares all other files. Folders that stay empty are not published.
   */
  remove(files: Iterable<string>): void
}

/** What a build has touched in its staging folder; undefined: nothing. */
export type Touched = ReadonlySet<string> | 'everything' | undefined

function isSiteAsLeft(places: SitePlaces, names: readonly string[]): boolean {
  return isAsLeft(places.site, names, path.join(places.site, marker))
}

/** Open the staging folder of a site, with a way to ask what was touched. */
export function openStaging(places: SitePlaces): {
  readonly staging: Staging
  readonly touched: () => Touched
} {
  const base = publishedIdentifier(places)
  let touched: Set<string> | 'everything' | undefined
  let known: readonly string[] = []
  const isIntact = (names: Iterable<string>) => {
    known = [...names]
    return isSiteAsLeft(places, known)
  }
  const clear = () => {
    emptySpare(places)
    touched = 'everything'
  }
  const remove = (files: Iterable<string>) => {
    if (touched === undefined) {
      if (base === undefined) clear()
      else {
        prepareSpare(places, isCopy(places, base, known))
        touched = new Set()
      }
    }
    for (const file of files) {
      removePath(places.tree, file)
      if (touched instanceof Set) touched.add(file)
    }
  }
  return { staging: { folder: places.tree, base, isIntact, clear, remove }, touched: () => touched }
}
