import type { Post } from '../model.ts'
import type { Topic } from './topic.ts'
import type { TopicFinder } from './topics-of.ts'

/** How often posts are about a topic. */
export interface TopicCount {
  readonly topic: Topic
  readonly posts: number
  /** Those of them that only quote a post that names it. */
  readonly quoted: number
}

/** Count the posts of each topic that posts have, the most frequent first, then in the order of the list. */
export function countTopics(
  posts: readonly Post[],
  { topics, topicsOf }: TopicFinder,
): readonly TopicCount[] {
  const counts = new Map(topics.map(topic => [topic, { posts: 0, quoted: 0 }]))
  for (const post of posts) {
    for (const { topic, isQuoted } of topicsOf(post)) {
      const count = counts.get(topic)
      if (!count) continue
      count.posts++
      if (isQuoted) count.quoted++
    }
  }
  return Array.from(counts, ([topic, count]) => ({ topic, ...count }))
    .filter(({ posts }) => posts > 0)
    .toSorted((one, other) => other.posts - one.posts)
}
