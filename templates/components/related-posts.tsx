import type { VNode } from 'preact'
import type { RelatedPost } from '../../src/archive/related-posts.ts'
import { describeTie } from '../../src/pages/describe-tie.ts'
import type { Site } from '../../src/pages/site.ts'
import { PostLines } from './post-list.tsx'

/** Other posts on the same matter, each with the reason, where there are some. */
export function RelatedPosts({
  site,
  related,
}: {
  site: Site
  related: readonly RelatedPost[]
}): VNode | null {
  if (related.length === 0) return null
  const ties = new Map(related.map(({ post, tie }) => [post, describeTie(tie, site)]))
  return (
    <section class="related">
      <h2>{site.text.related}</h2>
      <PostLines
        site={site}
        posts={related.map(({ post }) => post)}
        aside={post => (
          <>
            <bdi>{site.authorName(post)}</bdi> <time dateTime={post.date}>{site.date(post.date)}</time>{' '}
            <span class="tie">{ties.get(post)}</span>
          </>
        )}
      />
    </section>
  )
}
