import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { buildProgram, isIntact, keyOfSources } from './build-program.mjs'

const cache = path.join(import.meta.dirname, '../.cache/program')

/** Errors of a folder that cannot be written. */
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']

/**
 * Find the bundle of the checkout's sources as they are now, or make it. Returns the key of the sources, and the bundle's
 * folder unless it cannot be written. Throws esbuild's BuildFailure for mistakes in the sources.
 */
export async function openProgram() {
  const key = keyOfSources()
  const folder = path.join(cache, key)
  if (isIntact(folder)) return { key, folder }
  // Written beside its place, so that a second start never sees half of it.
  const draft = `${folder}.${process.pid}`
  try {
    await mkdir(draft, { recursive: true })
    await buildProgram(draft, key)
    await moveInto(draft, folder)
    await removeOldBundles()
    return { key, folder }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (unwritable.includes(error.code)) return { key }
    throw error
  }
}

async function moveInto(draft, folder) {
  try {
    await rename(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    // Another start has made the same bundle meanwhile, or the one that is there is damaged.
    if (isIntact(folder)) return rm(draft, { recursive: true })
    await rm(folder, { recursive: true, force: true })
    await moveInto(draft, folder)
  }
}

/** Remove bundles of former days. A process that began before the sources changed may still import from a younger one. */
async function removeOldBundles() {
  const day = 24 * 60 * 60 * 1000
  for (const name of await readdir(cache)) {
    const folder = path.join(cache, name)
    if (Date.now() - (await stat(folder)).mtimeMs > day) await rm(folder, { recursive: true, force: true })
  }
}
