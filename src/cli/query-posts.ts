import { inReadingOrder } from '../archive/archive.ts'
import { createPersonOf } from '../archive/people.ts'
import { during, type Progress } from '../build/progress.ts'
import { readBesidePosts } from '../build/read-source.ts'
import { createPostRenderer } from '../build/render-posts.ts'
import type { SiteConfig } from '../config.ts'
import type { StoredPost } from '../content/read-posts.ts'
import { UsageError } from '../errors.ts'
import { answerRequest } from '../search/browser/answer-request.ts'
import { readRecords } from '../search/browser/read-records.ts'
import { noFilters } from '../search/browser/search-request.ts'
import { toSearchRecord } from '../search/index/search-record.ts'
import { parseInput } from '../search/query/operators.ts'
import { createTopicFinder } from '../topics/topics-of.ts'

/**
 * Find the posts that the site's search finds for a query, exactly; nothing that only comes near. Throws UsageError for a
 * query that says nothing, or whose operators do not.
 */
export async function queryPosts(
  query: string,
  stored: readonly StoredPost[],
  content: string,
  config: SiteConfig,
  progress: Progress,
): Promise<readonly StoredPost[]> {
  const [wrong] = parseInput(query).wrong
  if (wrong)
    throw new UsageError(
      `Unexpected \`${wrong.text}\` in the query, expected a value that \`${wrong.name}:\` can have.`,
    )
  if (query.trim() === '')
    throw new UsageError('Unexpected empty query, expected words or operators such as `from:`.')
  const posts = stored.map(({ post }) => post)
  const { source } = await readBesidePosts(content, posts)
  const { synonyms, topics, people } = source
  const personOf = createPersonOf(people)
  const render = createPostRenderer(posts, { config, finder: createTopicFinder(topics), personOf })
  const ordered = inReadingOrder(posts)
  const records = await during(progress, 'render', async onProgress =>
    ordered.map((post, index) => {
      if (index % 50 === 0) onProgress(index, ordered.length)
      return toSearchRecord(render(post), personOf(post.handle))
    }),
  )
  const index = {
    settings: { shards: [], synonyms },
    parts: [readRecords(records)],
    names: async () => ({ author: [], tag: [] }),
  }
  const request = { query, order: 'oldest' as const, filters: noFilters }
  for await (const { state, hits } of answerRequest(index, request, { wantsChoice: false })) {
    const found = new Set(state === 'exact' ? hits.map(({ id }) => ordered[id]) : [])
    return stored.filter(({ post }) => found.has(post))
  }
  return []
}
