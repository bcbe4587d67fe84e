import type { ComponentChildren, VNode } from 'preact'
import type { RenderedPost } from '../../src/model.ts'
import type { Site } from '../../src/site/site.ts'

export interface PostLinesProps {
  readonly site: Site
  readonly posts: readonly RenderedPost[]
  /** What stands beside a post's title: its author, or its date. */
  readonly aside: (post: RenderedPost) => ComponentChildren
  /** Link of a post: its permalink unless told otherwise. */
  readonly hrefOf?: (post: RenderedPost) => string
}

/** Posts one a line: the title as a link, and a note beside it. */
export function PostLines({ site, posts, aside, hrefOf }: PostLinesProps): VNode {
  return (
    <ol class="lines">
      {posts.map(post => (
        <li key={post.permalink}>
          <a href={hrefOf?.(post) ?? site.href(post.permalink)} lang={post.lang}>
            <bdi>{post.title}</bdi>
          </a>
          <span class="aside">{aside(post)}</span>
        </li>
      ))}
    </ol>
  )
}
