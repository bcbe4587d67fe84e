import type { VNode } from 'preact'
import { postId } from '../../src/markdown/post-id.ts'
import type { RenderedPost } from '../../src/model.ts'
import type { Site } from '../../src/pages/site.ts'

export interface ContentsProps {
  readonly site: Site
  /** Posts that stand together, and what they are called. */
  readonly parts: readonly { readonly label?: string | undefined; readonly posts: readonly RenderedPost[] }[]
}

export const contentsId = 'contents'

/** The contents of a digest: who said what, one line each, leading to the posts below. */
export function Contents({ site, parts }: ContentsProps): VNode {
  return (
    <nav class="contents" id={contentsId} tabIndex={-1} aria-label={site.text.contents}>
      {parts.map(({ label, posts }) => (
        <section key={posts[0]?.permalink}>
          {label !== undefined && <p class="contents-day">{label}</p>}
          <ol>
            {posts.map(post => (
              <li key={post.permalink}>
                <a href={`#${postId(post.permalink)}`}>
                  <bdi class="who">{site.authorName(post)}</bdi>{' '}
                  <bdi class="what" lang={post.lang}>
                    {post.title}
                  </bdi>
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </nav>
  )
}
