import { createHash } from 'node:crypto'
import type { Archive } from '../../archive/archive.ts'
import {
  homePath,
  iconPath,
  latestPath,
  manifestPath,
  offlinePath,
  offlineScriptPath,
  savedPath,
  searchPath,
  searchSettingsPath,
  serviceWorkerPath,
} from '../../archive/urls.ts'
import { grounds } from '../../config.ts'
import type { Site } from '../../pages/site.ts'
import { namesFile } from '../../search/index/shard-files.ts'
import type { OutputFile } from '../output-file.ts'
import { icons } from './icons.ts'

/** What the service worker is told by its file. */
export interface OfflineSettings {
  /** Links of what it keeps for readers without a connection, whether they read it or not. */
  readonly kept: readonly string[]
  /** What it shows instead of a page that it does not have. */
  readonly offlinePage: string
  /** Changes with what the latest digests say, so that browsers install the worker again, and it keeps them as they are. */
  readonly version: string
}

/** The latest days whose digests are kept. */
const latestDays = 3

/** Plan the web manifest (https://www.w3.org/TR/appmanifest/) and the file of the service worker. */
export function planOffline(archive: Archive, site: Site, pages: readonly string[]): readonly OutputFile[] {
  const manifest = describeApplication(site)
  const settings = site.config.offline ? chooseKept(archive, site, pages) : null
  return [
    {
      path: manifestPath,
      from: manifest,
      content: () => `${JSON.stringify(manifest, undefined, 2)}\n`,
    },
    { path: serviceWorkerPath, from: settings, content: () => formatServiceWorker(settings) },
  ]
}

/**
 * Format the file of the service worker. Without settings, the worker removes itself and all it kept: it replaces one that
 * browsers have from an earlier site.
 */
export function formatServiceWorker(settings: OfflineSettings | null): string {
  return `self.tidingsOffline = ${JSON.stringify(settings)}\nimportScripts('.${offlineScriptPath}')\n`
}

function chooseKept(
  { days }: Archive,
  { href, themeStylesheet }: Site,
  pages: readonly string[],
): OfflineSettings {
  const latest = days.slice(-latestDays)
  const digests = pages.filter(page =>
    latest.some(({ path }) => page === path || page.startsWith(`${path}page-`)),
  )
  const names = searchSettingsPath.replace(/[^/]+$/, namesFile)
  const kept = [
    ...[homePath, latestPath, ...digests, searchPath, searchSettingsPath, names, savedPath, offlinePath],
    ...[iconPath, ...(themeStylesheet === undefined ? [] : [themeStylesheet])],
  ]
  const said = latest.map(({ posts }) => posts)
  return {
    kept: kept.map(href),
    offlinePage: href(offlinePath),
    version: createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16),
  }
}

function describeApplication({ config, href }: Site): Readonly<Record<string, unknown>> {
  const drawing = { src: href(iconPath), sizes: 'any', type: 'image/svg+xml' }
  const images = icons.map(({ path, size, purpose }) => ({
    ...{ src: href(path), sizes: `${size}x${size}`, type: 'image/png', purpose },
  }))
  return {
    name: config.title,
    short_name: config.title,
    description: config.description,
    lang: config.lang,
    ...{ id: config.base, start_url: config.base, scope: config.base, display: 'minimal-ui' },
    ...{ background_color: grounds.light[0], theme_color: grounds.light[0] },
    icons: config.outputs.images ? [drawing, ...images] : [drawing],
  }
}
