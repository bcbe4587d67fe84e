import { readdirSync } from 'node:fs'
import { entryAt } from './trees.ts'

/**
 * Whether a tree still holds what a build left in it: each of these files, and each of these folders with all that is in
 * it, is there, and none was written after the file `last`. Both times are the file system's own, so no clock counts.
 * What else the tree holds is not looked at. Costs a look at each name, and none into a file.
 */
export function isAsLeft(tree: string, names: Iterable<string>, last: string): boolean {
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
