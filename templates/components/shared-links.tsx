import type { VNode } from 'preact'
import type { CitedLink } from '../../src/archive/links.ts'
import type { Site } from '../../src/pages/site.ts'
import { CitedLinkItem } from './cited-link.tsx'

/** Of a link, the newest posts that cite it. */
const mostPosts = 3

/** Links that several posts of a period cite, each with these posts. */
export function SharedLinks({ site, links }: { site: Site; links: readonly CitedLink[] }): VNode | null {
  if (links.length === 0) return null
  return (
    <section class="shared-links">
      <h2>{site.text.sharedLinks}</h2>
      <ul class="cited-links">
        {links.map(link => (
          <CitedLinkItem key={link.key} site={site} link={link} limit={mostPosts} />
        ))}
      </ul>
    </section>
  )
}
