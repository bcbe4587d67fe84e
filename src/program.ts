import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * Folder of the bundle that `scripts/build-program.mjs` makes, where that is what runs; undefined where the sources are
 * run as they are. What the entries of the bundle share, as this module, lies in its folder itself.
 */
export const bundleFolder: string | undefined = import.meta.filename.endsWith('.ts')
  ? undefined
  : import.meta.dirname

/** Folder of the program, with its caches: the nearest that holds a `package.json`, above the sources or the bundle. */
export const programFolder: string = findPackage(import.meta.dirname)

function findPackage(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : findPackage(path.dirname(folder))
}
