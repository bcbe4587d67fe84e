import type { Archive } from '../archive/archive.ts'
import { authorPath } from '../archive/urls.ts'
import type { Site } from '../pages/site.ts'
import { escapeMarkup } from './escape-markup.ts'
import type { OutputFile } from './output-file.ts'

/** The list of addresses that are gone for good, for a host that is to answer them with 410. */
export const goneListPath = '/gone.txt'

/** Where an alias leads to. */
interface Target {
  readonly path: string
  readonly title: string
}

/**
 * Plan a page at each alias of a post, each other handle of an author and each hashtag that names a topic, which redirects readers and robots on any
 * static host. `pages` are the paths of all pages: an alias never overwrites one of them, or a post, or an earlier alias.
 */
export function planRedirects(
  { posts, authors, subjects }: Pick<Archive, 'posts' | 'authors' | 'subjects'>,
  site: Site,
  pages: readonly string[],
): readonly OutputFile[] {
  const ofPosts = posts.flatMap(({ permalink, title, aliases = [] }) =>
    aliases.map(alias => ({ alias, target: { path: permalink, title } })),
  )
  const ofAuthors = authors.flatMap(({ path, name, otherHandles }) =>
    otherHandles.map(handle => ({ alias: authorPath(handle), target: { path, title: name } })),
  )
  const titles = new Map(subjects.list.map(({ path, label }) => [path, label]))
  const ofTags = Array.from(subjects.aliases, ([alias, path]) => ({
    alias,
    target: { path, title: titles.get(path) ?? path },
  }))
  const aliases = [...ofPosts, ...ofAuthors, ...ofTags]
  if (aliases.length === 0) return []
  const taken = new Set([...pages, ...posts.map(({ permalink }) => permalink)])
  return aliases.flatMap(({ alias, target }) => {
    if (taken.has(alias)) return []
    taken.add(alias)
    return [{ path: `${alias}index.html`, from: target, content: () => formatRedirect(target, site) }]
  })
}

/** Plan the list of removed addresses, one a line with the base path; those that lead to a post again are left out. */
export function planGoneList(
  gone: readonly string[],
  { posts }: Pick<Archive, 'posts'>,
  site: Site,
): readonly OutputFile[] {
  if (gone.length === 0) return []
  const live = new Set(posts.flatMap(({ permalink, aliases = [] }) => [permalink, ...aliases]))
  const addresses = gone.filter(path => !live.has(path)).map(site.href)
  if (addresses.length === 0) return []
  return [{ path: goneListPath, from: addresses, content: () => `${addresses.join('\n')}\n` }]
}

/** Redirect without delay: https://www.w3.org/TR/WCAG20-TECHS/H76.html. The link is for browsers that do not follow. */
export function formatRedirect({ path, title }: Target, { config, address, href }: Site): string {
  const [target, canonical, name] = [href(path), address(path), title].map(escapeMarkup)
  return `<!doctype html>
<html lang="${config.lang}">
<head>
<meta charset="utf-8">
<title>${name}</title>
<meta http-equiv="refresh" content="0;url=${target}">
<meta name="viewport" content="width=device-width">
<link rel="canonical" href="${canonical}">
</head>
<body>
<p>→ <a href="${target}">${name}</a></p>
</body>
</html>
`
}
