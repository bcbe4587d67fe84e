import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createArchive, inReadingOrder } from '../archive/archive.ts'
import type { EraFacts } from '../archive/related-posts.ts'
import type { SiteConfig } from '../config.ts'
import type { Post, RenderedPost } from '../model.ts'
import { findCardRenderer } from '../output/cards/render-cards.ts'
import { writeAssets } from '../pages/assets.ts'
import { publish, type Staging } from '../publish/publish.ts'
import { type Trait, traits } from '../search/index/catalog.ts'
import { indexVersion, type KeyedShard, planShards } from '../search/index/key-shards.ts'
import type { SearchRecord } from '../search/index/search-record.ts'
import { namesFile, settingsFile } from '../search/index/shard-files.ts'
import { withAddresses } from '../search/index/with-addresses.ts'
import { type IndexDraft, startSearchIndex } from '../search/index/write-index.ts'
import type { SynonymGroup } from '../search/query/synonyms.ts'
import { buildSite } from './build-site.ts'
import { createFingerprint, type Fingerprint, shortHash } from './cache/fingerprint.ts'
import { openKept } from './cache/kept-by-key.ts'
import { takeStale } from './file-keys.ts'
import { forgetCaches } from './forget-caches.ts'
import { writeImages } from './images/write-images.ts'
import { keepHeapSmall } from './keep-heap-small.ts'
import { during, type Progress } from './progress.ts'
import { createPostRenderer, type KeptRenderings } from './render-archive.ts'
import { type BuildCache, filesOf, keepRecord, readRecord, type SiteRecord } from './site-record.ts'
import type { SiteTarget } from './site-target.ts'

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
export interface SiteSource {
  readonly posts: readonly Post[]
  readonly config: SiteConfig
  readonly synonyms?: readonly SynonymGroup[]
  /** Paths of posts that were removed. */
  readonly gone?: readonly string[]
  /** The one that may know the posts. */
  readonly fingerprint?: Fingerprint
}

/** A source whose configuration asks for no images that cannot be made. */
interface SiteInput extends Required<SiteSource> {
  /** Names what renders images; undefined if none are made. */
  readonly imageVersion: string | undefined
}

/**
 * Render posts, write pages, assets and search index, and publish them as one. What the last build of the same program
 * made of the same things stays as it is, and a site made of the same things altogether is not touched.
 */
export async function writeSite(
  source: SiteSource,
  { output, cache, look }: SiteTarget,
  progress: Progress,
): Promise<SiteResult> {
  const start = performance.now()
  progress.show('prepare', 0, 1)
  const { posts, synonyms = [], gone = [], fingerprint = createFingerprint() } = source
  const images = chooseImages(source.config)
  const input = { posts, synonyms, gone, fingerprint, config: images.config, imageVersion: images.version }
  const frame = fingerprint([images.config, images.version, synonyms])
  // One word, which pages name: the fingerprint of a small site would be a description of it.
  const id = cache === undefined ? '' : shortHash(fingerprint([cache.version, frame, posts, gone]))
  const write = async (staging: Staging) => {
    const last = cache && readRecord(cache, staging.base)
    const earlier = last?.frame === frame && staging.isIntact(filesOf(last)) ? last : undefined
    if (!earlier) {
      staging.clear()
      keepHeapSmall(posts.length)
    }
    progress.show('prepare', 1, 1)
    if (earlier?.id === id) return { id, result: nothingWritten(earlier) }
    const result = await writeFiles(input, { id, frame }, staging, earlier, cache, progress)
    progress.show('publish', 0, 1)
    return { id, result }
  }
  const site = await publish(output, write, await look)
  if (cache) {
    keepRecord(cache, site.record)
    forgetCaches(cache.folder, output)
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
  { posts, synonyms, gone, config, imageVersion, fingerprint }: SiteInput,
  { id, frame }: Pick<SiteRecord, 'id' | 'frame'>,
  staging: Staging,
  earlier: SiteRecord | undefined,
  cache: BuildCache | undefined,
  progress: Progress,
): Promise<WrittenFiles> {
  const { folder, take } = staging
  const version = cache?.version ?? ''
  const kept = cache && openBuildsKept(cache, config.base)
  progress.show('arrange', 0, 1)
  const shards = planShards(inReadingOrder(posts)).map(shard => ({
    ...shard,
    folder: `${shard.name}.${shortHash(fingerprint([version, shard.posts]))}`,
  }))
  const folders = new Map([
    ['/assets', frame],
    ...shards.map(shard => [shardPath(shard), 'named for its content'] as const),
  ])
  const isStale = takeStale(folders, earlier && { keys: earlier.folders, take })
  const stale = shards.filter(shard => isStale(shardPath(shard)))
  const hasNewIndex = stale.length > 0 || shards.length !== earlier?.shards
  if (earlier && hasNewIndex) {
    take([settingsFile, namesFile].map(file => `pagefind/${file}`))
  }
  progress.show('arrange', 1, 1)
  if (hasNewIndex) progress.show('search', 0, 1)
  const index = hasNewIndex
    ? startSearchIndex(path.join(folder, 'pagefind'), {
        synonyms,
        isSound: shard => !isStale(shardPath(shard)),
      })
    : undefined
  const render = createPostRenderer(posts, config, kept?.renderings, fingerprint)
  const rendered = await renderShards(shards, render, index, progress).catch(async error => {
    await index?.abandon()
    throw error
  })
  const archive = createArchive(rendered)
  const [site, imageKeys] = await untilAllEnd([
    buildSite({
      archive,
      config,
      output: folder,
      gone,
      indexVersion: indexVersion(shards, synonyms),
      fingerprint,
      keptEras: kept?.eras,
      keptPostKeys: kept?.postKeys,
      earlier: earlier && { keys: earlier.pages, take },
      onProgress: progress.show,
    }),
    imageVersion !== undefined &&
      during(progress, 'images', () =>
        writeImages(archive, config, imageVersion, folder, earlier && { keys: earlier.images, take }),
      ),
    index && during(progress, 'search', () => index.finish(shards)),
    isStale('/assets') && during(progress, 'assets', () => writeAssets(folder, config.colours)),
  ])
  for (const each of kept?.all ?? []) each.save()
  const { pages: pageCount, written, keys: pages } = site
  const record = {
    ...{ id, frame, pageCount, pages, folders },
    images: imageKeys || new Map(),
    shards: shards.length,
  }
  return { record, written, shards: { made: stale.length, of: shards.length } }
}

/** What builds keep of posts beside the site itself. */
function openBuildsKept({ folder, version }: BuildCache, base: string) {
  const open = <Value>(name: string) => openKept<Value>(path.join(folder, name), `${version} ${base}`)
  const renderings: KeptRenderings = { facts: open('facts'), contents: open('contents') }
  const eras = open<EraFacts>('eras')
  const postKeys = open<readonly string[]>('post-keys')
  return { renderings, eras, postKeys, all: [renderings.facts, renderings.contents, eras, postKeys] }
}

/** Wait for all, also where one fails: nothing may still be writing into a folder that is given up. */
async function untilAllEnd<Results extends readonly unknown[]>(work: readonly [...Results]) {
  await Promise.allSettled(work)
  return Promise.all(work)
}

/** How many posts are rendered before they are handed on to the index, and other work has its turn. */
const RENDERED_AT_ONCE = 50

/**
 * Render all posts, and add to the index those of the shards that it lacks. The newest come first: their shards are small,
 * and are indexed while the larger ones are rendered.
 */
async function renderShards(
  shards: readonly KeyedShard<Post>[],
  render: (post: Post) => RenderedPost,
  index: Pick<IndexDraft, 'write'> | undefined,
  progress: Progress,
): Promise<readonly RenderedPost[]> {
  const count = shards.reduce((sum, { posts }) => sum + posts.length, 0)
  const all: RenderedPost[] = []
  progress.show('render', 0, count)
  for (const shard of shards.toReversed()) {
    const records: SearchRecord[] = []
    for (let start = 0; start < shard.posts.length; start += RENDERED_AT_ONCE) {
      const rendered = shard.posts.slice(start, start + RENDERED_AT_ONCE).map(render)
      all.push(...rendered)
      records.push(...rendered.map(toSearchRecord))
      progress.show('render', all.length, count)
      await setImmediate()
    }
    index?.write(shard, records)
  }
  progress.show('render', count, count)
  return all
}

function nothingWritten(record: SiteRecord): WrittenFiles {
  return { record, written: 0, shards: { made: 0, of: record.shards } }
}

function shardPath({ folder }: { readonly folder: string }): string {
  return `/pagefind/${folder}`
}

interface Images {
  /** The configuration that pages are to follow: they name no image that is not there. */
  readonly config: SiteConfig
  readonly version?: string
  readonly warnings: readonly string[]
}

/** A machine that cannot make images builds the site without them. */
function chooseImages(config: SiteConfig): Images {
  if (!config.outputs.images) return { config, warnings: [] }
  const renderer = findCardRenderer()
  if (renderer.kind === 'found') return { config, version: renderer.version, warnings: [] }
  return {
    config: { ...config, outputs: { ...config.outputs, images: false } },
    warnings: [
      `No images for links to the site were made: ${renderer.problem}. Install the optional dependencies, or set \`outputs.images\` to false.`,
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
