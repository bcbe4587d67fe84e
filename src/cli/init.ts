import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseConfig } from '../config.ts'
import { UsageError } from '../errors.ts'
import { programFolder } from '../program.ts'
import type { ExitCode } from './commands.ts'
import type { Console } from './console.ts'
import { findPackage } from './init/find-package.ts'
import { projectFiles } from './init/project-files.ts'
import type { InitOptions } from './options.ts'

/** Write the files of a new archive into a folder. A file that is there stays as it is, and is named. */
export function runInit(folder: string, options: InitOptions, console: Console): ExitCode {
  const { title = path.basename(path.resolve(folder)), lang, url, base } = options
  const parsed = parseConfig({ title, lang, url, base })
  if (parsed.kind === 'problems') throw new UsageError(parsed.problems.join(' '))
  const program = findPackage(folder)
  const { deploy } = options
  const month = console.today().slice(0, 7)
  const files = [
    ...projectFiles({ ...parsed.config, deploy, month, program }),
    ...(options.sample ? readSample() : []),
  ]
  const created = files.filter(file => createFile(folder, file)).map(file => file.path)
  const left = files.map(file => file.path).filter(file => !created.includes(file))
  if (options.json) console.out(`${JSON.stringify({ created, left }, undefined, 2)}\n`)
  else if (!options.quiet) {
    if (created.length > 0) console.out(`Created: ${created.join(', ')}\n`)
    if (left.length > 0) console.out(`Left as they were: ${left.join(', ')}\n`)
    const steps = [
      ...(path.relative('', folder) === '' ? [] : [`cd ${quoteForShell(folder)}`]),
      ...(left.includes('package.json')
        ? stepsWithin(folder, program.startsWith('^') ? 'tidings' : program)
        : ['npm install', 'npm run build']),
    ]
    console.out(`Next: ${steps.join(' && ')}\n`)
    if (deploy !== 'none' && program.startsWith('file:../'))
      console.err(
        `warning: \`package.json\` takes tidings from \`${program}\`. A host that builds the site has no such file: \`npm install\` a copy inside the folder, made by \`npm pack\`.\n`,
      )
  }
  return 0
}

interface ProjectFile {
  readonly path: string
  readonly text: string | Buffer
}

/** Read the dump of posts to try it with, and its pictures. */
function readSample(): readonly ProjectFile[] {
  const dump = 'content/feeds/sample.md'
  const read = (file: string) => ({ path: file, text: readFileSync(path.join(programFolder, file)) })
  const pictures = read(dump)
    .text.toString()
    .matchAll(/\]\((images\/[\w.-]+)\)/g)
  return [read(dump), ...Array.from(pictures, ([, picture = '']) => read(`content/feeds/${picture}`))]
}

/** Tell how a project that is there builds the archive: by the script that hosts run, unless it has one of its own. */
function stepsWithin(folder: string, program: string): readonly string[] {
  const install = `npm install ${program}`
  if (/"build"\s*:/.test(readFileSync(path.join(folder, 'package.json'), 'utf8')))
    return [install, 'npx tidings regenerate']
  const scripts = 'scripts.build="tidings regenerate" scripts.serve="tidings serve"'
  return [`npm pkg set ${scripts}`, install, 'npm run build']
}

function quoteForShell(file: string): string {
  return /^[\w./~-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
}

/** Write a file if there is none of its name. Returns whether it did. */
function createFile(folder: string, { path: name, text }: ProjectFile): boolean {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
