import path from 'node:path'
import { allPages } from '../pages/plan-pages.ts'
import { publish, type Staging } from '../publish/publish.ts'
import { draftSite, type WrittenSite } from './draft-site.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
import { configKey, type SiteFiles, siteKey } from './keys.ts'
import { limitHeapGrowth } from './limit-heap-growth.ts'
import { type PreparedSource, prepareSource, type SiteSource } from './prepare-source.ts'
import type { Progress } from './progress.ts'
import { removeOrphanedCaches } from './remove-orphaned-caches.ts'
import { runEleventy } from './run-eleventy.ts'
import {
  namesOf,
  openCaches,
  readRecord,
  type SiteRecord,
  type SiteTarget,
  writeRecord,
} from './site-cache.ts'

export interface SiteResult extends Omit<WrittenSite, 'files' | 'warnings'> {
  /** Absolute path of the site's folder. */
  readonly output: string
  readonly posts: number
  readonly seconds: number
  /** What the curator should know; see `PreparedSource`. */
  readonly warnings: readonly string[]
}

/**
 * Write a site and publish it with one atomic swap. Files that the last build of the same program made from the same
 * things stay as they are, and a site made from the same things altogether is not touched.
 */
export async function writeSite(
  source: SiteSource,
  { output, cache }: SiteTarget,
  progress: Progress,
): Promise<SiteResult> {
  const start = performance.now()
  progress.show('prepare', 0, 1)
  const fingerprint = createFingerprint()
  const prepared = prepareSource(source)
  const { posts, warnings } = prepared
  const ownConfigKey = configKey(prepared, fingerprint)
  // Without a cache there is no record, and the next build starts from nothing.
  const id = cache ? siteKey(cache.version, ownConfigKey, prepared, fingerprint) : ''
  const { record, ...written } = await publish(output, async staging => {
    const last = cache && readRecord(cache, staging.base)
    const earlier = last?.config === ownConfigKey && staging.isIntact(namesOf(last.files)) ? last : undefined
    if (!earlier) {
      staging.clear()
      limitHeapGrowth(posts.length)
    }
    progress.show('prepare', 1, 1)
    if (earlier?.site === id) return { id, result: nothingWritten(earlier) }
    const caches = cache && openCaches(cache, prepared.config.base)
    const folder = { staging, earlier: earlier?.files, caches, fingerprint, progress }
    const { files, pages, warnings, ...counts } = await writeFiles(prepared, folder)
    progress.show('publish', 0, 1)
    const record = { site: id, config: ownConfigKey, pageCount: pages, warnings, files }
    return { id, names: namesOf(files), result: { record, ...counts } }
  })
  if (cache) {
    writeRecord(cache, record)
    removeOrphanedCaches(cache.folder, output)
  }
  progress.show('publish', 1, 1)
  return {
    output: path.resolve(output),
    posts: posts.length,
    pages: record.pageCount,
    ...written,
    seconds: (performance.now() - start) / 1000,
    warnings: [...warnings, ...record.warnings],
  }
}

interface StagedFolder {
  readonly staging: Staging
  readonly earlier: SiteFiles | undefined
  readonly caches: ReturnType<typeof openCaches> | undefined
  readonly fingerprint: Fingerprint
  readonly progress: Progress
}

/** Write what the staging folder lacks: Eleventy the pages, and beside it workers the search index. */
async function writeFiles(
  source: PreparedSource,
  { staging, earlier, caches, fingerprint, progress }: StagedFolder,
): Promise<WrittenSite> {
  const { folder, remove } = staging
  const draft = await draftSite(source, {
    folder,
    earlier: earlier && { files: earlier, remove },
    caches,
    fingerprint,
    progress,
  })
  try {
    return await draft.finish(draft.needsEleventy ? await writePages() : [])
  } catch (error) {
    await draft.abandon()
    throw error
  }

  async function writePages() {
    const count = allPages(draft.pages).length
    let done = 0
    progress.show('write pages', 0, count)
    const extra = await runEleventy(draft, folder, {
      theme: source.theme,
      onPage(file) {
        // The staging folder shares its files with the published site: Eleventy must not write into one of them.
        if (earlier) remove([file])
        progress.show('write pages', Math.min(++done, count), count)
      },
    })
    progress.show('write pages', count, count)
    return extra
  }
}

function nothingWritten(record: SiteRecord): Pick<SiteResult, 'written' | 'shards'> & { record: SiteRecord } {
  return { record, written: 0, shards: { made: 0, of: record.files.shards } }
}
