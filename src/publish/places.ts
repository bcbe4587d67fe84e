import { realpathSync } from 'node:fs'
import path from 'node:path'
import { entryAt } from './trees.ts'

/** The folders and files of one site's publication, all absolute, all on the site's own file system. */
export interface SitePlaces {
  /** The published site. A real folder, so that any host, `find` or `cp -r` takes it as it is. */
  readonly site: string
  /** Hidden beside the site: what the next publication starts from. Removing it costs time, nothing else. */
  readonly spare: string
  /** In `spare`: the folder that builds write into. */
  readonly tree: string
  /** In `spare`: identifier of the published site that `tree` is a whole copy of; missing while that is in doubt. */
  readonly copyOf: string
  /** In `spare`: the old site in the moment between two renames. */
  readonly aside: string
  /** Hidden beside the site: says which process is writing it. */
  readonly lock: string
}

/** Marks a folder as a site this program wrote, and so may replace; holds the site's identifier. */
export const marker = '.tidings-site'

/** Find the places of a site. A link to a folder stands for the folder: it stays a link. */
export function sitePlaces(output: string): SitePlaces {
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
