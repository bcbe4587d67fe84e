import { renameSync, rmSync } from 'node:fs'
import type { Exchange } from './exchange.ts'
import type { SitePaths } from './site-paths.ts'
import { entryAt } from './trees.ts'

/** Swap the tree and the site: atomically where the system can, else by renames. */
export function swapTrees({ site, tree, aside }: SitePaths, exchange: Exchange): void {
  if (!entryAt(site)) {
    renameSync(tree, site)
    return
  }
  if (exchange(tree, site)) return
  renameSync(site, aside)
  try {
    renameSync(tree, site)
  } catch (error) {
    renameSync(aside, site)
    throw error
  }
  renameSync(aside, tree)
}

/** Restore the site that a process killed between two renames left in `aside`. */
export function restoreSite({ site, aside }: SitePaths): void {
  if (!entryAt(aside)) return
  if (entryAt(site)) rmSync(aside, { recursive: true })
  else renameSync(aside, site)
}
