import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { defaultConfig, type SiteConfig } from '../config.ts'
import { bundleFolder } from '../program.ts'

/**
 * Write the assets of every page into `assets/` of a site: scripts and stylesheets. The accent colours stand in the
 * stylesheets, so that a Content-Security-Policy need not allow styles in pages.
 */
export async function writeAssets(output: string, colours = defaultConfig.colours): Promise<void> {
  const folder = join(output, 'assets')
  const bundled = bundleFolder === undefined ? await bundle(folder) : join(bundleFolder, 'assets')
  await mkdir(folder, { recursive: true })
  const rule = Buffer.from(accentRule(colours))
  for (const name of await readdir(bundled)) {
    const content = await readFile(join(bundled, name))
    await writeFile(join(folder, name), extname(name) === '.css' ? Buffer.concat([content, rule]) : content)
  }
}

/** Bundle the assets where the sources are run as they are: a bundle of the program holds the same files. */
async function bundle(folder: string): Promise<string> {
  const { bundleAssets } = await import('./bundle-assets.ts')
  await bundleAssets(folder)
  return folder
}

function accentRule({ light, dark }: SiteConfig['colours']): string {
  return `:root{--accent-light:${light};--accent-dark:${dark}}\n`
}
