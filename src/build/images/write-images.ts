import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Archive } from '../../archive/archive.ts'
import type { SiteConfig } from '../../config.ts'
import { type Card, planCards } from '../../output/cards/plan-cards.ts'
import { type RenderCards, renderCards } from '../../output/cards/render-cards.ts'
import { planIcons } from '../../output/offline/icons.ts'
import { createSite } from '../../pages/site.ts'
import { projectCache } from '../cache-folder.ts'
import { type FileKeys, imageKey } from '../keys.ts'
import { type EarlierFiles, removeStale } from '../remove-stale.ts'
import { keepImage, readImage, removeUnusedImages } from './image-cache.ts'

/**
 * Write the images of an archive's pages into a site, but for those that are there from an earlier build. `version` names
 * what renders them. Returns the key of each.
 */
export async function writeImages(
  archive: Archive,
  config: SiteConfig,
  version: string,
  output: string,
  earlier?: Omit<EarlierFiles, 'extraPages'>,
): Promise<FileKeys> {
  const cache = path.join(projectCache(), 'cards')
  const cards = [...planCards(archive, createSite(config)), ...planIcons(config)]
  const keys = new Map(cards.map(card => [card.path, imageKey(card, version)]))
  const isStale = removeStale(keys, earlier)
  const stale = cards.filter(card => isStale(card.path))
  await writeCards(stale, version, renderCards, output, cache)
  await removeUnusedImages(
    cache,
    Array.from(keys.values(), key => `${key}.png`),
    new Date(),
  )
  return keys
}

/** Write cards into a site, from a cache or rendered now. The same cards give the same bytes. */
export async function writeCards(
  cards: readonly Card[],
  version: string,
  render: RenderCards,
  output: string,
  cache: string,
): Promise<void> {
  const missing: Card[] = []
  for (const card of cards) {
    const image = await readImage(cache, imageKey(card, version))
    if (image) await writeImage(card, image, output)
    else missing.push(card)
  }
  if (missing.length === 0) return
  const images = await render(missing.map(({ svg }) => svg))
  for (const [index, card] of missing.entries()) {
    const image = images[index]
    if (image === undefined) throw new Error(`expected an image of ${card.path}`)
    await keepImage(cache, imageKey(card, version), image)
    await writeImage(card, image, output)
  }
}

async function writeImage(card: Card, image: Uint8Array, output: string): Promise<void> {
  const file = path.join(output, card.path)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, image)
}
