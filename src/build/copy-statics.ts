import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pageFile } from '../archive/urls.ts'
import type { StaticFile } from '../content/read-statics.ts'
import { InputError } from '../errors.ts'
import type { FileKeys } from './keys.ts'

/** Copy static files into the folder of a site. */
export async function copyStatics(
  statics: readonly StaticFile[],
  folder: string,
  isStale: (path: string) => boolean,
): Promise<void> {
  for (const { path: sitePath, file } of statics) {
    if (!isStale(sitePath)) continue
    const target = path.join(folder, sitePath)
    await mkdir(path.dirname(target), { recursive: true })
    await copyFile(file, target)
  }
}

/**
 * Refuse static files that would take the place of a file of the site's own. Names are compared without regard to case, as
 * some file systems do. Throws InputError that names the file.
 */
export function refuseStaticPages(statics: readonly StaticFile[], files: FileKeys): void {
  const own = new Set([...files.keys()].map(sitePath => pageFile(sitePath).toLowerCase()))
  for (const { path: sitePath, file } of statics) {
    const name = sitePath.slice(1).toLowerCase()
    if (own.has(name) || /^(?:assets|pagefind)\//.test(name)) {
      throw new InputError(
        `${file}: Unexpected name of a static file, expected one that the site does not use: \`${sitePath}\` is its own.`,
      )
    }
  }
}
