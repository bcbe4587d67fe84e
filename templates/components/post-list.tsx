import type { ComponentChildren, VNode } from 'preact'
import type { PostLine } from '../../src/pages/plan-pages.ts'
import type { Site } from '../../src/pages/site.ts'

export interface PostLinesProps<Post extends PostLine> {
  readonly site: Site
  readonly posts: readonly Post[]
  /** What stands beside a post's title: its author, or its date. */
  readonly aside: (post: Post) => ComponentChildren
  /** Link of a post: its permalink unless told otherwise. */
  readonly hrefOf?: (post: Post) => string
}

/** Posts one a line: the title as a link, and a note beside it. */
export function PostLines<Post extends PostLine>({
  site,
  posts,
  aside,
  hrefOf,
}: PostLinesProps<Post>): VNode {
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
