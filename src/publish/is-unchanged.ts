import { readdirSync } from 'node:fs'
import { entryAt } from './trees.ts'

/**
 * Whether a tree still holds what a build wrote: each of these files and folders exists, and neither they nor anything in
 * the folders has a modification time after that of the file `last`. All times are the file system's, so the clock of this
 * machine does not matter. Ignores what else the tree holds. Reads metadata only, never the content of a file.
 */
export function isUnchanged(tree: string, names: Iterable<string>, last: string): boolean {
  const end = entryAt(last)?.mtimeMs
  if (end === undefined) return false
  const isOld = (file: string): boolean => {
    const entry = entryAt(file)
    if (!entry || entry.mtimeMs > end) return false
    return !entry.isDirectory() || readdirSync(file).every(name => isOld(`${file}/${name}`))
  }
  for (const name of names) if (!isOld(`${tree}/${name}`)) return false
  return true
}
