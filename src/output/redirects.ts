import type { Archive } from '../archive/archive.ts'
import { authorPath, iconPath } from '../archive/urls.ts'
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

/** An address that leads to a page. */
export interface Redirect {
  readonly from: string
  readonly target: Target
}

/**
 * List the aliases of posts, the other handles of authors and the hashtags that name a topic, with the pages they lead to.
 * `pages` are the paths of all pages: an alias never stands for one of them, or a post, or an earlier alias.
 */
export function listRedirects(
  { posts, authors, subjects }: Pick<Archive, 'posts' | 'authors' | 'subjects'>,
  pages: readonly string[],
): readonly Redirect[] {
  const ofPosts = posts.flatMap(({ permalink, title, aliases = [] }) =>
    aliases.map(from => ({ from, target: { path: permalink, title } })),
  )
  const ofAuthors = authors.flatMap(({ path, name, otherHandles }) =>
    otherHandles.map(handle => ({ from: authorPath(handle), target: { path, title: name } })),
  )
  const titles = new Map(subjects.list.map(({ path, label }) => [path, label]))
  const ofTags = Array.from(subjects.aliases, ([from, path]) => ({
    from,
    target: { path, title: titles.get(path) ?? path },
  }))
  const redirects = [...ofPosts, ...ofAuthors, ...ofTags]
  if (redirects.length === 0) return []
  const taken = new Set([...pages, ...posts.map(({ permalink }) => permalink)])
  return redirects.filter(({ from }) => !taken.has(from) && taken.add(from))
}

/** Plan a page at each of these addresses, which redirects readers and robots on any static host. */
export function planRedirects(redirects: readonly Redirect[], site: Site): readonly OutputFile[] {
  return redirects.map(({ from, target }) => ({
    path: `${from}index.html`,
    from: target,
    content: () => formatRedirect(target, site),
  }))
}

/** List the removed addresses that lead to no post again. */
export function listGone(gone: readonly string[], { posts }: Pick<Archive, 'posts'>): readonly string[] {
  if (gone.length === 0) return []
  const live = new Set(posts.flatMap(({ permalink, aliases = [] }) => [permalink, ...aliases]))
  return gone.filter(path => !live.has(path))
}

/** Plan the list of gone addresses, one a line with the base path. */
export function planGoneList(gone: readonly string[], site: Site): readonly OutputFile[] {
  if (gone.length === 0) return []
  const addresses = gone.map(site.href)
  return [{ path: goneListPath, from: addresses, content: () => `${addresses.join('\n')}\n` }]
}

/**
 * Redirect without delay: https://www.w3.org/TR/WCAG20-TECHS/H76.html. The link is for browsers that do not follow; without
 * an icon, browsers ask the host for `/favicon.ico`.
 */
export function formatRedirect({ path, title }: Target, { config, address, href }: Site): string {
  const [target, canonical, name, icon] = [href(path), address(path), title, href(iconPath)].map(escapeMarkup)
  return `<!doctype html>
<html lang="${config.lang}">
<head>
<meta charset="utf-8">
<title>${name}</title>
<meta http-equiv="refresh" content="0;url=${target}">
<meta name="viewport" content="width=device-width">
<link rel="canonical" href="${canonical}">
<link rel="icon" type="image/svg+xml" href="${icon}">
</head>
<body>
<p>→ <a href="${target}">${name}</a></p>
</body>
</html>
`
}
