import { createHash } from 'node:crypto'
import { SourceMap, type SourceMapPayload } from 'node:module'
import path from 'node:path'
import type { BuildFailure, BuildOptions } from 'esbuild'
import { InputError } from './errors.ts'

/** A module of a project, bundled with what it imports. */
export interface ImportedModule {
  readonly exports: Readonly<Record<string, unknown>>
  /** Hash of the bundle. */
  readonly key: string
  /**
   * Find the place in the sources that an error was thrown from, `file:line:column`: the first in a file that is `wanted`,
   * else the first of all. Returns undefined if the error comes from elsewhere.
   */
  readonly locate: (error: unknown, wanted?: (file: string) => boolean) => string | undefined
}

/**
 * Import a module that may be TypeScript: bundle it with what it imports, then import the bundle from memory. A loader
 * would do too, but slows every later import of the process. `name` is what the module is to its author. Throws InputError
 * where a module cannot be parsed or found, and where it throws.
 */
export async function importModule(
  options: Pick<BuildOptions, 'entryPoints' | 'stdin' | 'alias' | 'plugins' | 'tsconfigRaw'>,
  file: string,
  name: string,
): Promise<ImportedModule> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    outdir: '.',
    sourcemap: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  }).catch((error: BuildFailure) => {
    throw explainBuildFailure(error, file)
  })
  const [map = '', code = ''] = ['.map', '.js'].map(
    end => outputFiles.find(output => output.path.endsWith(end))?.text,
  )
  const address = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  const locate: ImportedModule['locate'] = (error, wanted = () => true) => {
    const places = findPlaces(error, address, map)
    const place = places.find(({ file }) => wanted(file)) ?? places[0]
    return place && `${place.file}:${place.line}:${place.column}`
  }
  const exports = await import(address).catch(error => {
    throw new InputError(`${locate(error) ?? file}: Cannot evaluate ${name}: ${describeThrown(error)}.`)
  })
  return { exports, key: createHash('sha256').update(code).digest('base64url'), locate }
}

/** Say where esbuild found the first mistake. Returns the error itself if it is none of the sources. */
export function explainBuildFailure(error: BuildFailure, file: string): Error {
  const [problem] = error.errors ?? []
  if (!problem) return error
  const { file: source = file, line = 1, column = 0 } = problem.location ?? {}
  return new InputError(`${source}:${line}:${column + 1}: ${problem.text}`)
}

/** Name an error for who caused it, without a full stop. */
export function describeThrown(error: unknown): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return what.replace(/\.$/, '')
}

interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Find the places of the sources that are in the stack of an error; none if it has no stack. */
function findPlaces(error: unknown, address: string, map: string): readonly Place[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const positions = stack
    .split(address)
    .slice(1)
    .map(after => /^:(\d+):(\d+)/.exec(after))
  if (positions.length === 0) return []
  const payload: SourceMapPayload = JSON.parse(map)
  const sourceMap = new SourceMap(payload)
  return positions.flatMap(position => {
    const entry = sourceMap.findEntry(Number(position?.[1]) - 1, Number(position?.[2]) - 1)
    if (!('originalSource' in entry)) return []
    const file = path.relative('', path.resolve(decodeURI(entry.originalSource)))
    return { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 }
  })
}
