import { join } from 'node:path'
import type { Archive } from '../../archive/archive.ts'
import { type EarlierFiles, type FileKeys, takeStale } from '../../build/file-keys.ts'
import type { SiteConfig } from '../../config.ts'
import { createSite } from '../../pages/site.ts'
import { programFolder } from '../../program.ts'
import { forgetCards } from './forget-cards.ts'
import { planCards } from './plan-cards.ts'
import { type CardRenderer, cardFile, writeCards } from './render-cards.ts'

const cache = join(programFolder, '.cache/cards')

/**
 * Write the images of an archive's pages into a site, but those that are there from an earlier build, and tidy the
 * project's cache, from which they are taken. Returns what each was made from.
 */
export async function writeImages(
  archive: Archive,
  config: SiteConfig,
  renderer: CardRenderer,
  output: string,
  earlier?: EarlierFiles,
): Promise<FileKeys> {
  const cards = planCards(archive, createSite(config))
  const keys = new Map(cards.map(card => [card.path, cardFile(card, renderer)]))
  const isStale = takeStale(keys, earlier)
  await writeCards(
    cards.filter(card => isStale(card.path)),
    renderer,
    output,
    cache,
  )
  await forgetCards(cache, new Set(Array.from(keys.values(), file => join(cache, file))), new Date())
  return keys
}
