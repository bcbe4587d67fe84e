import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { InputError, UsageError } from '../errors.ts'
import { loadConfig } from '../load-config.ts'
import { marker, sitePlaces } from '../publish/places.ts'
import type { ExitCode } from './commands.ts'
import type { Console } from './console.ts'
import { keepBuilding } from './serve/keep-building.ts'
import type { ServeOptions } from './serve/options.ts'
import { printReport } from './serve/report.ts'
import { serveSite } from './serve/site-server.ts'

/**
 * Build, serve the site, and build again at each change until the process is told to end. Throws UsageError for standard
 * input, InputError where a feed is missing or the port cannot be had; what goes wrong later is shown and waited out.
 */
export async function runServe(
  files: readonly string[],
  options: ServeOptions,
  console: Console,
): Promise<ExitCode> {
  if (files.includes('-')) throw new UsageError('Unexpected `-`, expected files: they are watched.')
  const lost = files.find(file => !existsSync(file))
  if (lost !== undefined) throw new InputError(`Cannot read \`${lost}\`: it does not exist.`)
  const { site: folder } = sitePlaces(options.output)
  const siteId = () => readId(folder)
  let base = await readBase(options, '/')
  const server = await serveSite({ folder, base: () => base, id: siteId }, options.port)
  const { signal, forget } = awaitSignals()
  try {
    const url = `http://localhost:${server.port}${base}`
    console.out(options.json ? `${JSON.stringify({ url })}\n` : `Serving ${url} (Ctrl-C ends)\n`)
    await keepBuilding(files, options, siteId, signal, async build => {
      base = await readBase(options, base)
      printReport(build, options, console)
      server.tell(build.problems)
    })
  } finally {
    forget()
    await server.close()
  }
  return 0
}

/** Identifier of the site in a folder; empty where there is none. */
function readId(folder: string): string {
  try {
    return readFileSync(path.join(folder, marker), 'utf8').trim()
  } catch {
    return ''
  }
}

/** Where the configuration puts the site; as before while it is broken, which the build tells about. */
async function readBase({ config }: ServeOptions, before: string): Promise<string> {
  return loadConfig(config).then(
    ({ base }) => base,
    () => before,
  )
}

/** Turn the signals that ask a process to end into one that is aborted. Repeated ones do no more than the first. */
function awaitSignals() {
  const told = new AbortController()
  const abort = () => told.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, abort)
  return {
    signal: told.signal,
    forget: () => {
      for (const signal of signals) process.off(signal, abort)
    },
  }
}
