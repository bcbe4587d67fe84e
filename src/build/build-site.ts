import type { Archive } from '../archive/archive.ts'
import { collectLinks } from '../archive/links.ts'
import { type EraFacts, findRelatedPosts } from '../archive/related-posts.ts'
import { fixedPages, pageFile } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { pagesWithCard } from '../output/cards/plan-cards.ts'
import { writeOutputs } from '../output/output-file.ts'
import { planOutputs } from '../output/plan-outputs.ts'
import { noPages, planPages, type SitePages } from '../pages/plan-pages.ts'
import { createSite } from '../pages/site.ts'
import { createFingerprint, type Fingerprint } from './cache/fingerprint.ts'
import type { KeptByKey } from './cache/kept-by-key.ts'
import {
  allPages,
  type EarlierFiles,
  type FileKeys,
  type KeptPostKeys,
  keyOutputs,
  keyPages,
  knowArchive,
  pickPages,
  splitPages,
  takeStale,
} from './file-keys.ts'
import { openFileWriter } from './file-writer.ts'
import { openPostPages } from './post-pages.ts'
import { createSink, writePages } from './write-pages.ts'

export interface SiteBuild {
  readonly archive: Archive
  readonly config: SiteConfig
  /** The folder to write, made where it does not exist; what else it holds stays. */
  readonly output: string
  /** Paths of posts that were removed. */
  readonly gone?: readonly string[]
  /** Of the search index that is written beside the pages. */
  readonly indexVersion?: string
  /** The one that knows the archive's posts already. */
  readonly fingerprint?: Fingerprint
  /** What earlier builds found out about eras; what this one does is added. */
  readonly keptEras?: KeptByKey<EraFacts> | undefined
  /** Keys that earlier builds took of posts' pages; those of this one are added. */
  readonly keptPostKeys?: KeptPostKeys | undefined
  /** Pages and files that the folder holds already. Without, all are written. */
  readonly earlier?: EarlierFiles | undefined
  /** So many Eleventy is given at once: it holds some ten kilobytes of each until the last is rendered. */
  readonly pagesAtOnce?: number
  /** So many pages of posts are written together by this thread or by one beside it; see `openPostPages`. */
  readonly postsAtOnce?: number
  /** Told when a stage begins, of every page rendered, and when a stage ends; all is written when the last one does. */
  readonly onProgress?: (stage: 'plan pages' | 'write pages' | 'outputs', done: number, of: number) => void
}

export interface SiteFiles {
  readonly pages: number
  readonly written: number
  /** Of every page and file of the site. */
  readonly keys: FileKeys
}

/**
 * Write the pages of an archive as HTML, and the files beside them: those that are not in the folder as they would be
 * written. The same archive and configuration give the same bytes, whatever was there before.
 */
export async function buildSite(build: SiteBuild): Promise<SiteFiles> {
  const {
    archive,
    config,
    output,
    gone,
    indexVersion,
    fingerprint = createFingerprint(),
    keptEras,
    keptPostKeys,
    earlier,
    pagesAtOnce = 20_000,
    postsAtOnce,
    onProgress,
  } = build
  onProgress?.('plan pages', 0, 1)
  const cards = config.outputs.images ? pagesWithCard(archive, config.cards) : new Set<string>()
  const facts = { cards, indexVersion }
  const site = createSite(config, facts)
  const related = findRelatedPosts(archive.posts, keptEras, fingerprint)
  const domains = collectLinks(archive.posts, fingerprint)
  const planned = planPages(archive, config.homeDays, related, domains)
  const pages: SitePages = config.outputs.feeds ? planned : { ...planned, feeds: [] }
  const paths = [...allPages(pages).map(({ path }) => path), ...fixedPages]
  const outputs = planOutputs(archive, site, paths, gone)

  knowArchive(archive, fingerprint)
  const pageKeys = keyPages(pages, cards, fingerprint, keptPostKeys)
  const keys = new Map([...pageKeys, ...keyOutputs(outputs, fingerprint)])
  const isStale = takeStale(keys, earlier)
  const stale = pickPages(pages, isStale)
  const count = allPages(stale).length
  const needsPages = count > 0 || !earlier
  onProgress?.('plan pages', 1, 1)
  const staleOutputs = outputs.filter(({ path }) => isStale(path))
  const all = count + fixedPages.length
  let written = 0
  const onWritten = (pages = 1) => {
    written += pages
    onProgress?.('write pages', written, all)
  }
  const writer = openFileWriter(count + staleOutputs.length)
  const beside = openPostPages(stale.posts, { config, facts, output, onWritten }, postsAtOnce)
  const sink = createSink(writer, output, { onWritten })
  try {
    if (needsPages) {
      earlier?.take(fixedPages.map(pageFile))
      onProgress?.('write pages', 0, all)
      const own = beside ? { ...stale, posts: [] } : stale
      for (const run of splitPages(own, pagesAtOnce)) await writePages(run, site, output, sink)
    }
    onProgress?.('outputs', 0, 1)
    await writeOutputs(staleOutputs, output, writer)
    for (const posts of beside?.rest() ?? []) await writePages({ ...noPages, posts }, site, output, sink)
    await beside?.end()
  } finally {
    await beside?.close()
    await writer.close()
  }
  onProgress?.('outputs', 1, 1)
  return { pages: paths.length, written: needsPages ? all : 0, keys }
}
