import { existsSync } from 'node:fs'
import path from 'node:path'
import { defaultConfig, parseConfig, type SiteConfig } from './config.ts'
import { InputError, UsageError } from './errors.ts'
import { importModule } from './import-module.ts'
import { bundleFolder } from './program.ts'

/** The configuration that is read where the command names none. */
export const defaultConfigFile = 'tidings.config.ts'

/** Where a site is published, given on the command line instead of in the configuration. */
export type Address = { readonly [Key in 'base' | 'url']?: string | undefined }

/** What `tidings` exports. */
const ownModule =
  bundleFolder === undefined
    ? path.join(import.meta.dirname, 'index.ts')
    : path.join(bundleFolder, 'index.js')

/**
 * Load the configuration: the default export of a module. Without a file named: `tidings.config.ts`, or the defaults if
 * there is none. Throws InputError that names the file, the key and what was expected; UsageError for an address that is
 * given instead of the configured one and cannot be.
 */
export async function loadConfig(file: string | undefined, { base, url }: Address = {}): Promise<SiteConfig> {
  const config = await loadModule(file)
  const given = { ...(base === undefined ? {} : { base }), ...(url === undefined ? {} : { url }) }
  const parsed = parseConfig({ ...config, ...given })
  if (parsed.kind === 'config') return parsed.config
  throw new UsageError(parsed.problems.join(' '))
}

async function loadModule(file: string | undefined): Promise<SiteConfig> {
  const chosen = file ?? defaultConfigFile
  if (!existsSync(chosen)) {
    if (file === undefined) return defaultConfig
    throw new InputError(`Cannot read \`${file}\`: it does not exist.`)
  }
  // `defineConfig` of the program that runs, which need not be installed where the configuration is.
  const options = { entryPoints: [chosen], alias: { tidings: ownModule } }
  const { exports: module } = await importModule(options, chosen, 'the configuration')
  if (!('default' in module)) {
    throw new InputError(
      `${chosen}: Unexpected module without a default export, expected \`export default { … }\`.`,
    )
  }
  const parsed = parseConfig(module.default)
  if (parsed.kind === 'config') return parsed.config
  throw new InputError(`${chosen}: ${parsed.problems.join(' ')}`)
}
