import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createFingerprint, type Fingerprint } from '../cache/fingerprint.ts'
import type { KeptByKey } from '../cache/kept-by-key.ts'
import type { SiteConfig } from '../config.ts'
import type { Archive } from './archive.ts'
import {
  allPages,
  type EarlierFiles,
  type FileKeys,
  keyOutputs,
  keyPages,
  pickPages,
  splitPages,
  takeStale,
} from './file-keys.ts'
import { type FileWriter, openFileWriter } from './file-writer.ts'
import { collectLinks } from './links.ts'
import { planPages, type SitePages } from './pages.ts'
import { type EraFacts, findRelatedPosts } from './related-posts.ts'
import { writeOutputs } from './sharing/output-file.ts'
import { pagesWithCard } from './sharing/plan-cards.ts'
import { planOutputs } from './sharing/plan-outputs.ts'
import { createSite, type Site } from './site.ts'
import { notFoundPath, pageFile, searchPath } from './urls.ts'

const here = fileURLToPath(import.meta.url)
/** The project's folder or, where a bundle is run, the bundle's: `scripts/tidings.mjs` puts the same things there. */
const [root, configName] = here.endsWith('.ts')
  ? [resolve(here, '../../..'), '.eleventy.ts']
  : [resolve(here, '..'), 'eleventy.mjs']

/** Pages that show nothing of the archive: Eleventy writes them with any others. */
export const fixedPages = [searchPath, notFoundPath]

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
  /** Pages and files that the folder holds already. Without, all are written. */
  readonly earlier?: EarlierFiles | undefined
  /** So many Eleventy is given at once: it holds some ten kilobytes of each until the last is rendered. */
  readonly pagesAtOnce?: number
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
    earlier,
    pagesAtOnce = 20_000,
    onProgress,
  } = build
  onProgress?.('plan pages', 0, 1)
  const cards = config.outputs.images ? pagesWithCard(archive, config.cards) : new Set<string>()
  const site = createSite(config, { cards, indexVersion })
  const related = findRelatedPosts(archive.posts, keptEras, fingerprint)
  const domains = collectLinks(archive.posts, fingerprint)
  const planned = planPages(archive, config.homeDays, related, domains)
  const pages: SitePages = config.outputs.feeds ? planned : { ...planned, feeds: [] }
  const paths = [...allPages(pages).map(({ path }) => path), ...fixedPages]
  const outputs = planOutputs(archive, site, paths, gone)

  const pageKeys = keyPages(pages, cards, fingerprint)
  const keys = new Map([...pageKeys, ...keyOutputs(outputs, fingerprint)])
  const isStale = takeStale(keys, earlier)
  const stale = pickPages(pages, isStale)
  const count = allPages(stale).length
  const needsPages = count > 0 || !earlier
  onProgress?.('plan pages', 1, 1)
  const staleOutputs = outputs.filter(({ path }) => isStale(path))
  const writer = openFileWriter(count + staleOutputs.length)
  try {
    if (needsPages) {
      earlier?.take(fixedPages.map(pageFile))
      const all = count + fixedPages.length
      onProgress?.('write pages', 0, all)
      const sink = createSink(writer, written => onProgress?.('write pages', written, all))
      for (const run of splitPages(stale, pagesAtOnce)) await writePages(run, site, output, sink)
    }
    onProgress?.('outputs', 0, 1)
    await writeOutputs(staleOutputs, output, writer)
  } finally {
    await writer.close()
  }
  onProgress?.('outputs', 1, 1)
  return { pages: paths.length, written: needsPages ? count + fixedPages.length : 0, keys }
}

/** Where pages go as soon as they are rendered; `sink` of Eleventy's global data. */
export interface PageSink {
  /** Take a page's bytes, and the path to write them to. */
  take(outputPath: string, content: Uint8Array<ArrayBuffer>): void
}

/**
 * Have Eleventy render pages, and write each. Eleventy is loaded where there are pages to write: that alone takes a third
 * of a second. It is run dry: it would hold every page until the last is rendered, and then write with the same thread.
 */
async function writePages(pages: SitePages, site: Site, output: string, sink: PageSink): Promise<void> {
  // Its resolver, which finds changed templates again, slows every later import; a build of ours is a process of its own.
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = '1'
  const { default: Eleventy } = await import('@11ty/eleventy')
  const eleventy = new Eleventy(fromWorkingFolder(join(root, 'templates')), fromWorkingFolder(output), {
    configPath: fromWorkingFolder(join(root, configName)),
    quietMode: true,
    dryRun: true,
    loader: 'esm',
    config: eleventyConfig => {
      eleventyConfig.addGlobalData('site', Object.freeze(site))
      eleventyConfig.addGlobalData('pages', Object.freeze(pages))
      eleventyConfig.addGlobalData('sink', Object.freeze(sink))
    },
  })
  eleventy.disableLogger()
  await eleventy.write()
}

/** Write each page once: the fixed ones come with every run. */
function createSink(writer: FileWriter, onWritten: (pages: number) => void): PageSink {
  const written = new Set<string>()
  return {
    take(outputPath, content) {
      if (written.has(outputPath)) return
      written.add(outputPath)
      writer.write(resolve(outputPath), content)
      onWritten(written.size)
    },
  }
}

/** Eleventy understands paths that are relative to the working folder, whichever that is. */
function fromWorkingFolder(path: string): string {
  return relative('.', path) || '.'
}
