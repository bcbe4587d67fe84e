import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const projectRoot = resolve(import.meta.dirname, '../..')

/** Bundle the stylesheet and the search page's script into `assets/` of a site. */
export async function writeAssets(output: string): Promise<void> {
  await build({
    entryPoints: {
      main: join(projectRoot, 'templates/assets/main.css'),
      search: join(projectRoot, 'src/search/browser/main.ts'),
    },
    outdir: resolve(output, 'assets'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  })
}
