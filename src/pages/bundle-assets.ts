import { basename, join, resolve } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { programFolder } from '../program.ts'

/**
 * Bundle the stylesheets, the script of every page and that of the search page into a folder, without subfolders. Code that
 * scripts share or import dynamically becomes a chunk of its own, named by a hash of its content.
 */
export async function bundleAssets(folder: string): Promise<void> {
  const shared = {
    // Hashes of chunk names include the paths of sources, relative to this folder: they must not depend on the working folder …
    absWorkingDir: programFolder,
    // … nor on the target of `node_modules` if it is a symbolic link.
    preserveSymlinks: true,
    outdir: resolve(folder),
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    metafile: true,
    logLevel: 'silent',
  } as const satisfies BuildOptions
  const start = await build({
    ...shared,
    // One classic script without chunks: it blocks rendering, so it must load fast.
    entryPoints: [{ in: join(programFolder, 'src/pages/browser/start.ts'), out: 'start' }],
    format: 'iife',
  })
  const search = await build({
    ...shared,
    // Without chunks, which the browser would request one after another.
    entryPoints: [{ in: join(programFolder, 'src/search/browser/main.ts'), out: 'search' }],
    format: 'esm',
  })
  const pages = await build({
    ...shared,
    entryPoints: [
      { in: join(programFolder, 'templates/assets/main.css'), out: 'main' },
      { in: join(programFolder, 'templates/assets/feed.css'), out: 'feed' },
      { in: join(programFolder, 'src/pages/browser/main.ts'), out: 'main' },
      // Larger than all other code of the search: as an entry it stays a file of its own, for the cache of the browser.
      { in: join(programFolder, 'src/search/query/han-table.ts'), out: 'han-table' },
    ],
    splitting: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
  })
  const names = [start, search, pages]
    .flatMap(({ metafile }) => Object.keys(metafile.outputs))
    .map(file => basename(file))
  await build({
    ...shared,
    // It names the files above, to keep them for readers without a connection.
    entryPoints: [{ in: join(programFolder, 'src/output/offline/service-worker.ts'), out: 'offline' }],
    define: { assetNames: JSON.stringify(names.sort()) },
    format: 'iife',
  })
}
