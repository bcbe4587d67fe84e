import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Eleventy from '@11ty/eleventy'
import type { SiteConfig } from '../config.ts'
import type { Archive } from './archive.ts'
import { planPages } from './pages.ts'
import { writeOutputs } from './sharing/output-file.ts'
import { pagesWithCard } from './sharing/plan-cards.ts'
import { planOutputs } from './sharing/plan-outputs.ts'
import { createSite } from './site.ts'

const here = fileURLToPath(import.meta.url)
/** The project's folder or, where a bundle is run, the bundle's: `scripts/tidings.mjs` puts the same things there. */
const [root, configName] = here.endsWith('.ts')
  ? [resolve(here, '../../..'), '.eleventy.ts']
  : [resolve(here, '..'), 'eleventy.mjs']

export interface SiteBuild {
  readonly archive: Archive
  readonly config: SiteConfig
  /** The folder to write, made where it does not exist; what else it holds stays. */
  readonly output: string
  /** Paths of posts that were removed. */
  readonly gone?: readonly string[]
  /** Told of every page written. */
  readonly onProgress?: (pages: number) => void
}

/** Write every page of an archive as HTML, and the files beside them. The same archive and configuration give the same bytes. */
export async function buildSite({
  archive,
  config,
  output,
  gone,
  onProgress,
}: SiteBuild): Promise<{ readonly pages: number }> {
  const site = createSite(config, config.outputs.images ? pagesWithCard(archive) : new Set())
  const eleventy = new Eleventy(fromWorkingFolder(join(root, 'templates')), fromWorkingFolder(output), {
    configPath: fromWorkingFolder(join(root, configName)),
    quietMode: true,
    loader: 'esm',
    config: eleventyConfig => {
      eleventyConfig.addGlobalData('site', Object.freeze(site))
      eleventyConfig.addGlobalData('pages', Object.freeze(planPages(archive, config.homeDays)))
      if (onProgress) eleventyConfig.addTransform('progress', countPages(onProgress))
    },
  })
  eleventy.disableLogger()
  const [, written] = await eleventy.write()
  const pages = written.map(({ url }) => url)
  await writeOutputs(planOutputs(archive, site, pages, gone), output)
  return { pages: pages.length }
}

function countPages(onProgress: (pages: number) => void): <Content>(content: Content) => Content {
  let pages = 0
  return content => {
    onProgress(++pages)
    return content
  }
}

/** Eleventy understands paths that are relative to the working folder, whichever that is. */
function fromWorkingFolder(path: string): string {
  return relative('.', path) || '.'
}
