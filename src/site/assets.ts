import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const projectRoot = resolve(import.meta.dirname, '../..')

/**
 * Bundle the stylesheet, the script of every page and the search page's into `assets/` of a site. What scripts share or
 * load later becomes a file of its own, named for what is in it.
 */
export async function writeAssets(output: string): Promise<void> {
  await build({
    entryPoints: [
      { in: join(projectRoot, 'templates/assets/main.css'), out: 'main' },
      { in: join(projectRoot, 'src/site/browser/main.ts'), out: 'main' },
      { in: join(projectRoot, 'src/search/browser/main.ts'), out: 'search' },
      // Shared by all that searches, and larger than it: as an entry, it stays a file of its own.
      { in: join(projectRoot, 'src/search/han-table.ts'), out: 'han-table' },
    ],
    outdir: resolve(output, 'assets'),
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    minify: true,
    charset: 'utf8',
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  })
}
