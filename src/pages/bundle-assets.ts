import { join, resolve } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { programFolder } from '../program.ts'

/**
 * Bundle the stylesheets, the script of every page and the search page's into a folder, which holds files only. What
 * scripts share or load later becomes a file of its own, named for what is in it.
 */
export async function bundleAssets(folder: string): Promise<void> {
  const shared = {
    // The names of shared parts hash the paths of sources, as seen from here: not from wherever the command runs.
    absWorkingDir: programFolder,
    // Nor from wherever `node_modules` is a link to.
    preserveSymlinks: true,
    outdir: resolve(folder),
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'silent',
  } as const satisfies BuildOptions
  await build({
    ...shared,
    // Of one piece, and no module: it blocks the page for as short as may be.
    entryPoints: [{ in: join(programFolder, 'src/pages/browser/start.ts'), out: 'start' }],
    format: 'iife',
  })
  await build({
    ...shared,
    // Of one piece, which loads at once with the page's other files; parts would be asked for one after another.
    entryPoints: [{ in: join(programFolder, 'src/search/browser/main.ts'), out: 'search' }],
    format: 'esm',
  })
  await build({
    ...shared,
    entryPoints: [
      { in: join(programFolder, 'templates/assets/main.css'), out: 'main' },
      { in: join(programFolder, 'templates/assets/feed.css'), out: 'feed' },
      { in: join(programFolder, 'src/pages/browser/main.ts'), out: 'main' },
      // Shared by all that searches, and larger than it: as an entry, it stays a file of its own.
      { in: join(programFolder, 'src/search/query/han-table.ts'), out: 'han-table' },
    ],
    splitting: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
  })
}
