import { createHash } from 'node:crypto'
import path from 'node:path'

/** Name the folder for all that a project caches: below the working folder, where its configuration is read too. */
export function projectCache(): string {
  return path.resolve('.cache/tidings')
}

/** Name the folder, outside the site, for the caches of its builds. `owner` is the site's folder. */
export function cacheFolder(kind: 'builds', owner: string): string {
  const name = createHash('sha256').update(path.resolve(owner)).digest('hex').slice(0, 16)
  return path.join(projectCache(), kind, name)
}
