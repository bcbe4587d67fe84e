import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The file in a cache that names the folder of its site. */
const noteFile = 'folder.txt'

/**
 * Write into a cache which site it belongs to, and remove the caches beside it whose sites are gone: those of sites that
 * were built once would fill the disk. Errors of the file system are ignored: the cache stays until a later build.
 */
export function removeOrphanedCaches(cache: string, owner: string): void {
  try {
    mkdirSync(cache, { recursive: true })
    writeFileSync(path.join(cache, noteFile), path.resolve(owner))
    const folders = readdirSync(path.dirname(cache)).map(name => path.join(path.dirname(cache), name))
    for (const folder of folders) {
      const note = path.join(folder, noteFile)
      if (existsSync(note) && !existsSync(readFileSync(note, 'utf8')))
        rmSync(folder, { recursive: true, force: true })
    }
  } catch {}
}
