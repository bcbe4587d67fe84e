import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SiteConfig } from '../config.ts'

const here = fileURLToPath(import.meta.url)

/**
 * Write the assets of every page into `assets/` of a site. The accent colours stand in the stylesheets, so that a
 * Content-Security-Policy need not allow styles in pages.
 */
export async function writeAssets(output: string, colours: SiteConfig['colours'] = {}): Promise<void> {
  const folder = join(output, 'assets')
  const made = here.endsWith('.ts') ? await bundle(folder) : join(here, '../assets')
  await mkdir(folder, { recursive: true })
  const rule = Buffer.from(accentRule(colours))
  for (const name of await readdir(made)) {
    const content = await readFile(join(made, name))
    await writeFile(join(folder, name), extname(name) === '.css' ? Buffer.concat([content, rule]) : content)
  }
}

/** Where the sources are run as they are: `scripts/bundle-program.mjs` puts the same files beside the script. */
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
