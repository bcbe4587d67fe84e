import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')

/** A packed program: what `npm pack` says of it. */
export interface Packed {
  readonly file: string
  /** Bytes. */
  readonly size: number
  readonly paths: readonly string[]
}

/** Pack the program into a folder. */
export function packProgram(folder: string): Packed {
  const command = ['pack', '--json', '--silent', '--pack-destination', folder]
  const told: unknown = JSON.parse(execFileSync('npm', command, { cwd: root, encoding: 'utf8' }))
  // npm 11 and older print a list, newer ones an object by name.
  const [packed] = Object.values(told as object) as readonly {
    readonly filename: string
    readonly size: number
    readonly files: readonly { readonly path: string }[]
  }[]
  if (!packed) throw new Error('expected npm to tell what it packed')
  const { filename, size, files } = packed
  return { file: path.join(folder, filename), size, paths: files.map(file => file.path) }
}

/**
 * Lay a packed program out in a project as a package manager does, and its packages from the checkout: beside it, or with
 * `pnpm` in a store where it finds those only that it names. Returns the folder of the program.
 */
export function installProgram(file: string, project: string, layout: 'npm' | 'pnpm' = 'npm'): string {
  const modules = path.join(project, 'node_modules')
  const shelf = layout === 'npm' ? modules : path.join(modules, '.pnpm/tidings@0.1.0/node_modules')
  const program = path.join(shelf, 'tidings')
  mkdirSync(program, { recursive: true })
  execFileSync('tar', ['-xzf', file, '-C', program, '--strip-components=1'])
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(program, 'package.json'), 'utf8'),
  )
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    mkdirSync(path.dirname(path.join(shelf, name)), { recursive: true })
    symlinkSync(path.join(root, 'node_modules', name), path.join(shelf, name), 'junction')
  }
  // What npm keeps of an install.
  const packages = { 'node_modules/tidings': { resolved: `file:${path.relative(project, file)}` } }
  if (layout === 'npm') writeFileSync(path.join(modules, '.package-lock.json'), JSON.stringify({ packages }))
  if (layout === 'pnpm') symlinkSync(program, path.join(modules, 'tidings'), 'junction')
  mkdirSync(path.join(modules, '.bin'))
  symlinkSync('../tidings/bin/tidings.mjs', path.join(modules, '.bin/tidings'))
  return program
}

/** Run a command in a project as `npx` and `npm run` do. Throws where it ends with another code than 0. */
export function runIn(project: string, command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
