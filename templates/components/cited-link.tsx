import type { VNode } from 'preact'
import type { CitedLink } from '../../src/archive/links.ts'
import type { Site } from '../../src/pages/site.ts'

export interface CitedLinkProps {
  readonly site: Site
  readonly link: CitedLink
  /** Show at most so many of the posts. */
  readonly limit?: number
}

/** A link out of the archive, and the posts that lead to it. */
export function CitedLinkItem({ site, link, limit = link.posts.length }: CitedLinkProps): VNode {
  return (
    <li>
      <a class="cited" href={link.url} rel="noopener nofollow ugc">
        <bdi>{link.label}</bdi>
      </a>
      <ul>
        {link.posts.slice(0, limit).map(post => (
          <li key={post.permalink}>
            <a href={site.href(post.permalink)} lang={post.lang}>
              <bdi>{post.title}</bdi>
            </a>{' '}
            <span class="aside">
              <bdi>{site.authorName(post)}</bdi> <time dateTime={post.date}>{site.date(post.date)}</time>
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
