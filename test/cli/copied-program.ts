import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { dumps } from './small-archive.ts'

const root = path.join(import.meta.dirname, '../..')

/** What the program is made of, beside its packages. */
const sources = [
  'src',
  'templates',
  'bin',
  'scripts',
  '.eleventy.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** Copy the program into a folder, where its sources can be changed; the packages are the project's own. */
export function copyProgram(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of sources) cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
}

/** Copy the program into a folder, and beside it a curator's: a dump, `2024-06.md`, and a configuration without images. */
export function copyWithDump(folder: string): { readonly program: string; readonly cwd: string } {
  const [program, cwd] = [path.join(folder, 'program'), path.join(folder, 'archive')]
  copyProgram(program)
  mkdirSync(cwd)
  writeFileSync(path.join(cwd, '2024-06.md'), dumps[0] ?? '')
  writeFileSync(
    path.join(cwd, 'tidings.config.ts'),
    "export default { url: 'https://news.example.org', outputs: { images: false } }\n",
  )
  return { program, cwd }
}

/** Run the command line of a program as a curator does, from a folder of his. Throws where it ends with another code than 0. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly umask?: number },
): Promise<string> {
  const { cwd, env, umask } = options
  const before = umask === undefined ? undefined : process.umask(umask)
  try {
    const command = [path.join(program, 'bin/tidings.mjs'), ...args]
    const running = promisify(execFile)(process.execPath, command, { cwd, env: { ...process.env, ...env } })
    return (await running).stdout
  } finally {
    if (before !== undefined) process.umask(before)
  }
}
