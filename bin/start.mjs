import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * Run the program from a bundle: loading its hundreds of modules through a TypeScript loader takes longer than the work on
 * a month's dump. A package brings its bundle in `dist`; a checkout makes one for the state of its sources. Where that
 * cannot be kept (a read-only checkout), tsx runs the sources as they are.
 */

const root = path.join(import.meta.dirname, '..')

async function start() {
  const program = await findProgram()
  if (!program) return
  // What a build keeps is good for the same program on a Node that knows the same letters and writes dates the same way.
  const { icu, unicode, cldr } = process.versions
  process.env.TIDINGS_PROGRAM = [program.key, icu, unicode, cldr].join('-')
  if (program.folder === undefined) return runSources()
  // Node 22.1 and newer keeps what it compiles; https://nodejs.org/api/module.html#module-compile-cache
  nodeModule.enableCompileCache?.(path.join(program.folder, 'compiled'))
  await import(pathToFileURL(path.join(program.folder, 'main.js')).href)
}

/** Find the bundle: its folder, undefined where none can be kept, and its key. Undefined if sources have mistakes, once told. */
async function findProgram() {
  if (!existsSync(path.join(root, 'src'))) {
    const folder = path.join(root, 'dist')
    return { folder, ...JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) }
  }
  const { openProgram } = await import('../scripts/program-cache.mjs')
  try {
    return await openProgram()
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error
    printMistakes(error.errors)
    process.exitCode = 1
  }
}

/** Print the mistakes that esbuild found: who writes a template is told where they are, not where esbuild was called. */
function printMistakes(mistakes) {
  for (const { text, location } of mistakes) {
    const file = location && path.relative('', path.join(root, location.file))
    const place = location ? `${file}:${location.line}:${location.column + 1}: ` : ''
    process.stderr.write(`error: ${place}${text}\n`)
  }
}

async function runSources() {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(root, 'tsconfig.json') })
  await import('../src/cli/main.ts')
}

await start()
