import { existsSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import type { BuildFailure } from 'esbuild'
import { defaultConfig, parseConfig, type SiteConfig } from './config.ts'
import { InputError, UsageError } from './errors.ts'
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
  const module = await importModule(chosen)
  if (!('default' in module)) {
    throw new InputError(
      `${chosen}: Unexpected module without a default export, expected \`export default { … }\`.`,
    )
  }
  const parsed = parseConfig(module.default)
  if (parsed.kind === 'config') return parsed.config
  throw new InputError(`${chosen}: ${parsed.problems.join(' ')}`)
}

/**
 * Import a module that may be TypeScript: bundle it with what it imports, then import the bundle from memory. A loader
 * would do too, but slows every later import of the process. Throws InputError where a module cannot be parsed or found,
 * and where it throws.
 */
async function importModule(file: string): Promise<{ readonly default?: unknown }> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    outdir: '.',
    // `defineConfig` of the program that runs, which need not be installed where the configuration is.
    alias: { tidings: ownModule },
    sourcemap: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  }).catch((error: BuildFailure) => {
    const [problem] = error.errors
    if (!problem) throw error
    const { file: source = file, line = 1, column = 0 } = problem.location ?? {}
    throw new InputError(`${source}:${line}:${column + 1}: ${problem.text}`)
  })
  const [map, module] = ['.map', '.js'].map(
    end => outputFiles.find(output => output.path.endsWith(end))?.text ?? '',
  )
  const address = `data:text/javascript;base64,${Buffer.from(module ?? '').toString('base64')}`
  return import(address).catch(error => {
    throw new InputError(`${locate(error, address, map ?? '') ?? file}: ${describeThrown(error)}`)
  })
}

/** Find the line of the sources that threw an error, from its stack. Returns undefined if the error has no stack. */
function locate(error: unknown, address: string, map: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const start = stack.indexOf(address)
  const [, line, column] = /^:(\d+):(\d+)/.exec(start === -1 ? '' : stack.slice(start + address.length)) ?? []
  if (line === undefined || column === undefined) return undefined
  const payload: SourceMapPayload = JSON.parse(map)
  const entry = new SourceMap(payload).findEntry(Number(line) - 1, Number(column) - 1)
  if (!('originalSource' in entry)) return undefined
  const source = path.relative('', path.resolve(decodeURI(entry.originalSource)))
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
}

function describeThrown(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `Cannot evaluate the configuration: ${what.replace(/\.$/, '')}.`
}
