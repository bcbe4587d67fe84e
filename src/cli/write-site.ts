import path from 'node:path'
import type { SiteConfig } from '../config.ts'
import type { Post, RenderedPost } from '../model.ts'
import { type Trait, traits } from '../search/catalog.ts'
import type { SynonymGroup } from '../search/synonyms.ts'
import { type SearchRecord, writeSearchIndex } from '../search/write-index.ts'
import { writeAssets } from '../site/assets.ts'
import { buildSite } from '../site/build-site.ts'
import { publish } from '../site/publish.ts'
import { renderArchive } from '../site/render-archive.ts'
import { type CardRenderer, loadCardRenderer } from '../site/sharing/render-cards.ts'
import { writeImages } from '../site/sharing/write-images.ts'
import type { Progress } from './progress.ts'

export interface SiteResult {
  /** Absolute path of the site's folder. */
  readonly output: string
  readonly posts: number
  readonly pages: number
  readonly seconds: number
  /** What was asked for and left out. */
  readonly warnings: readonly string[]
}

/** Render posts, write pages, assets and search index, and publish them as one. Pagefind runs beside Eleventy. */
export async function writeSite(
  posts: readonly Post[],
  synonyms: readonly SynonymGroup[],
  config: SiteConfig,
  output: string,
  progress: Progress,
  gone: readonly string[] = [],
): Promise<SiteResult> {
  const start = performance.now()
  progress.show('rendering', posts.length)
  const archive = renderArchive(posts, config)
  const images = await chooseImages(config)
  const pages = await publish(output, async staging => {
    staging.clear()
    const [site] = await Promise.all([
      buildSite({
        archive,
        config: images.config,
        output: staging.folder,
        gone,
        onProgress: count => progress.show('writing pages', count),
      }),
      writeSearchIndex(archive.posts.map(toSearchRecord), path.join(staging.folder, 'pagefind'), synonyms),
      writeAssets(staging.folder, config.colours),
      images.renderer && writeImages(archive, config, images.renderer, staging.folder),
    ])
    return { id: '', result: site.pages }
  })
  return {
    output: path.resolve(output),
    posts: posts.length,
    pages,
    seconds: (performance.now() - start) / 1000,
    warnings: images.warnings,
  }
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
  const { permalink, title, author, handle, date, lang, text, tags } = post
  return { url: permalink, title, author, handle, date, lang, text, tags, has: traitsOf(post) }
}

function traitsOf({ links, parts }: RenderedPost): readonly Trait[] {
  const kinds = new Set<string>(parts?.map(part => part.kind))
  if (links.length > 0) kinds.add('link')
  return traits.filter(trait => kinds.has(trait))
}
