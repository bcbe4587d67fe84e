import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { projectRoot } from './programs.ts'

/** Say what figures were measured with: the day, versions and the machine, on one line. */
export async function describeEnvironment(): Promise<string> {
  const day = new Date().toISOString().slice(0, 10)
  const programs = [
    `Node ${process.versions.node}`,
    `Eleventy ${await packageVersion('@11ty/eleventy')}`,
    `Pagefind ${await packageVersion('pagefind')}`,
    await hugoVersion(),
  ]
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores`
  return `${day}; ${programs.join(', ')}; ${machine}`
}

async function packageVersion(name: string): Promise<string> {
  const file = path.join(projectRoot, 'node_modules', name, 'package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version
}

async function hugoVersion(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('hugo', ['version'])
    return `Hugo ${/v([\d.]+)/.exec(stdout)?.[1] ?? 'of unknown version'}`
  } catch {
    return 'no Hugo'
  }
}
