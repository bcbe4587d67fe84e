import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { iconPath, themeAssetsPath } from '../archive/urls.ts'
import { defaultConfig, type SiteConfig } from '../config.ts'
import { bundleFolder } from '../program.ts'
import type { ThemeAsset } from '../theme/compile-styles.ts'
import { drawIcon } from './icon.ts'

/**
 * Write the assets of every page into `assets/` of a site: scripts, stylesheets and the icon. The accent colours are in
 * these files and not in pages, because the site must work under the Content-Security-Policy `default-src 'self'`.
 */
export async function writeAssets(
  output: string,
  colours = defaultConfig.colours,
  theme: readonly ThemeAsset[] = [],
): Promise<void> {
  const folder = join(output, 'assets')
  const bundled = bundleFolder === undefined ? await bundle(folder) : join(bundleFolder, 'assets')
  await mkdir(folder, { recursive: true })
  const rule = Buffer.from(accentRule(colours))
  for (const name of await readdir(bundled)) {
    const content = await readFile(join(bundled, name))
    await writeFile(join(folder, name), extname(name) === '.css' ? Buffer.concat([content, rule]) : content)
  }
  if (theme.length > 0) await mkdir(join(output, themeAssetsPath), { recursive: true })
  for (const { path, content } of theme) await writeFile(join(output, path), content)
  await writeFile(join(output, iconPath), drawIcon(colours.light))
}

/** Bundle the assets into the site if the sources run without a bundle; a bundle of the program has the same files. */
async function bundle(folder: string): Promise<string> {
  const { bundleAssets } = await import('./bundle-assets.ts')
  await bundleAssets(folder)
  return folder
}

function accentRule({ light, dark }: SiteConfig['colours']): string {
  return `:root{--accent-light:${light};--accent-dark:${dark}}\n`
}
