import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * Bundle the program. `node scripts/build-program.mjs` writes `dist`, for a package; `program-cache.mjs` keeps bundles of
 * the states of a checkout. Packages are no part of a bundle: they are imported from `node_modules`.
 */

const root = path.join(import.meta.dirname, '..')

/** Files and whole folders that a bundle depends on. */
const sources = [
  ...['src', 'templates', '.eleventy.ts'],
  ...['tsconfig.json', 'package-lock.json', 'scripts/build-program.mjs'],
]

/** Modules in the folder of a bundle, and their sources. The templates are modules in its `templates`. */
const entries = {
  main: 'src/cli/main.ts',
  // `src/worker.ts` starts it.
  'shard-worker': 'src/search/index/shard-worker.ts',
  'bundle-assets': 'src/pages/bundle-assets.ts',
  'bundle-live': 'src/serve/bundle-live.ts',
  'eleventy.config': '.eleventy.ts',
  // What the package exports.
  index: 'src/index.ts',
  eleventy: 'src/build/eleventy-plugin.ts',
}

const manifestName = 'manifest.json'

/** Make the key of a bundle: a hash of all files that it depends on. */
export function keyOfSources() {
  const hashes = hashFiles(root, sources.flatMap(source => listFiles(root, source)).sort())
  return createHash('sha256').update(JSON.stringify(hashes)).digest('hex').slice(0, 16)
}

/**
 * Write a bundle into an empty folder, which lies below the program's: modules, what browsers run of a site and of `serve`,
 * and a manifest with the key and the hash of each file. Throws esbuild's BuildFailure for mistakes in the sources.
 */
export async function buildProgram(folder, key) {
  const { build } = await import('esbuild')
  const templates = readdirSync(path.join(root, 'templates')).filter(name => name.endsWith('.11ty.tsx'))
  const { metafile } = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: {
      ...entries,
      ...Object.fromEntries(
        templates.map(name => [`templates/${path.parse(name).name}`, `templates/${name}`]),
      ),
    },
    outdir: folder,
    // What entries share lies in the folder itself: `src/program.ts` finds the bundle's folder by that.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'silent',
  })
  // Templates of a project are bundled with these, one by one: its components take the place of some.
  await build({
    absWorkingDir: root,
    entryPoints: modulesOf(metafile, templates),
    outdir: path.join(folder, 'modules'),
    outbase: '.',
    format: 'esm',
    target: 'node20.19',
    loader: { '.json': 'copy' },
    logLevel: 'silent',
  })
  // What browsers run is made once, too: by modules of the bundle.
  const load = name => import(pathToFileURL(path.join(folder, `${name}.js`)).href)
  const [{ bundleAssets }, { bundleLive }] = await Promise.all(['bundle-assets', 'bundle-live'].map(load))
  await bundleAssets(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'live.js'), await bundleLive())
  const manifest = { key, files: hashFiles(folder, listFiles(folder, '.')) }
  writeFileSync(path.join(folder, manifestName), JSON.stringify(manifest))
}

/** List the files of the project that templates import, and those that these import. */
function modulesOf({ inputs }, templates) {
  const found = new Set(templates.map(name => `templates/${name}`))
  for (const file of found)
    for (const { path: imported, external } of inputs[file].imports) if (!external) found.add(imported)
  return [...found]
}

/** Read the manifest of a bundle; undefined if there is none. */
export function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, manifestName), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether each file of a bundle is as it was written: a damaged one could do half of the work and say nothing. */
export function isIntact(folder) {
  const files = readManifest(folder)?.files
  return (
    files !== undefined && JSON.stringify(files) === JSON.stringify(hashFiles(folder, Object.keys(files)))
  )
}

/** List the files below a path, relative to `base`. One that goes while it is looked for, as editors' do, is left out. */
function listFiles(base, name) {
  const file = path.join(base, name)
  const entry = statSync(file, { throwIfNoEntry: false })
  if (entry?.isFile()) return [path.normalize(name)]
  if (!entry?.isDirectory()) return []
  return readdirSync(file).flatMap(child => listFiles(base, path.join(name, child)))
}

/** Hash files; the hash of a missing one is empty. */
function hashFiles(base, names) {
  const hash = name => {
    try {
      return createHash('sha256')
        .update(readFileSync(path.join(base, name)))
        .digest('hex')
    } catch {
      return ''
    }
  }
  return Object.fromEntries(names.map(name => [name, hash(name)]))
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.join(root, 'dist')
  rmSync(folder, { recursive: true, force: true })
  await buildProgram(folder, keyOfSources())
}
