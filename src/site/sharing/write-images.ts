import { resolve } from 'node:path'
import type { SiteConfig } from '../../config.ts'
import type { Archive } from '../archive.ts'
import { createSite } from '../site.ts'
import { forgetCards } from './forget-cards.ts'
import { planCards } from './plan-cards.ts'
import { type CardRenderer, writeCards } from './render-cards.ts'

const cache = resolve(import.meta.dirname, '../../../.cache/cards')

/** Write the images of an archive's pages into a site, from the project's cache where they are in it, and tidy the cache. */
export async function writeImages(
  archive: Archive,
  config: SiteConfig,
  renderer: CardRenderer,
  output: string,
): Promise<void> {
  const used = await writeCards(planCards(archive, createSite(config)), renderer, output, cache)
  await forgetCards(cache, used, new Date())
}
