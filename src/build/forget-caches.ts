import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Names the folder, of a site or of posts, that kept things belong to. */
const noteFile = 'folder.txt'

/**
 * Note in a cache which folder it is for, and drop the caches beside it whose folders are no longer there: sites that
 * were built once, to look at them, would fill the disk. A cache that cannot be noted or dropped is left.
 */
export function forgetCaches(cache: string, owner: string): void {
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
