import path from 'node:path'
import { isAsLeft } from './as-left.ts'
import { marker, type SitePlaces } from './places.ts'
import { emptySpare, isCopy, publishedIdentifier, takeSpare } from './spare.ts'
import { removePath } from './trees.ts'

/** The folder to write the next site into. It is made by the first `take` or `clear`: a build that calls neither costs nothing. */
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
  take(files: Iterable<string>): void
}

/** What a build has touched in its staging folder; undefined: nothing. */
export type Touched = ReadonlySet<string> | 'everything' | undefined

/** What a look at a site's folders found, ahead of its publication. */
export interface SiteLook {
  /** Identifier of the published site. */
  readonly base: string
  /** Whether it holds all it was published with, as `Staging.isIntact` would tell. */
  readonly isIntact: boolean
  /** Whether there is a whole copy of it to work on. */
  readonly isCopied: boolean
}

/** Look at the folders of a site. `namesOf` tells what the site of an identifier holds. Undefined where nobody knows. */
export function lookAt(
  places: SitePlaces,
  namesOf: (base: string) => readonly string[] | undefined,
): SiteLook | undefined {
  const base = publishedIdentifier(places)
  const names = base === undefined ? undefined : namesOf(base)
  if (base === undefined || names === undefined) return undefined
  const isIntact = isSiteAsLeft(places, names)
  return { base, isIntact, isCopied: isIntact && isCopy(places, base, names) }
}

function isSiteAsLeft(places: SitePlaces, names: readonly string[]): boolean {
  return isAsLeft(places.site, names, path.join(places.site, marker))
}

/** Open the staging folder of a site, with a way to ask what was touched. What was found of the site is not looked at again. */
export function openStaging(
  places: SitePlaces,
  look?: SiteLook,
): {
  readonly staging: Staging
  readonly touched: () => Touched
} {
  const base = publishedIdentifier(places)
  const found = look?.base === base ? look : undefined
  let taken: Set<string> | 'everything' | undefined
  let known: readonly string[] = []
  const isIntact = (names: Iterable<string>) => {
    if (found) return found.isIntact
    known = [...names]
    return isSiteAsLeft(places, known)
  }
  const clear = () => {
    emptySpare(places)
    taken = 'everything'
  }
  const take = (files: Iterable<string>) => {
    if (taken === undefined) {
      if (base === undefined) clear()
      else {
        takeSpare(places, found?.isCopied ?? isCopy(places, base, known))
        taken = new Set()
      }
    }
    for (const file of files) {
      removePath(places.tree, file)
      if (taken instanceof Set) taken.add(file)
    }
  }
  return { staging: { folder: places.tree, base, isIntact, clear, take }, touched: () => taken }
}
