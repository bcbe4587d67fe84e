import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { programFolder, readVersion } from '../../program.ts'

/**
 * Find how npm can install this program into a project: from the same file where it was installed from one, from the
 * checkout that runs, else by its version from the registry.
 */
export function findPackage(project: string): string {
  const file = existsSync(path.join(programFolder, 'src')) ? programFolder : findArchive()
  return file === undefined
    ? `^${readVersion()}`
    : `file:${path.relative(project, file).replaceAll(path.sep, '/')}`
}

interface InstalledPackages {
  readonly packages: Readonly<Record<string, { readonly resolved?: string }>>
}

/** Find the file that npm installed this package from, by what it keeps in `node_modules`. */
function findArchive(): string | undefined {
  const modules = path.dirname(programFolder)
  const kept = path.join(modules, '.package-lock.json')
  if (!existsSync(kept)) return undefined
  const { packages }: InstalledPackages = JSON.parse(readFileSync(kept, 'utf8'))
  const [, file] = /^file:(.*)$/s.exec(packages['node_modules/tidings']?.resolved ?? '') ?? []
  return file === undefined ? undefined : path.resolve(path.dirname(modules), file)
}
