import type { VNode } from 'preact'
import type { Site } from '../../src/pages/site.ts'

export interface FeedLinkProps {
  readonly site: Site
  /** Of the feed, without extension. */
  readonly path: string
  /** Whose posts it brings, or of what. */
  readonly name: string
}

/** A link to a feed, where what it brings is spoken of; nothing where the site has no feeds. */
export function FeedLink({ site, path, name }: FeedLinkProps): VNode | null {
  if (!site.config.outputs.feeds) return null
  return (
    <a href={site.href(`${path}.xml`)} type="application/atom+xml">
      <bdi>{site.text.feedOf(name)}</bdi>
    </a>
  )
}
