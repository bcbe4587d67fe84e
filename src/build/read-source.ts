import { placeLeads } from '../archive/place-leads.ts'
import { readGone } from '../content/gone.ts'
import { readDigests } from '../content/read-digests.ts'
import { readPages } from '../content/read-pages.ts'
import { readPeople } from '../content/read-people.ts'
import { readPosts } from '../content/read-posts.ts'
import { readStatics } from '../content/read-statics.ts'
import { type Address, loadConfig } from '../load-config.ts'
import { readMediaFolder } from '../media/media-folder.ts'
import type { Diagnostic, Post } from '../model.ts'
import { readSynonyms } from '../search/index/read-synonyms.ts'
import { readTheme } from '../theme/read-theme.ts'
import { readTopics } from '../topics/read-topics.ts'
import type { SiteSource } from './prepare-source.ts'

/** Where the source of a site is. */
export interface SourceOptions extends Address {
  /** Folder of posts, relative to the working folder. */
  readonly content: string
  /** Configuration file, expected to be there; absent: `tidings.config.ts`, or the defaults without one. */
  readonly config?: string
}

/** What was read, and what could not be read: without it, the rest is sound. */
export interface ReadSource {
  readonly source: SiteSource
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Read everything that a site is made of: the configuration, the posts, and the lists and files beside them. Throws
 * InputError for a configuration with mistakes.
 */
export async function readSource(
  { content, config, ...address }: SourceOptions,
  onProgress?: (done: number, of: number) => void,
): Promise<ReadSource> {
  const siteConfig = await loadConfig(config, address)
  const { posts, diagnostics } = await readPosts(content, onProgress && { onProgress })
  const beside = await readBesidePosts(content, posts)
  const source = { posts, config: siteConfig, gone: await readGone(content), ...beside.source }
  return { source, diagnostics: [...diagnostics, ...beside.diagnostics] }
}

/** Read what a site is made of beside posts that are known already. */
export async function readBesidePosts(content: string, posts: readonly Post[]) {
  const { groups, diagnostics } = await readSynonyms(content)
  const { topics, diagnostics: invalid } = await readTopics(content)
  const { people, diagnostics: unclear } = await readPeople(content)
  const { files, diagnostics: unreadable } = readDigests(content)
  const { leads, diagnostics: misplaced } = placeLeads(files, posts)
  const { pages, navigation, diagnostics: unclearPages } = readPages(content)
  const { theme, diagnostics: unknown } = await readTheme()
  return {
    source: {
      synonyms: groups,
      topics,
      people,
      leads,
      pages,
      theme,
      statics: readStatics(content),
      media: await readMediaFolder(content),
      navigation: [...navigation, ...theme.navigation],
    },
    diagnostics: [
      ...diagnostics,
      ...invalid,
      ...unclear,
      ...unreadable,
      ...misplaced,
      ...unclearPages,
      ...unknown,
    ],
  }
}
