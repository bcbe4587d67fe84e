import path from 'node:path'
import { createFingerprint, type Fingerprint } from '../cache/fingerprint.ts'
import { openKept } from '../cache/kept-by-key.ts'
import type { SiteConfig } from '../config.ts'
import type { Post, RenderedPost } from '../model.ts'
import { type Trait, traits } from '../search/catalog.ts'
import { type KeyedShard, keyShards } from '../search/key-shards.ts'
import type { SearchRecord } from '../search/search-record.ts'
import { programFile, settingsFile } from '../search/shard-files.ts'
import type { SynonymGroup } from '../search/synonyms.ts'
import { withAddresses } from '../search/with-addresses.ts'
import { writeSearchIndex } from '../search/write-index.ts'
import { writeAssets } from '../site/assets.ts'
import { buildSite } from '../site/build-site.ts'
import { takeStale } from '../site/file-keys.ts'
import { publish, type Staging } from '../site/publish.ts'
import { type Rendering, renderArchive } from '../site/render-archive.ts'
import { type CardRenderer, loadCardRenderer } from '../site/sharing/render-cards.ts'
import { writeImages } from '../site/sharing/write-images.ts'
import { forgetBuilds } from './forget-builds.ts'
import { during, type Progress } from './progress.ts'
import { type BuildCache, buildCacheOf, keepRecord, readRecord, type SiteRecord } from './site-record.ts'

export interface SiteResult {
  /** Absolute path of the site's folder. */
  readonly output: string
  readonly posts: number
  readonly pages: number
  /** Pages that were written; the others are as they were. */
  readonly written: number
  /** Of the search index: shards that were made, of how many; the others are as they were. */
  readonly shards: { readonly made: number; readonly of: number }
  readonly seconds: number
  /** What was asked for and left out. */
  readonly warnings: readonly string[]
}

/** All that a site is made of, beside the program. */
interface SiteInput {
  readonly posts: readonly Post[]
  readonly synonyms: readonly SynonymGroup[]
  /** Paths of posts that were removed. */
  readonly gone: readonly string[]
  readonly config: SiteConfig
  readonly images: CardRenderer | undefined
}

/**
 * Render posts, write pages, assets and search index, and publish them as one. What the last build of the same program
 * made of the same things stays as it is, and a site made of the same things altogether is not touched.
 */
export async function writeSite(
  posts: readonly Post[],
  synonyms: readonly SynonymGroup[],
  config: SiteConfig,
  output: string,
  progress: Progress,
  gone: readonly string[] = [],
  cache = buildCacheOf(output),
): Promise<SiteResult> {
  const start = performance.now()
  progress.show('prepare', 0, 1)
  const images = await chooseImages(config)
  const input: SiteInput = { posts, synonyms, gone, config: images.config, images: images.renderer }
  const fingerprint = createFingerprint()
  const frame = fingerprint([images.config, images.renderer?.version, synonyms])
  const id = cache === undefined ? '' : fingerprint([cache.version, frame, posts, gone])
  const site = await publish(output, async staging => {
    const last = cache && readRecord(cache, staging.base)
    const earlier = last?.frame === frame ? last : undefined
    if (!earlier) staging.clear()
    progress.show('prepare', 1, 1)
    if (last?.id === id) return { id, result: nothingWritten(last) }
    const result = await writeFiles(input, { id, frame, fingerprint }, staging, earlier, cache, progress)
    progress.show('publish', 0, 1)
    return { id, result }
  })
  if (cache) {
    keepRecord(cache, site.record)
    forgetBuilds(cache.folder, output)
  }
  progress.show('publish', 1, 1)
  return {
    output: path.resolve(output),
    posts: posts.length,
    pages: site.record.pageCount,
    written: site.written,
    shards: site.shards,
    seconds: (performance.now() - start) / 1000,
    warnings: images.warnings,
  }
}

interface WrittenFiles extends Pick<SiteResult, 'written' | 'shards'> {
  readonly record: SiteRecord
}

/** Write what the folder lacks. Pagefind runs beside Eleventy. */
async function writeFiles(
  { posts, synonyms, gone, config, images }: SiteInput,
  { id, frame, fingerprint }: Pick<SiteRecord, 'id' | 'frame'> & { readonly fingerprint: Fingerprint },
  staging: Staging,
  earlier: SiteRecord | undefined,
  cache: BuildCache | undefined,
  progress: Progress,
): Promise<WrittenFiles> {
  const kept =
    cache && openKept<Rendering>(path.join(cache.folder, 'rendered'), `${cache.version} ${config.base}`)
  const archive = renderArchive(posts, config, { kept, fingerprint, onProgress: progress.show })
  progress.show('arrange', 0, 1)
  const { folder, take } = staging
  const records = archive.posts.map(toSearchRecord)
  const shards = keyShards(records).map(shardPath)
  const folders = new Map([
    ['/assets', frame],
    ...shards.map(shard => [shard, 'named for its content'] as const),
  ])
  const isStale = takeStale(folders, earlier && { keys: earlier.folders, take })
  const hasNewIndex = shards.some(isStale) || shards.length !== earlier?.shards
  if (earlier && hasNewIndex) take([programFile, settingsFile].map(file => `pagefind/${file}`))
  progress.show('arrange', 1, 1)
  const [site, imageKeys] = await untilAllEnd([
    buildSite({
      archive,
      config,
      output: folder,
      gone,
      fingerprint,
      earlier: earlier && { keys: earlier.pages, take },
      onProgress: progress.show,
    }),
    images &&
      during(progress, 'images', () =>
        writeImages(archive, config, images, folder, earlier && { keys: earlier.images, take }),
      ),
    hasNewIndex &&
      during(progress, 'search', () =>
        writeSearchIndex(records, path.join(folder, 'pagefind'), {
          synonyms,
          isSound: shard => !isStale(shardPath(shard)),
        }),
      ),
    isStale('/assets') && during(progress, 'assets', () => writeAssets(folder, config.colours)),
  ])
  kept?.save()
  const { pages: pageCount, written, keys: pages } = site
  const record = {
    ...{ id, frame, pageCount, pages, folders },
    images: imageKeys ?? new Map(),
    shards: shards.length,
  }
  return { record, written, shards: { made: shards.filter(isStale).length, of: shards.length } }
}

/** Wait for all, also where one fails: nothing may still be writing into a folder that is given up. */
async function untilAllEnd<Results extends readonly unknown[]>(work: readonly [...Results]) {
  await Promise.allSettled(work)
  return Promise.all(work)
}

function nothingWritten(record: SiteRecord): WrittenFiles {
  return { record, written: 0, shards: { made: 0, of: record.shards } }
}

function shardPath({ folder }: Pick<KeyedShard, 'folder'>): string {
  return `/pagefind/${folder}`
}

interface Images {
  /** The configuration that pages are to follow: they name no image that is not there. */
  readonly config: SiteConfig
  readonly renderer?: CardRenderer
  readonly warnings: readonly string[]
}

/** A machine that cannot make images builds the site without them. */
async function chooseImages(config: SiteConfig): Promise<Images> {
  if (!config.outputs.images) return { config, warnings: [] }
  const loaded = await loadCardRenderer()
  if (loaded.kind === 'renderer') return { config, renderer: loaded.renderer, warnings: [] }
  return {
    config: { ...config, outputs: { ...config.outputs, images: false } },
    warnings: [
      `No images for links to the site were made: ${loaded.problem}. Install the optional dependencies, or set \`outputs.images\` to false.`,
    ],
  }
}

function toSearchRecord(post: RenderedPost): SearchRecord {
  const { permalink, title, author, handle, date, lang, tags } = post
  return {
    ...{ url: permalink, title, author, handle, date, lang, tags },
    text: withAddresses(post),
    has: traitsOf(post),
  }
}

function traitsOf({ links, parts }: RenderedPost): readonly Trait[] {
  const kinds = new Set<string>(parts?.map(part => part.kind))
  if (links.length > 0) kinds.add('link')
  return traits.filter(trait => kinds.has(trait))
}
