import type { Archive } from '../archive/archive.ts'
import { collectLinks } from '../archive/links.ts'
import { pageFile } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { InputError } from '../errors.ts'
import type { RenderedOwnPage } from '../model.ts'
import { pagesWithCard } from '../output/cards/plan-cards.ts'
import { planOutputs } from '../output/plan-outputs.ts'
import { allPages, type PlanOptions, pickPages, planPages, type SomePages } from '../pages/plan-pages.ts'
import { createSite, type Site } from '../pages/site.ts'
import { noTheme, type Theme } from '../theme/read-theme.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
import { type FileKeys, outputKey, pageKey } from './keys.ts'
import { type EarlierFiles, removeStale } from './remove-stale.ts'
import { writeOutputs } from './write-outputs.ts'

export interface PagesInput {
  readonly archive: Archive
  readonly config: SiteConfig
  /** Pages of the curator's own. */
  readonly ownPages?: readonly RenderedOwnPage[]
  readonly theme?: Theme
  /** Paths of posts that were removed. */
  readonly gone?: readonly string[]
  /** Version of the search index that is written beside the pages. */
  readonly indexVersion?: PlanOptions['indexVersion']
  readonly fingerprint?: Fingerprint
  /** Pages and files that the folder holds from an earlier build. Without, all are written. */
  readonly earlier?: EarlierFiles | undefined
}

/** A page of a template that belongs to no kind of page: known once Eleventy has written it. */
export interface ExtraPage {
  readonly path: string
  readonly key: string
  /** Path of its template. */
  readonly template: string
}

/** The pages of a site, and the files beside them, before they are written. */
export interface PagesDraft {
  readonly site: Site
  /** Pages to write: the stale ones. */
  readonly pages: SomePages
  /** Whether Eleventy has to run: for stale pages, or for extra pages, which are rendered in every build. */
  readonly needsEleventy: boolean
  /** Paths of all pages of all kinds, whether stale or not. */
  readonly paths: readonly string[]
  /** Write the files beside the pages, after these: the sitemap names the extra pages too. */
  writeOutputs(extra: readonly ExtraPage[], folder: string): Promise<PageFiles>
}

export interface PageFiles {
  /** How many pages the site has, and how many of them were written. */
  readonly pages: number
  readonly written: number
  /** Of every page and file. */
  readonly keys: FileKeys
}

/**
 * Plan the pages of an archive and the files beside them, and remove what is stale of an earlier build. The same archive
 * and configuration give the same bytes, whatever was there before.
 */
export function draftPages({
  archive,
  config,
  ownPages = [],
  theme = noTheme,
  gone,
  indexVersion,
  fingerprint = createFingerprint(),
  earlier,
}: PagesInput): PagesDraft {
  const cards = config.outputs.images ? pagesWithCard(archive, config.cards) : new Set<string>()
  const [stylesheet] = theme.assets
  const site = {
    ...createSite(config, cards, archive.personOf),
    ...(stylesheet && { themeStylesheet: stylesheet.path }),
  }
  const planned = planPages(archive, config.homeDays, {
    domains: collectLinks(archive.posts),
    indexVersion,
    hasFeeds: config.outputs.feeds,
    ownPages,
  })
  const paths = allPages(planned).map(({ path }) => path)
  for (const { file, path } of ownPages)
    if (paths.indexOf(path) !== paths.lastIndexOf(path)) throw unexpectedPage(file, path)
  const pageKeys = new Map(allPages(planned).map(page => [page.path, pageKey(page, cards, fingerprint)]))
  const isStale = (path: string) => earlier?.keys.get(path) !== pageKeys.get(path)
  const pages = pickPages(planned, isStale)
  const stale = allPages(pages).map(({ path }) => path)
  earlier?.remove(stale.map(pageFile))
  return {
    site,
    pages,
    paths,
    needsEleventy: !earlier || stale.length > 0 || earlier.extraPages > 0 || theme.hasPages,
    async writeOutputs(extra, folder) {
      // A template may also write a file of another kind.
      const extraPages = extra.filter(({ path }) => /(?:\/|\.html)$/.test(path))
      const allPaths = [...paths, ...extraPages.map(({ path }) => path)]
      const outputs = planOutputs(archive, site, allPaths, gone)
      const own = new Set(outputs.map(({ path }) => path))
      for (const { path, template } of extra) if (own.has(path)) throw unexpectedPage(template, path)
      const extraKeys = extra.map(({ path, key }) => [path, key] as const)
      const outputKeys = outputs.map(file => [file.path, outputKey(file, fingerprint)] as const)
      const keys = new Map([...pageKeys, ...extraKeys, ...outputKeys])
      const written = new Set([...stale, ...extra.map(({ path }) => path)])
      const isStaleOutput = removeStale(keys, earlier, path => written.has(path))
      await writeOutputs(
        outputs.filter(({ path }) => isStaleOutput(path)),
        folder,
      )
      const changedExtra = extraPages.filter(({ path, key }) => earlier?.keys.get(path) !== key)
      return { pages: allPaths.length, written: stale.length + changedExtra.length, keys }
    },
  }
}

/** Say which template or page of the curator's would take the place of a file of the site's own. */
export function unexpectedPage(file: string, path: string): InputError {
  return new InputError(
    `${file}:1:1: Unexpected address of a page, expected one that the site does not use: \`${path}\` is its own.`,
  )
}
