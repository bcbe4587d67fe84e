import type { Story } from '../../archive/stories.ts'
import { divideByStories } from '../../archive/tell-stories.ts'
import { groupBy } from '../../group-by.ts'
import type { RenderedPost } from '../../model.ts'

/** Posts whose titles are listed together: those of a story below its headline, those on a topic, or the others. */
export interface HeadlineGroup {
  /** The first post of its story is not among `posts`: it is their headline. */
  readonly story?: Story
  readonly topic?: string | undefined
  readonly posts: readonly RenderedPost[]
}

/**
 * Group posts by story, then by topic: each stands under that of its title's topics that most of them are about, or of its
 * text's. Topics that only quoted posts name, or only one post, do not count. The largest groups come first, the others last.
 */
export function groupHeadlines(
  posts: readonly RenderedPost[],
  stories: readonly Story[] = [],
): readonly HeadlineGroup[] {
  const parts = divideByStories(posts, stories)
  return [
    ...parts.flatMap(({ story, posts }) => (story ? [{ story, posts: posts.slice(1) }] : [])),
    ...groupByTopic(parts.flatMap(({ story, posts }) => (story ? [] : posts))),
  ]
}

function groupByTopic(posts: readonly RenderedPost[]): readonly HeadlineGroup[] {
  const counts = new Map<string, number>()
  for (const topic of posts.flatMap(ownTopics)) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const byTopic = groupBy(posts, post => {
    const inTitle = post.titleTopics.filter(topic => (counts.get(topic) ?? 0) > 1)
    const topics = inTitle.length > 0 ? inTitle : ownTopics(post)
    const most = Math.max(...topics.map(topic => counts.get(topic) ?? 0))
    return topics.find(topic => counts.get(topic) === most)
  })
  const groups = Array.from(byTopic, ([topic, posts]) => ({ topic, posts }))
    .filter(({ topic, posts }) => topic !== undefined && posts.length > 1)
    .sort((one, other) => other.posts.length - one.posts.length)
  const grouped = new Set(groups.flatMap(({ posts }) => posts))
  const others = posts.filter(post => !grouped.has(post))
  return others.length > 0 ? [...groups, { posts: others }] : groups
}

function ownTopics({ titleTopics, topics, quotedTopics }: RenderedPost): readonly string[] {
  const own = topics.filter(topic => !quotedTopics.includes(topic))
  return [...new Set([...titleTopics, ...own])]
}
