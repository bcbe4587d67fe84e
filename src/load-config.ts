import { existsSync } from 'node:fs'
import type { BuildFailure } from 'esbuild'
import { defaultConfig, parseConfig, type SiteConfig } from './config.ts'
import { InputError } from './errors.ts'

/** The configuration that is read where the command names none. */
export const defaultConfigFile = 'tidings.config.ts'

/**
 * Load the configuration: the default export of a module, `tidings.config.ts` where no file is named and there is one.
 * Throws InputError that names the file, the key and what was expected.
 */
export async function loadConfig(file: string | undefined): Promise<SiteConfig> {
  const chosen = file ?? defaultConfigFile
  if (!existsSync(chosen)) {
    if (file === undefined) return defaultConfig
    throw new InputError(`Cannot read \`${file}\`: it does not exist.`)
  }
  const module = await importModule(chosen)
  const parsed = parseConfig(module.default ?? {})
  if (parsed.kind === 'config') return parsed.config
  throw new InputError(`${chosen}: ${parsed.problems.join(' ')}`)
}

/**
 * Import a module that may be TypeScript, with what it imports, as one piece and from memory. Not through a loader:
 * once registered, that would slow every later import of the process. Throws InputError for what cannot be parsed or found.
 */
async function importModule(file: string): Promise<{ readonly default?: unknown }> {
  const { build } = await import('esbuild')
  const bundled = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  }).catch((error: BuildFailure) => {
    const [problem] = error.errors
    if (!problem) throw error
    const { file: place = file, line = 1, column = 0 } = problem.location ?? {}
    throw new InputError(`${place}:${line}:${column + 1}: ${problem.text}`)
  })
  const [module] = bundled.outputFiles
  return import(`data:text/javascript;base64,${Buffer.from(module?.contents ?? '').toString('base64')}`)
}
