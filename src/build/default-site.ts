import { defaultConfig } from '../config.ts'
import { readPosts } from '../content/read-posts.ts'
import { writeAssets } from '../pages/assets.ts'
import { planPages } from '../pages/plan-pages.ts'
import { createSite } from '../pages/site.ts'
import { renderArchive } from './render-archive.ts'

/** Make what templates need from a content folder, by the default configuration: for Eleventy run by itself. */
export async function loadDefaultSite(contentDirectory: string) {
  const { posts } = await readPosts(contentDirectory)
  const archive = renderArchive(posts, defaultConfig)
  return { site: createSite(defaultConfig), pages: planPages(archive, defaultConfig.homeDays), writeAssets }
}
