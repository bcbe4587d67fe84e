import { compareText } from '../archive/compare-text.ts'
import { type SiteConfig, warningsOf } from '../config.ts'
import type { NavigationEntry } from '../content/read-pages.ts'
import type { StaticFile } from '../content/read-statics.ts'
import { type MediaFolder, noMedia } from '../media/media-folder.ts'
import type { Lead, OwnPage, Person, Post } from '../model.ts'
import { findCardRenderer } from '../output/cards/render-cards.ts'
import type { SynonymGroup } from '../search/query/synonyms.ts'
import { noTheme, type Theme } from '../theme/read-theme.ts'
import type { Topic } from '../topics/topic.ts'

/** All that a site is made of, beside the program. */
export interface SiteSource {
  readonly posts: readonly Post[]
  readonly config: SiteConfig
  readonly synonyms?: readonly SynonymGroup[]
  /** What posts may be about; without any, their hashtags alone tell it. */
  readonly topics?: readonly Topic[]
  /** Whose handles are one person's. */
  readonly people?: readonly Person[]
  /** What the curator says of days, weeks and months. */
  readonly leads?: readonly Lead[]
  /** Pages of the curator's own. */
  readonly pages?: readonly OwnPage[]
  /** Those that are in the navigation. */
  readonly navigation?: readonly NavigationEntry[]
  readonly theme?: Theme
  /** Paths of posts that were removed. */
  readonly gone?: readonly string[]
  /** Files of the curator's own, copied as they are. */
  readonly statics?: readonly StaticFile[]
  /** Pictures and films of posts. */
  readonly media?: MediaFolder
}

/** A source that can be built on this machine: its configuration asks for no images that cannot be drawn. */
export interface PreparedSource extends Required<Omit<SiteSource, 'navigation'>> {
  /** Names what draws images; undefined if none are drawn. */
  readonly imageVersion: string | undefined
  /** What the curator should know: what was asked for and is left out, and what is not configured. */
  readonly warnings: readonly string[]
}

/** Find what draws images. A machine that cannot draw them builds the site without, and a warning says why. */
export function prepareSource({
  posts,
  config: written,
  synonyms = [],
  topics = [],
  people = [],
  leads = [],
  pages = [],
  navigation = [],
  theme = noTheme,
  gone = [],
  statics = [],
  media = noMedia,
}: SiteSource): PreparedSource {
  const source = { posts, synonyms, topics, people, leads, pages, theme, gone, statics, media }
  const own = navigation.toSorted(
    (one, other) => one.order - other.order || compareText(one.path, other.path),
  )
  const config = {
    ...written,
    navigation: [...own.map(({ path, label }) => ({ href: path, label })), ...written.navigation],
  }
  const warnings = warningsOf(config)
  if (!config.outputs.images) return { ...source, config, imageVersion: undefined, warnings }
  const found = findCardRenderer()
  if (found.kind === 'found') return { ...source, config, imageVersion: found.version, warnings }
  return {
    ...source,
    config: { ...config, outputs: { ...config.outputs, images: false } },
    imageVersion: undefined,
    warnings: [
      ...warnings,
      `No images for links to the site were made: ${found.problem}. Install the optional dependencies, or set \`outputs.images\` to false.`,
    ],
  }
}
