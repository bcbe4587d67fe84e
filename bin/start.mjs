import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * Run the program from a bundle: loading its hundreds of modules through a TypeScript loader takes longer than the work on
 * a month's dump. A package brings its bundle in `dist`, and writes nothing into itself; a checkout makes one for the state
 * of its sources. Where that cannot be kept (a read-only checkout), tsx runs the sources as they are.
 */

const root = path.join(import.meta.dirname, '..')

async function start() {
  const { key, folder, compiled } = await findProgram()
  // What a build keeps is good for the same program on a Node that knows the same letters and writes dates the same way.
  const { icu, unicode, cldr } = process.versions
  process.env.TIDINGS_PROGRAM = [key, icu, unicode, cldr].join('-')
  if (folder === undefined) return runSources()
  // Node 22.1 and newer keeps what it compiles; https://nodejs.org/api/module.html#module-compile-cache
  if (compiled !== undefined) nodeModule.enableCompileCache?.(compiled)
  await import(pathToFileURL(path.join(folder, 'main.js')).href)
}

/**
 * Find the bundle: the key of its sources and packages, its folder, undefined if a checkout's cannot be kept, and the folder
 * for what Node compiles of it, undefined in a folder where nothing was built yet.
 */
async function findProgram() {
  if (existsSync(path.join(root, 'src'))) {
    const { openProgram } = await import('../scripts/program-cache.mjs')
    const program = await openProgram()
    return { ...program, compiled: program.folder && path.join(program.folder, 'compiled') }
  }
  const folder = path.join(root, 'dist')
  const { key } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  const cache = path.resolve('.cache/tidings')
  return {
    key: [key, ...lockfiles.filter(existsSync).map(hashFile)].join('-'),
    folder,
    compiled: existsSync(cache) ? path.join(cache, 'compiled') : undefined,
  }
}

/** What tells which packages a project runs a packed program with. */
const lockfiles = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']

function hashFile(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
}

async function runSources() {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(root, 'tsconfig.json') })
  await import('../src/cli/main.ts')
}

/** Put what keeps the program from starting into sentences; undefined for an error that is ours to mend. */
function explain(error) {
  // esbuild's BuildFailure. Authors of templates are told where their mistakes are, not where esbuild was called.
  if (Array.isArray(error.errors)) return error.errors.map(describeMistake)
  if (error.code === 'ERR_MODULE_NOT_FOUND' || /is needed by esbuild/.test(error.message)) {
    const [problem] = error.message.split('\n')
    return [`${problem.replace(/\.?$/, '.')} Install all packages, the optional ones too: \`npm ci\`.`]
  }
}

function describeMistake({ text, location }) {
  if (!location) return text
  const file = path.relative('', path.join(root, location.file))
  return `${file}:${location.line}:${location.column + 1}: ${text}`
}

try {
  await start()
} catch (error) {
  const sentences = explain(error)
  if (!sentences) throw error
  for (const sentence of sentences) process.stderr.write(`error: ${sentence}\n`)
  process.exitCode = 1
}
