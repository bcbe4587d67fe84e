import { renameSync, rmSync } from 'node:fs'
import type { Exchange } from './exchange.ts'
import type { SitePlaces } from './places.ts'
import { entryAt } from './trees.ts'

/** Put the tree where the site is, and the site where the tree was: in one step where the system has one for it. */
export function swapIn({ site, tree, aside }: SitePlaces, exchange: Exchange): void {
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

/** Put the site back that a process killed between two renames left aside. */
export function putBack({ site, aside }: SitePlaces): void {
  if (!entryAt(aside)) return
  if (entryAt(site)) rmSync(aside, { recursive: true })
  else renameSync(aside, site)
}
