import { groupBy } from '../group-by.ts'
import type { Archive } from './archive.ts'
import type { Author } from './authors.ts'
import { compareText } from './compare-text.ts'
import type { LinkDomain } from './links.ts'
import { countByMonth, type MonthCount } from './months.ts'

/** How much of a kind there is in an archive. */
export interface Statistics {
  readonly posts: number
  readonly authors: number
  readonly quotedPosts: number
  readonly tags: number
  readonly links: number
  readonly days: number
  readonly months: readonly MonthCount[]
  /** The busiest first; only those with posts of their own. */
  readonly busiestAuthors: readonly Author[]
  readonly mostCitedDomains: readonly LinkDomain[]
  /** BCP 47 tags with the number of their posts, the most used first. */
  readonly languages: readonly { readonly lang: string; readonly count: number }[]
}

const mostRows = 15

/** Count what an archive holds. The cost is linear. */
export function summarise(archive: Archive, domains: readonly LinkDomain[]): Statistics {
  const { posts, days, authors, subjects } = archive
  return {
    posts: posts.length,
    authors: authors.length,
    quotedPosts: posts.reduce((sum, { parts }) => sum + (parts?.filter(isQuote).length ?? 0), 0),
    tags: subjects.list.length,
    links: domains.reduce((sum, { links }) => sum + links.length, 0),
    days: days.length,
    months: countByMonth(posts),
    busiestAuthors: authors.filter(author => author.posts.length > 0).slice(0, mostRows),
    mostCitedDomains: domains.slice(0, mostRows),
    languages: [...groupBy(posts, post => post.lang)]
      .map(([lang, { length }]) => ({ lang, count: length }))
      .sort((a, b) => b.count - a.count || compareText(a.lang, b.lang)),
  }
}

function isQuote({ kind }: { readonly kind: string }): boolean {
  return kind === 'quote'
}
