import { realpathSync } from 'node:fs'
import path from 'node:path'
import { entryAt } from './trees.ts'

/** Absolute paths of all that publishing a site uses. They are all on the site's own file system. */
export interface SitePaths {
  /** The published site: a real folder and no link, for hosts and tools that do not follow links. */
  readonly site: string
  /** A hidden folder beside the site, kept for the next build. Removing it costs time and nothing else. */
  readonly spare: string
  /** In `spare`: the folder that builds write into. */
  readonly tree: string
  /** In `spare`: a file with the identifier of the site that `tree` is a complete copy of. It is missing while `tree` changes. */
  readonly copyOf: string
  /** In `spare`: the old site, between the two renames where there is no atomic swap. */
  readonly aside: string
  /** A hidden folder beside the site: the lock of the process that writes it. */
  readonly lock: string
}

/** The file that marks a folder as a site of this program, which may replace it; it holds the site's identifier. */
export const marker = '.tidings-site'

/** Make the paths of a site. If the output folder is a symbolic link, its target is the site, and the link stays. */
export function sitePaths(output: string): SitePaths {
  const target = path.resolve(output)
  const site = entryAt(target)?.isSymbolicLink() ? realpathSync(target) : target
  const beside = path.join(path.dirname(site), `.${path.basename(site)}`)
  const spare = `${beside}.spare`
  return {
    site,
    spare,
    tree: path.join(spare, 'tree'),
    copyOf: path.join(spare, 'copy-of'),
    aside: path.join(spare, 'aside'),
    lock: `${beside}.lock`,
  }
}
