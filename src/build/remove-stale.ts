import { pageFile } from '../archive/urls.ts'
import type { FileKeys } from './keys.ts'

/** The files of one kind that a folder holds from an earlier build by the same program and configuration. */
export interface EarlierFiles {
  readonly keys: FileKeys
  /** How many pages of templates that belong to no page kind are among them. */
  readonly extraPages: number
  /** Remove files, named by their paths below the folder, that are written anew or no longer belong to the site. */
  readonly remove: (files: Iterable<string>) => void
}

/**
 * Remove the files of an earlier build that this one does not have, or has with another key. Returns which of this
 * build's files are to be written: all, where there was no earlier build. Files that `isWritten` names already are.
 */
export function removeStale(
  keys: FileKeys,
  earlier: Omit<EarlierFiles, 'extraPages'> | undefined,
  isWritten: (path: string) => boolean = () => false,
): (path: string) => boolean {
  const isStale = (path: string) => !isWritten(path) && earlier?.keys.get(path) !== keys.get(path)
  const stale = [...keys.keys()].filter(isStale)
  const obsolete = [...(earlier?.keys.keys() ?? [])].filter(path => !keys.has(path))
  earlier?.remove([...obsolete, ...stale].map(pageFile))
  return isStale
}
