import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * Start the command line: `npm run tidings -- …`. Loading some five hundred modules through a TypeScript loader takes
 * longer than the work on a month's dump, so sources and templates are bundled once for each state they are in, and the
 * bundle is run. Where it cannot be kept (a read-only installation), tsx runs the sources as they are.
 */

const root = path.join(import.meta.dirname, '..')
const cache = path.join(root, '.cache/program')
/** Holds a hash of a bundle's files, in the bundle. */
const sealName = 'seal'

async function start() {
  const state = await stateOfSources()
  // What earlier runs kept is good for the very same program only.
  process.env.TIDINGS_PROGRAM = state
  const bundle = path.join(cache, state)
  try {
    if (!(await isWhole(bundle))) await writeBundle(bundle)
  } catch (error) {
    if (isMistyped(error)) return printMistakes(error)
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(error.code)) throw error
    const { register } = await import('tsx/esm/api')
    register({ tsconfig: path.join(root, 'tsconfig.json') })
    return import('../src/cli/main.ts')
  }
  return import(path.join(bundle, 'main.mjs'))
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
    'scripts/tidings.mjs',
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
  const names = (await readdir(bundle, { recursive: true })).filter(name => name.endsWith('.mjs')).sort()
  for (const name of names) {
    const text = readFileSync(path.join(bundle, name))
    hash.update(`${name} ${text.length}\n`).update(text)
  }
  return hash.digest('hex')
}

/** Bundle beside its place and rename, so that a second start never sees half of it. */
async function writeBundle(bundle) {
  const { build } = await import('esbuild')
  const draft = `${bundle}.${process.pid}`
  await mkdir(cache, { recursive: true })
  await build({
    entryPoints: await listEntryPoints(),
    outdir: draft,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
    // What brings programs, data or a loader of its own stays where it is installed.
    external: [
      '@11ty/eleventy-dev-server',
      '@resvg/*',
      'esbuild',
      'koffi',
      'opencc-js',
      'pagefind',
      'subset-font',
      'tsx',
    ],
    banner: {
      js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
    },
    plugins: [keepDirectories, leaveOutPolyfills],
  })
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

async function listEntryPoints() {
  const templates = (await readdir(path.join(root, 'templates'))).filter(name => name.endsWith('.11ty.tsx'))
  return [
    { in: path.join(root, 'src/cli/main.ts'), out: 'main' },
    ...['search/shard-thread', 'site/file-writer-thread'].map(name => ({
      in: path.join(root, `src/${name}.ts`),
      out: path.basename(name),
    })),
    { in: path.join(root, '.eleventy.ts'), out: 'eleventy' },
    ...templates.map(name => ({
      in: path.join(root, 'templates', name),
      out: path.join('templates', path.parse(name).name),
    })),
  ]
}

/** A bundle may still be run by a process that started before the sources changed: only old ones go. */
async function removeOldBundles() {
  const day = 24 * 60 * 60 * 1000
  for (const name of await readdir(cache)) {
    const file = path.join(cache, name)
    if (Date.now() - (await stat(file)).mtimeMs > day) await rm(file, { recursive: true, force: true })
  }
}

/** In a bundle a source's own folder is still the one it was written in; Eleventy looks for its package beside its own. */
const keepDirectories = {
  name: 'keep-directories',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      const directory = JSON.stringify(path.dirname(file))
      return { loader: 'ts', contents: source.replaceAll('import.meta.dirname', directory) }
    })
    onLoad({ filter: /[\\/]@11ty[\\/]eleventy[\\/]src[\\/].*\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8')
      const address = JSON.stringify(pathToFileURL(file).href)
      return { loader: 'js', contents: source.replaceAll('import.meta.url', address) }
    })
  },
}

/**
 * twitter-text brings core-js 2, of which Node 20 needs nothing; its test of `RegExp[Symbol.split]` alone takes V8 off
 * its fast path for every `split` of the process.
 */
const leaveOutPolyfills = {
  name: 'leave-out-polyfills',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^core-js\// }, ({ path: name }) => ({ path: name, namespace: 'polyfill' }))
    onLoad({ filter: /.*/, namespace: 'polyfill' }, () => ({ contents: '' }))
  },
}

await start()
