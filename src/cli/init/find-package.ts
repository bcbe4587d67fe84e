import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { programFolder } from '../../program.ts'

/**
 * Find how npm can install this program into a project: from the same file where it was installed from one, from the
 * checkout that runs, else by its version from the registry.
 */
export function findPackage(project: string): string {
  const file = existsSync(path.join(programFolder, 'src')) ? programFolder : findArchive()
  if (file !== undefined) return `file:${path.relative(project, file).replaceAll(path.sep, '/')}`
  const { version } = readJson<{ readonly version: string }>(path.join(programFolder, 'package.json'))
  return `^${version}`
}

/** Find the file that npm installed this package from, by what it keeps in `node_modules`. */
function findArchive(): string | undefined {
  const modules = path.dirname(programFolder)
  const kept = path.join(modules, '.package-lock.json')
  if (!existsSync(kept)) return undefined
  const { packages } = readJson<{
    readonly packages: Readonly<Record<string, { readonly resolved?: string }>>
  }>(kept)
  const [, file] = /^file:(.*)$/s.exec(packages['node_modules/tidings']?.resolved ?? '') ?? []
  return file === undefined ? undefined : path.resolve(path.dirname(modules), file)
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8'))
}
