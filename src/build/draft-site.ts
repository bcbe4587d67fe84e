import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createArchive, inReadingOrder } from '../archive/archive.ts'
import { createPersonOf, type PersonOf } from '../archive/people.ts'
import type { StoredFacts } from '../archive/post-facts.ts'
import type { Post, RenderedPost } from '../model.ts'
import { writeAssets } from '../pages/assets.ts'
import type { NamedPost } from '../search/index/archive-names.ts'
import { indexVersion, type KeyedShard, nameShard, planShards } from '../search/index/key-shards.ts'
import { type SearchRecord, toSearchRecord } from '../search/index/search-record.ts'
import { namesFile, settingsFile } from '../search/index/shard-files.ts'
import { startSearchIndex } from '../search/index/write-index.ts'
import { createTopicFinder } from '../topics/topics-of.ts'
import { rememberIn } from './cache.ts'
import { copyStatics, refuseStaticPages } from './copy-statics.ts'
import { draftPages, type ExtraPage, type PagesDraft } from './draft-pages.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
import { writeImages } from './images/write-images.ts'
import type { SiteFiles } from './keys.ts'
import { prepareMedia } from './media/prepare-media.ts'
import type { PreparedSource } from './prepare-source.ts'
import { during, type Progress, silentProgress } from './progress.ts'
import { removeStale } from './remove-stale.ts'
import { createPostRenderer, type Rendering, renderLeads, renderOwnPages } from './render-posts.ts'
import type { BuildCaches } from './site-cache.ts'

/** The folder that a site is written to, and what it holds from an earlier build with the same configuration. */
export interface SiteFolder {
  readonly folder: string
  readonly earlier?: EarlierSite | undefined
  readonly caches?: BuildCaches | undefined
  readonly fingerprint?: Fingerprint
  readonly progress?: Progress
}

export interface EarlierSite {
  readonly files: SiteFiles
  readonly remove: (files: Iterable<string>) => void
}

/** A site whose posts are rendered and whose other files are being written, while its pages are not. */
export interface SiteDraft extends Pick<PagesDraft, 'site' | 'pages' | 'paths' | 'needsEleventy'> {
  /** Complete the site once Eleventy has written the pages. Throws what failed, after everything that writes has ended. */
  finish(extra: readonly ExtraPage[]): Promise<WrittenSite>
  /** Give up: wait until nothing writes any more. */
  abandon(): Promise<void>
}

export interface WrittenSite {
  readonly files: SiteFiles
  readonly pages: number
  /** Pages that were written; the others are as they were. */
  readonly written: number
  readonly shards: { readonly made: number; readonly of: number }
  /** Pictures that could not be shown. */
  readonly warnings: readonly string[]
}

/**
 * Begin to write a site into a folder: render the posts, index them in workers, and plan the pages for Eleventy. Files of
 * an earlier build that are as they would be written stay.
 */
export async function draftSite(
  source: PreparedSource,
  { folder, earlier, caches, fingerprint = createFingerprint(), progress = silentProgress }: SiteFolder,
): Promise<SiteDraft> {
  const { posts, config, synonyms, topics, people, leads, pages, theme, gone, imageVersion } = source
  const bodies = [...posts, ...[...leads, ...pages].map(({ path, body }) => ({ permalink: path, body }))]
  const media = await prepareMedia(bodies, source.media, caches?.media)
  const statics = [...source.statics, ...media.files]
  const finder = createTopicFinder(topics)
  const rememberRendering = rememberIn<Rendering>(caches?.renderings, fingerprint)
  const personOf = createPersonOf(people)
  const render = createPostRenderer(
    posts,
    { config, finder, personOf, mediaOf: media.mediaOf },
    rememberRendering,
    fingerprint,
  )
  const index = startSearchIndex(path.join(folder, 'pagefind'), synonyms)
  const writeShard: ShardWriter = (shard, records) => {
    if (earlier?.files.folders.has(shardPath(shard))) return false
    // Before the worker writes: the first removal makes the folder a copy of the published site.
    earlier?.remove([shardPath(shard).slice(1)])
    index.write(shard, records)
    return true
  }
  const abandonIndex = async (error: unknown): Promise<never> => {
    await index.abandon()
    throw error
  }
  const { shards, made, rendered } = await indexPosts(posts, render, personOf, writeShard, progress).catch(
    abandonIndex,
  )
  const folders = new Map(shards.map(shard => [shardPath(shard), 'named for its content']))
  const staticKeys = new Map(statics.map(({ path, key }) => [path, key]))
  const archive = createArchive(
    rendered,
    finder,
    personOf,
    renderLeads(leads, rendered, render),
    rememberIn<readonly StoredFacts[]>(caches?.related, fingerprint),
  )
  removeStale(folders, earlier && { keys: earlier.files.folders, remove: earlier.remove }, () => true)
  const hasNewIndex = made > 0 || shards.length !== earlier?.files.shards
  if (hasNewIndex) earlier?.remove([settingsFile, namesFile].map(file => `pagefind/${file}`))
  progress.show('plan pages', 0, 1)
  const plan = () =>
    draftPages({
      archive,
      config,
      ownPages: renderOwnPages(pages, render),
      theme,
      gone,
      indexVersion: indexVersion(shards, synonyms),
      fingerprint,
      earlier: earlier && {
        keys: earlier.files.pages,
        extraPages: earlier.files.extraPages,
        remove: earlier.remove,
      },
    })
  const draft = await Promise.resolve().then(plan).catch(abandonIndex)
  progress.show('plan pages', 1, 1)
  const beside = [
    imageVersion !== undefined &&
      during(progress, 'images', () =>
        writeImages(
          archive,
          config,
          imageVersion,
          folder,
          earlier && { keys: earlier.files.images, remove: earlier.remove },
        ),
      ),
    hasNewIndex ? during(progress, 'search', () => index.finish(shards)) : index.abandon(),
    copyStatics(
      statics,
      folder,
      removeStale(staticKeys, earlier && { keys: earlier.files.statics, remove: earlier.remove }),
    ),
    // The assets follow from the program and the configuration, which are those of an earlier site.
    !earlier && during(progress, 'assets', () => writeAssets(folder, config.colours, theme.assets)),
  ] as const
  // Swallow here: `finish` awaits the same promises and rejects with the same error.
  for (const work of beside) if (work) work.catch(() => {})
  return {
    ...draft,
    async finish(extra) {
      progress.show('outputs', 0, 1)
      const [imageKeys, , , , pages] = await untilAllEnd([...beside, draft.writeOutputs(extra, folder)])
      progress.show('outputs', 1, 1)
      refuseStaticPages(statics, pages.keys)
      for (const cache of Object.values(caches ?? {})) cache.save()
      return {
        files: {
          pages: pages.keys,
          extraPages: extra.length,
          images: imageKeys || new Map(),
          statics: staticKeys,
          folders,
          shards: shards.length,
        },
        pages: pages.pages,
        written: pages.written,
        shards: { made, of: shards.length },
        warnings: media.warnings,
      }
    },
    async abandon() {
      await Promise.allSettled(beside)
    },
  }
}

/** Wait for all, also where one fails: nothing may still be writing into a folder that is given up. */
async function untilAllEnd<Results extends readonly unknown[]>(work: readonly [...Results]) {
  await Promise.allSettled(work)
  return Promise.all(work)
}

interface IndexedPosts {
  /** Oldest first. */
  readonly shards: readonly KeyedShard<NamedPost>[]
  /** How many of them are being written. */
  readonly made: number
  readonly rendered: readonly RenderedPost[]
}

/** Has a shard written, unless it is published as it is. Returns whether it is written. */
type ShardWriter = (shard: KeyedShard<unknown>, records: readonly SearchRecord[]) => boolean

/** Posts that are rendered between two turns of the event loop. */
const RENDERED_AT_ONCE = 50

/**
 * Render all posts, and have the shards of the index written that the folder lacks. The newest shard comes first: it is
 * small, and its worker starts while the others are rendered.
 */
async function indexPosts(
  posts: readonly Post[],
  render: (post: Post) => RenderedPost,
  personOf: PersonOf,
  write: ShardWriter,
  progress: Progress,
): Promise<IndexedPosts> {
  const rendered: RenderedPost[] = []
  const shards: KeyedShard<NamedPost>[] = []
  let made = 0
  progress.show('render', 0, posts.length)
  for (const shard of planShards(inReadingOrder(posts)).toReversed()) {
    const records: SearchRecord[] = []
    for (const [number, post] of shard.posts.entries()) {
      const one = render(post)
      rendered.push(one)
      records.push(toSearchRecord(one, personOf(one.handle)))
      if (number % RENDERED_AT_ONCE === 0) {
        progress.show('render', rendered.length, posts.length)
        await setImmediate()
      }
    }
    // Only the names: a record holds the text of its post.
    const names = records.map(({ author, handle, handles, tags }) => ({ author, handle, handles, tags }))
    const named = { ...nameShard(shard, records), posts: names }
    shards.unshift(named)
    if (write(named, records) && made++ === 0) progress.show('search', 0, 1)
  }
  progress.show('render', posts.length, posts.length)
  return { shards, made, rendered }
}

function shardPath({ folder }: { readonly folder: string }): string {
  return `/pagefind/${folder}`
}
