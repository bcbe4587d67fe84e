import { createHash } from 'node:crypto'
import path from 'node:path'
import { programFolder } from '../program.ts'

/** Name the folder, outside the site, for the caches of its builds. `owner` is the site's folder. */
export function cacheFolder(kind: 'builds', owner: string): string {
  const name = createHash('sha256').update(path.resolve(owner)).digest('hex').slice(0, 16)
  return path.join(programFolder, '.cache', kind, name)
}
