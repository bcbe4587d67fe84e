import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { defaultConfig, parseConfig, type SiteConfig } from '../config.ts'
import { InputError } from './errors.ts'

const defaultFile = 'tidings.config.ts'

/**
 * Load the configuration: the default export of a module, `tidings.config.ts` where no file is named and there is one.
 * Throws InputError that names the file, the key and what was expected.
 */
export async function loadConfig(file: string | undefined): Promise<SiteConfig> {
  const chosen = file ?? defaultFile
  if (!existsSync(chosen)) {
    if (file === undefined) return defaultConfig
    throw new InputError(`Cannot read \`${file}\`: it does not exist.`)
  }
  const module = await importModule(pathToFileURL(path.resolve(chosen)).href)
  const parsed = parseConfig(module.default ?? {})
  if (parsed.kind === 'config') return parsed.config
  throw new InputError(`${chosen}: ${parsed.problems.join(' ')}`)
}

/** Import a module that may be TypeScript. Run from sources, this process has a loader for it; from a bundle, not. */
async function importModule(url: string): Promise<{ readonly default?: unknown }> {
  if (import.meta.url.endsWith('.ts')) return import(url)
  const { tsImport } = await import('tsx/esm/api')
  return tsImport(url, import.meta.url)
}
