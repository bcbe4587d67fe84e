import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Names the site that a folder of kept things belongs to. */
const siteFile = 'site-folder.txt'

/**
 * Note in a build's cache which site it is for, and drop the caches beside it whose sites are no longer there: sites that
 * were built once, to look at them, would fill the disk. A cache that cannot be noted or dropped is left.
 */
export function forgetBuilds(cache: string, output: string): void {
  try {
    mkdirSync(cache, { recursive: true })
    writeFileSync(path.join(cache, siteFile), path.resolve(output))
    const folders = readdirSync(path.dirname(cache)).map(name => path.join(path.dirname(cache), name))
    for (const folder of folders) {
      const note = path.join(folder, siteFile)
      if (existsSync(note) && !existsSync(readFileSync(note, 'utf8')))
        rmSync(folder, { recursive: true, force: true })
    }
  } catch {}
}
