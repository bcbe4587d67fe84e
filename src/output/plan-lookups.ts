import type { Archive } from '../archive/archive.ts'
import { daysListPath, homePath, latestPath, postsListPath } from '../archive/urls.ts'
import type { Site } from '../pages/site.ts'
import type { OutputFile } from './output-file.ts'
import { formatRedirect } from './redirects.ts'

/**
 * Plan what pages ask for only when a reader does, so that no page changes with each post: the page that leads to the
 * newest day, the days that have posts (for the nearest to a date), and the links of all posts (for a random one).
 */
export function planLookups({ days, posts }: Pick<Archive, 'days' | 'posts'>, site: Site): OutputFile[] {
  const newest = days.at(-1)
  const latest = newest
    ? { path: newest.path, title: site.date(newest.date) }
    : { path: homePath, title: site.config.title }
  return [
    { path: `${latestPath}index.html`, from: latest, content: () => formatRedirect(latest, site) },
    planList(
      daysListPath,
      days.map(({ date }) => date),
    ),
    planList(
      postsListPath,
      posts.map(({ permalink }) => site.href(permalink)),
    ),
  ]
}

function planList(path: string, from: readonly string[]): OutputFile {
  return { path, from, content: () => `${JSON.stringify(from)}\n` }
}
