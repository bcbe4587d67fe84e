import type { VNode } from 'preact'
import type { PostLine } from '../../src/pages/plan-pages.ts'
import type { Site } from '../../src/pages/site.ts'
import { PostLines } from './post-list.tsx'

/** Other posts on the same matter, where there are some. */
export function RelatedPosts({ site, posts }: { site: Site; posts: readonly PostLine[] }): VNode | null {
  if (posts.length === 0) return null
  return (
    <section class="related">
      <h2>{site.text.related}</h2>
      <PostLines
        site={site}
        posts={posts}
        aside={post => (
          <>
            <bdi>{site.authorName(post)}</bdi> <time dateTime={post.date}>{site.date(post.date)}</time>
          </>
        )}
      />
    </section>
  )
}
