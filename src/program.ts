import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Folder of the bundle that runs, made by `scripts/build-program.mjs`; undefined if the sources run without a bundle. Modules
 * that entries of the bundle share, such as this one, are directly in that folder.
 */
export const bundleFolder: string | undefined = import.meta.filename.endsWith('.ts')
  ? undefined
  : import.meta.dirname

/** Folder of the program: the nearest that holds a `package.json`, above the sources or the bundle. */
export const programFolder: string = findPackage(import.meta.dirname)

/** Read the version of the program, as its package says it. */
export function readVersion(): string {
  return JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')).version
}

function findPackage(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : findPackage(path.dirname(folder))
}
