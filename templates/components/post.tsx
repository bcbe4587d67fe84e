import type { VNode } from 'preact'
import { categoriesOf } from '../../src/archive/subjects.ts'
import { tagPath, topicPath } from '../../src/archive/urls.ts'
import { lowerHeadings } from '../../src/markdown/outline.ts'
import { postId } from '../../src/markdown/post-id.ts'
import type { RenderedPost } from '../../src/model.ts'
import { isLong } from '../../src/pages/is-long.ts'
import type { CitedBy } from '../../src/pages/plan-pages.ts'
import type { Site } from '../../src/pages/site.ts'
import { searchAddress } from '../../src/pages/x-addresses.ts'
import { textAfterTitle } from '../../src/search/query/text-after-title.ts'
import { Avatar } from './avatar.tsx'
import { LinkCards } from './link-cards.tsx'
import { SaveButton } from './save-button.tsx'
import { trustedHtml } from './trusted-html.ts'

export interface PostProps {
  readonly site: Site
  readonly post: RenderedPost
  /** Level of the post's heading: 1 on its own page, below that where it is one of several, and folded if it is long. */
  readonly level: 1 | 2 | 3
  /** Show the date, as a post's own page does: there are others around it. */
  readonly hasDate?: boolean
  /** Its headline stands above it already. */
  readonly isTold?: boolean
  readonly citedBy?: CitedBy | undefined
}

/**
 * A post, as an h-entry (https://microformats.org/wiki/h-entry). Its heading is its headline, which is unseen where the
 * body begins with it, and where it is the author's name for want of words: nobody wants to read it twice. In a digest, which
 * is of a day, the date is not shown again.
 */
export function PostArticle({
  site,
  post,
  level,
  hasDate = level === 1,
  isTold = false,
  citedBy,
}: PostProps): VNode {
  const { text, href, config } = site
  const Heading = `h${level}` as const
  const isRead = isTold || post.title === post.author || textAfterTitle(post) !== post.text
  return (
    <article class="h-entry" id={postId(post.permalink)} lang={post.lang}>
      <header>
        <Heading class={isRead ? 'unseen' : 'headline'}>
          <bdi>{post.title}</bdi>
        </Heading>
        <Avatar post={post} />
        <p class="byline">
          <AuthorCard site={site} post={post} />
        </p>
        <a class="u-url" href={href(post.permalink)} lang={config.lang} title={text.permalink}>
          <time class="dt-published" dateTime={post.date}>
            {hasDate ? site.date(post.date) : text.permalink}
          </time>
        </a>
        <CopyLink site={site} post={post} />
      </header>
      <div class="e-content" {...trustedHtml(lowerHeadings(post.html, level - 1))} />
      {level > 1 && isLong(post.text) && <Fold site={site} />}
      <LinkCards site={site} post={post} citedBy={citedBy} />
      <PostFooter site={site} post={post} />
    </article>
  )
}

/**
 * Folds the body before it, which stays whole in the page for whoever reads it otherwise: the stylesheet shows its
 * beginning as long as the disclosure is closed, where scripts run. In print there is nothing to unfold.
 */
function Fold({ site }: { site: Site }): VNode {
  return (
    <details class="fold" lang={site.config.lang}>
      <summary>
        <span class="when-folded">{site.text.unfold}</span>
        <span class="when-open">{site.text.fold}</span>
      </summary>
    </details>
  )
}

function PostFooter({ site, post }: Pick<PostProps, 'site' | 'post'>): VNode | null {
  const { text, href, config } = site
  if (categoriesOf(post).length === 0 && post.source === undefined && post.handle === '') return null
  return (
    <footer lang={config.lang}>
      {post.topics.map(topic => (
        <a key={topic} class="p-category" href={href(topicPath(topic))}>
          {topic}
        </a>
      ))}
      {post.otherTags.map(tag => (
        <a key={tag} class="p-category hashtag" href={href(tagPath(tag))}>
          {tag}
        </a>
      ))}
      {post.source !== undefined && (
        <a class="u-syndication" href={post.source} rel="noopener nofollow ugc">
          {text.source}
        </a>
      )}
      {post.source === undefined && post.handle !== '' && (
        <a href={searchAddress(post)} rel="noopener nofollow ugc">
          {text.findOnX}
        </a>
      )}
    </footer>
  )
}

/** Works by script alone, and is hidden where none runs. */
function CopyLink({ site, post }: Pick<PostProps, 'site' | 'post'>): VNode {
  const { text, href, config } = site
  return (
    <span class="copy" lang={config.lang}>
      <button
        type="button"
        title={text.copyLink}
        aria-label={text.copyLink}
        data-copy-link={href(post.permalink)}
        data-done={text.copied}
      >
        <CopyIcon />
      </button>
      <span role="status" />
      <SaveButton site={site} permalink={post.permalink} />
    </span>
  )
}

function CopyIcon(): VNode {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="m8 12 4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2m-3 3-2 2a3.5 3.5 0 0 1-5-5l2-2" />
    </svg>
  )
}

function AuthorCard({ site, post }: Pick<PostProps, 'site' | 'post'>): VNode {
  const name = <bdi class="p-name">{site.authorName(post)}</bdi>
  if (post.handle === '') return <span class="p-author h-card">{name}</span>
  return (
    <a class="p-author h-card" href={site.href(site.authorPath(post.handle))}>
      {name}{' '}
      <span class="handle">
        @<span class="p-nickname">{post.handle}</span>
      </span>
    </a>
  )
}
