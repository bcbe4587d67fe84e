import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { mainName } from './run-bundle.mjs'

const root = path.join(import.meta.dirname, '..')

/** A thread that runs Eleventy: it needs most of what is in the script. */
const pagesThread = 'post-pages-thread'

/** For both halves of a bundle, that of the process and that of its threads. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'silent',
  // What brings programs, data or a loader of its own stays where it is installed.
  external: ['@11ty/eleventy-dev-server', '@resvg/*', 'esbuild', 'koffi', 'pagefind', 'subset-font', 'tsx'],
}

/** Write a bundle of the program into a folder: what `runBundle` runs, its threads, Eleventy's modules, the site's assets. */
export async function bundleProgram(folder) {
  const templates = await listTemplates()
  await Promise.all([bundleMain(folder, templates), bundleModules(folder), writeModules(folder, templates)])
  const { bundleAssets } = await import(pathToFileURL(path.join(folder, 'bundle-assets.mjs')).href)
  await bundleAssets(path.join(folder, 'assets'))
}

async function listTemplates() {
  const names = (await readdir(path.join(root, 'templates'))).filter(name => name.endsWith('.11ty.tsx'))
  return names.map(name => `templates/${path.parse(name).name}`)
}

/** All in one script: V8 gives away what it compiled of a script, but not of a module. */
async function bundleMain(folder, templates) {
  const modules = [
    ['eleventy', './.eleventy.ts'],
    [pagesThread, `./src/build/${pagesThread}.ts`],
    ...templates.map(name => [name, `./${name}.tsx`]),
  ]
  const loaders = modules.map(([name, file]) => `'${name}': () => require('${file}')`)
  await build({
    ...common,
    stdin: {
      contents: `import './src/cli/main.ts'\nexport const load = {${loaders}}`,
      resolveDir: root,
      sourcefile: 'main.js',
    },
    outfile: path.join(folder, mainName),
    format: 'cjs',
    // Every start reads it. Names stay as they are, for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    define: { 'import.meta.url': 'bundleUrl' },
    // A script that V8 did not compile itself cannot import: packages are required, the rest `runBundle` imports for it.
    supported: { 'dynamic-import': false },
    plugins: [keepPlaces({ imports: 'bundleImport' }), leaveOut(/^core-js\/|^pagefind$/)],
  })
}

/** What threads run, and what makes the assets. */
async function bundleModules(folder) {
  await build({
    ...common,
    entryPoints: [
      ...['search/index/shard-worker', 'build/file-writer-thread', 'build/look-at-site-thread'],
      'pages/bundle-assets',
    ].map(name => path.join(root, `src/${name}.ts`)),
    entryNames: '[name]',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    // gray-matter requires what Node brings.
    banner: {
      js: "import { createRequire as requirer } from 'node:module'\nconst require = requirer(import.meta.url)",
    },
    plugins: [keepPlaces({ imports: 'import' }), leaveOut(/^core-js\//)],
  })
}

/** Eleventy imports its configuration and its templates as modules: these hand on what is in the script. */
async function writeModules(folder, templates) {
  await mkdir(path.join(folder, 'templates'), { recursive: true })
  for (const name of ['eleventy', ...templates]) {
    const main = name === 'eleventy' ? `./${mainName}` : `../${mainName}`
    const text = `import { createRequire } from 'node:module'
const { data, default: main } = createRequire(import.meta.url)('${main}').load['${name}']()
export { data, main as default }
`
    await writeFile(path.join(folder, `${name}.mjs`), text)
  }
  const text = `import { runBundle } from '${pathToFileURL(path.join(root, 'scripts/run-bundle.mjs'))}'
runBundle(import.meta.dirname).load['${pagesThread}']()
`
  await writeFile(path.join(folder, `${pagesThread}.mjs`), text)
}

/**
 * In a bundle a source's own folder is still the one it was written in; Eleventy looks for its package beside its own.
 * What is imported by a name that only a run knows is imported by `imports`.
 */
function keepPlaces({ imports }) {
  const keep = (source, written, place) =>
    source.replaceAll(written, JSON.stringify(place)).replaceAll(/\bimport\((?=[a-z`])/g, `${imports}(`)
  return {
    name: 'keep-places',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
        const source = await readFile(file, 'utf8')
        return { loader: 'ts', contents: keep(source, 'import.meta.dirname', path.dirname(file)) }
      })
      onLoad({ filter: /[\\/]@11ty[\\/]eleventy[\\/]src[\\/].*\.js$/ }, async ({ path: file }) => {
        const source = await readFile(file, 'utf8')
        return { loader: 'js', contents: keep(source, 'import.meta.url', pathToFileURL(file).href) }
      })
    },
  }
}

/**
 * Leave out packages that do nothing for us. twitter-text brings core-js 2, of which Node 20 needs nothing; its test of
 * `RegExp[Symbol.split]` alone takes V8 off its fast path for every `split` of the process. Only threads run Pagefind.
 */
function leaveOut(filter) {
  return {
    name: 'leave-out',
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: 'left-out' }))
      onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }))
    },
  }
}
