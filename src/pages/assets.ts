import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { SiteConfig } from '../config.ts'
import { bundleFolder } from '../program.ts'

/**
 * Write the assets of every page into `assets/` of a site. The accent colours stand in the stylesheets, so that a
 * Content-Security-Policy need not allow styles in pages.
 */
export async function writeAssets(output: string, colours: SiteConfig['colours'] = {}): Promise<void> {
  const folder = join(output, 'assets')
  const made = bundleFolder === undefined ? await bundle(folder) : join(bundleFolder, 'assets')
  await mkdir(folder, { recursive: true })
  const rule = Buffer.from(accentRule(colours))
  for (const name of await readdir(made)) {
    const content = await readFile(join(made, name))
    await writeFile(join(folder, name), extname(name) === '.css' ? Buffer.concat([content, rule]) : content)
  }
}

/** Where the sources are run as they are: a bundle of the program holds the same files. */
async function bundle(folder: string): Promise<string> {
  const { bundleAssets } = await import('./bundle-assets.ts')
  await bundleAssets(folder)
  return folder
}

function accentRule({ light, dark }: SiteConfig['colours']): string {
  const lightRule = light === undefined ? '' : `--accent-light:${light};`
  const darkRule = dark === undefined ? '' : `--accent-dark:${dark};`
  return `:root{${lightRule}${darkRule}}\n`
}
