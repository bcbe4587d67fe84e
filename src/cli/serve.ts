import { statSync } from 'node:fs'
import { fileErrorReason, InputError, UsageError } from '../errors.ts'
import { loadConfig } from '../load-config.ts'
import { sitePaths } from '../publish/site-paths.ts'
import { publishedIdentifier } from '../publish/spare.ts'
import { serveSite } from '../serve/site-server.ts'
import type { ExitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { ServeOptions } from './options.ts'
import { keepBuilding } from './serve/keep-building.ts'
import { printReport } from './serve/print-report.ts'

/**
 * Build, serve the site, and build again at each change, until a signal ends the process. Throws UsageError for standard
 * input, InputError if a feed is missing or the port cannot be used. Later problems are shown, and serving goes on.
 */
export async function runServe(
  files: readonly string[],
  options: ServeOptions,
  console: Console,
): Promise<ExitCode> {
  if (files.includes('-')) throw new UsageError('Unexpected `-`, expected files: they are watched.')
  for (const file of files) {
    const reason = whyMissing(file)
    if (reason !== undefined) throw new InputError(`Cannot read \`${file}\`: ${reason}.`)
  }
  const paths = sitePaths(options.output)
  const siteId = () => publishedIdentifier(paths) ?? ''
  let base = await readBase(options, '/')
  const server = await serveSite({ folder: paths.site, base: () => base, id: siteId }, options.port)
  const { signal, unlisten } = abortOnSignals()
  try {
    const url = `http://localhost:${server.port}${base}`
    console.out(options.json ? `${JSON.stringify({ url })}\n` : `Serving ${url} (Ctrl-C ends)\n`)
    await keepBuilding(files, options, siteId, signal, async build => {
      base = await readBase(options, base)
      printReport(build, options, console)
      server.send(build.problems)
    })
  } finally {
    unlisten()
    await server.close()
  }
  return 0
}

/** Read the path of the site from the configuration. A broken one, which the build reports, leaves it as it was. */
async function readBase(options: ServeOptions, before: string): Promise<string> {
  return loadConfig(options.config, options).then(
    ({ base }) => base,
    () => before,
  )
}

/** Say why a file cannot be found. Returns undefined for a file that is there. */
function whyMissing(file: string): string | undefined {
  try {
    statSync(file)
    return undefined
  } catch (error) {
    return fileErrorReason(error)
  }
}

/** Abort `signal` on the first signal that asks the process to end; ignore further ones. */
function abortOnSignals() {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, abort)
  return {
    signal: controller.signal,
    unlisten: () => {
      for (const signal of signals) process.off(signal, abort)
    },
  }
}
