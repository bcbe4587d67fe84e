import { groupBy } from '../group-by.ts'
import type { RenderedPost } from '../model.ts'
import { compareText } from './compare-text.ts'
import { domainPath } from './urls.ts'
import { readWebAddress, type SpecialKind, type WebAddress } from './web-address.ts'

/** Something outside the archive, and the posts that lead to it. */
export interface CitedLink extends WebAddress {
  /** Newest first, at least one. */
  readonly posts: readonly RenderedPost[]
}

export interface LinkDomain {
  /** Host without `www.`, in Unicode. */
  readonly domain: string
  readonly path: string
  /** Repositories, papers, videos and statuses before other pages; of a kind, the most cited first, then the newest. */
  readonly links: readonly CitedLink[]
  /** How often posts lead to the domain: each link of each post once. */
  readonly citations: number
}

/** Collect the links of posts in reading order by domain: the most cited domain first, then by name. */
export function collectLinks(posts: readonly RenderedPost[]): readonly LinkDomain[] {
  return [...groupBy(citeLinks(posts), link => link.domain)]
    .map(([domain, links]) => ({
      domain,
      path: domainPath(domain),
      links: links.toSorted(compareLinks),
      citations: links.reduce((sum, link) => sum + link.posts.length, 0),
    }))
    .sort((a, b) => b.citations - a.citations || compareText(a.domain, b.domain))
}

/** List the links of one kind among domains, the most cited first, then the newest. */
export function linksOfKind(domains: readonly LinkDomain[], kind: SpecialKind): readonly CitedLink[] {
  // Pages are a domain's last links: most domains begin with one.
  const special = domains.filter(({ links }) => links[0]?.kind !== 'page')
  return special.flatMap(({ links }) => links.filter(link => link.kind === kind)).sort(compareLinks)
}

/**
 * List the links that several posts of one period cite, by the period: the most cited first, then the newest, at most
 * `limit`, each with its posts of that period; of those that the same posts cite, the first. Posts of X are quoted rather
 * than cited, and left out.
 */
export function listSharedLinks(
  domains: readonly LinkDomain[],
  periodOf: (post: RenderedPost) => string,
  limit: number,
): ReadonlyMap<string, readonly CitedLink[]> {
  const shared = domains
    .flatMap(({ links }) => links.filter(({ kind, posts }) => kind !== 'status' && posts.length > 1))
    .flatMap(link =>
      Array.from(groupBy(link.posts, periodOf), ([period, posts]) => ({ period, link: { ...link, posts } })),
    )
    .filter(({ link }) => link.posts.length > 1)
    .sort((a, b) => compareCited(a.link, b.link))
  const first = groupBy(shared, ({ link }) => link.posts.map(({ permalink }) => permalink).join())
  const byPeriod = groupBy(
    Array.from(first.values(), ([one]) => one),
    ({ period }) => period,
  )
  return new Map(
    Array.from(byPeriod, ([period, list]) => [period, list.slice(0, limit).map(({ link }) => link)]),
  )
}

function citeLinks(posts: readonly RenderedPost[]): readonly CitedLink[] {
  const cited = new Map<string, CitedLink & { readonly posts: RenderedPost[] }>()
  for (const post of posts.toReversed()) {
    for (const url of post.links) {
      const address = readWebAddress(url)
      if (!address) continue
      const link = cited.get(address.key)
      if (!link) cited.set(address.key, { ...address, posts: [post] })
      else if (link.posts.at(-1) !== post) link.posts.push(post)
    }
  }
  return [...cited.values()]
}

function compareLinks(a: CitedLink, b: CitedLink): number {
  return (
    Number(a.kind === 'page') - Number(b.kind === 'page') || compareText(a.kind, b.kind) || compareCited(a, b)
  )
}

function compareCited(a: CitedLink, b: CitedLink): number {
  return b.posts.length - a.posts.length || compareText(newest(b), newest(a)) || compareText(a.key, b.key)
}

function newest({ posts }: CitedLink): string {
  return posts[0]?.date ?? ''
}
