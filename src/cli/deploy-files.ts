import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DeployTarget } from '../config.ts'
import { type DeployFile, deployFiles, isUnedited } from '../deploy/deploy-files.ts'
import { loadConfig } from '../load-config.ts'
import type { ExitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { DeployOptions } from './options.ts'

/** Write the files that a host needs into the working folder; those that were edited stay. */
export async function runDeployFiles(
  target: DeployTarget,
  options: DeployOptions,
  console: Console,
): Promise<ExitCode> {
  const config = await loadConfig(options.config)
  const planned = await Promise.all(deployFiles(target, config).map(planFile))
  if (!options.dryRun) await Promise.all(planned.map(writeFileAs))
  const files = planned.map(({ path, state }) => ({ path, state }))
  if (options.json) {
    console.out(`${JSON.stringify({ files }, undefined, 2)}\n`)
    return 0
  }
  for (const { path, state } of files) {
    if (state === 'edited') console.err(`warning: \`${path}\` was edited, and stays as it is.\n`)
  }
  if (options.dryRun) for (const { path, text } of planned) console.out(`--- ${path}\n${text}`)
  if (options.quiet) return 0
  for (const { path, state } of files)
    if (!options.dryRun && state !== 'edited') console.out(`${path}: ${state}\n`)
  if (target !== 'github' && config.outputs.hosting !== target)
    console.out(
      `Set \`outputs: { hosting: '${target}' }\` in the configuration: builds then write the headers and redirects that it reads.\n`,
    )
  return 0
}

interface PlannedFile extends DeployFile {
  readonly state: 'written' | 'unchanged' | 'edited'
}

async function planFile(file: DeployFile): Promise<PlannedFile> {
  const found = await readFile(file.path, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (found === file.text) return { ...file, state: 'unchanged' }
  return { ...file, state: found === undefined || isUnedited(found) ? 'written' : 'edited' }
}

async function writeFileAs({ path: file, text, state }: PlannedFile): Promise<void> {
  if (state !== 'written') return
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}
