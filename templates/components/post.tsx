import type { VNode } from 'preact'
import type { RenderedPost } from '../../src/model.ts'
import type { Site } from '../../src/site/site.ts'
import { authorPath, tagPath } from '../../src/site/urls.ts'
import { trustedHtml } from './trusted-html.ts'

export interface PostProps {
  readonly site: Site
  readonly post: RenderedPost
  /** `h1` on the post's own page, `h2` where it is one of several. */
  readonly heading: 'h1' | 'h2'
}

/**
 * A post in full, as an h-entry (https://microformats.org/wiki/h-entry). The heading is the author and not the title:
 * the title is the first sentence of the body, and nobody wants to read it twice.
 */
export function PostArticle({ site, post, heading: Heading }: PostProps): VNode {
  const { text, href, config } = site
  return (
    <article class="h-entry" id={postId(post)} lang={post.lang}>
      <header>
        <Heading class="byline">
          <AuthorCard site={site} post={post} />
        </Heading>
        <a class="u-url" href={href(post.permalink)} lang={config.lang} title={text.permalink}>
          <time class="dt-published" dateTime={post.date}>
            {site.date(post.date)}
          </time>
        </a>
      </header>
      <div class="e-content" {...trustedHtml(post.html)} />
      {(post.tags.length > 0 || post.source !== undefined) && (
        <footer lang={config.lang}>
          {post.tags.map(tag => (
            <a key={tag} class="p-category" href={href(tagPath(tag))}>
              {tag}
            </a>
          ))}
          {post.source !== undefined && (
            <a class="u-syndication" href={post.source} rel="noopener nofollow ugc">
              {text.source}
            </a>
          )}
        </footer>
      )}
    </article>
  )
}

/** Id of a post's article. From the whole permalink, as a post that moved to another day kept its own. */
export function postId(post: RenderedPost): string {
  return `p${post.permalink.slice(1, -1).replaceAll('/', '.')}`
}

function AuthorCard({ site, post }: { site: Site; post: RenderedPost }): VNode {
  const name = <bdi class="p-name">{site.authorName(post)}</bdi>
  if (post.handle === '') return <span class="p-author h-card">{name}</span>
  return (
    <a class="p-author h-card" href={site.href(authorPath(post.handle))}>
      {name}{' '}
      <span class="handle">
        @<span class="p-nickname">{post.handle}</span>
      </span>
    </a>
  )
}
