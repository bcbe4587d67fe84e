import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runBundle } from './run-bundle.mjs'

/*
 * Start the command line: `npm run tidings -- …`. Loading some five hundred modules through a TypeScript loader takes
 * longer than the work on a month's dump, so sources and templates are bundled once for each state they are in, and the
 * bundle is run, by the code V8 compiled of it in earlier runs. Where it cannot be kept (a read-only installation), tsx
 * runs the sources as they are.
 */

const root = path.join(import.meta.dirname, '..')
const cache = path.join(root, '.cache/program')
/** A bundle knows where its sources and packages stand: one that was moved or copied with the project is no good. */
const place = createHash('sha256').update(root).digest('hex').slice(0, 8)
/** Holds a hash of a bundle's files, in the bundle. */
const sealName = 'seal'
/** What a bundle is made and run by. */
const programs = ['tidings', 'bundle-program', 'run-bundle']

async function start() {
  const state = await stateOfSources()
  // What earlier runs kept is good for the very same program only.
  process.env.TIDINGS_PROGRAM = state
  const bundle = path.join(cache, `${state}-${place}`)
  try {
    if (!(await isWhole(bundle))) await writeBundle(bundle)
  } catch (error) {
    if (isMistyped(error)) return printMistakes(error)
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(error.code)) throw error
    const { register } = await import('tsx/esm/api')
    register({ tsconfig: path.join(root, 'tsconfig.json') })
    return import('../src/cli/main.ts')
  }
  return runBundle(bundle)
}

/** Whether esbuild could not make sense of a source. Who writes a template is told where, not where esbuild found out. */
function isMistyped(error) {
  return Array.isArray(error.errors) && error.errors.length > 0
}

function printMistakes({ errors }) {
  for (const { text, location } of errors) {
    const place = location ? `${location.file}:${location.line}:${location.column + 1}: ` : ''
    process.stderr.write(`error: ${place}${text}\n`)
  }
  process.exitCode = 1
}

/**
 * A key of everything the program and what it makes depend on: sources, styles, the installed packages, and what another
 * Node may know otherwise: letters, and how dates are written.
 */
async function stateOfSources() {
  const { icu, unicode, cldr } = process.versions
  const hash = createHash('sha256').update(JSON.stringify([icu, unicode, cldr]))
  const sources = [...(await listSources('src')), ...(await listSources('templates'))]
  for (const file of [
    ...sources,
    '.eleventy.ts',
    'tsconfig.json',
    'package-lock.json',
    ...programs.map(name => `scripts/${name}.mjs`),
  ]) {
    const text = readFileSync(path.join(root, file))
    hash.update(`${file} ${text.length}\n`).update(text)
  }
  return hash.digest('hex').slice(0, 16)
}

async function listSources(folder) {
  const names = await readdir(path.join(root, folder), { recursive: true })
  return names
    .filter(name => /\.(?:tsx?|css)$/.test(name))
    .map(name => path.join(folder, name))
    .sort()
}

/** Whether a bundle is there as it was written: what is left of a damaged one could do half of the work and say nothing. */
async function isWhole(bundle) {
  try {
    return readFileSync(path.join(bundle, sealName), 'utf8') === (await sealOf(bundle))
  } catch {
    return false
  }
}

async function sealOf(bundle) {
  const hash = createHash('sha256')
  const names = (await readdir(bundle, { recursive: true }))
    .filter(name => /\.(?:[cm]?js|css)$/.test(name))
    .sort()
  for (const name of names) {
    const text = readFileSync(path.join(bundle, name))
    hash.update(`${name} ${text.length}\n`).update(text)
  }
  return hash.digest('hex')
}

/** Bundle beside its place and rename, so that a second start never sees half of it. */
async function writeBundle(bundle) {
  const { bundleProgram } = await import('./bundle-program.mjs')
  const draft = `${bundle}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await bundleProgram(draft)
  await writeFile(path.join(draft, sealName), await sealOf(draft))
  await putInPlace(draft, bundle)
  await removeOldBundles()
}

async function putInPlace(draft, bundle) {
  try {
    await rename(draft, bundle)
  } catch (error) {
    if (!existsSync(bundle)) throw error
    // Another start was faster with the same bundle, or what is there is damaged.
    if (await isWhole(bundle)) return rm(draft, { recursive: true })
    await rm(bundle, { recursive: true, force: true })
    await putInPlace(draft, bundle)
  }
}

/** A bundle may still be run by a process that started before the sources changed: only old ones go. */
async function removeOldBundles() {
  const day = 24 * 60 * 60 * 1000
  for (const name of await readdir(cache)) {
    const file = path.join(cache, name)
    if (Date.now() - (await stat(file)).mtimeMs > day) await rm(file, { recursive: true, force: true })
  }
}

await start()
