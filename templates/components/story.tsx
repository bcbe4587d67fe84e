import type { VNode } from 'preact'
import type { Story } from '../../src/archive/stories.ts'
import type { RenderedPost } from '../../src/model.ts'
import { describeTie } from '../../src/pages/describe-tie.ts'
import type { Site } from '../../src/pages/site.ts'
import { PostArticle } from './post.tsx'

export interface StorySectionProps {
  readonly site: Site
  readonly story: Story
  /** Those of its posts that the page has. */
  readonly posts: readonly RenderedPost[]
  /** Whether the posts are of several days. */
  readonly hasDates?: boolean
}

/** What several posts say of one matter, under the headline of the first, with the reason why they stand together. */
export function StorySection({ site, story, posts, hasDates = false }: StorySectionProps): VNode {
  const [lead] = story.posts
  return (
    <section class="story" data-story>
      <h2>
        <bdi lang={lead.lang}>{lead.title}</bdi>
      </h2>
      <p class="summary">
        <span>{site.text.postCount(story.posts.length)}</span>
        {story.ties.map(tie => (
          <span key={tie.kind}>{describeTie(tie, site)}</span>
        ))}
      </p>
      {posts.map(post => (
        <PostArticle
          key={post.permalink}
          site={site}
          post={post}
          level={3}
          hasDate={hasDates}
          isTold={post === lead}
        />
      ))}
    </section>
  )
}
