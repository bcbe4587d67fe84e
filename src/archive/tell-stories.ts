import { identityOf } from '../identity.ts'
import type { RenderedPost } from '../model.ts'
import type { Period } from '../topics/rise.ts'
import type { ArchiveDay, ArchiveWeek } from './calendar.ts'
import type { PersonOf } from './people.ts'
import type { PostFacts } from './post-facts.ts'
import { findStories, type Story } from './stories.ts'
import { listRising, type Subjects } from './subjects.ts'

/**
 * Make the function that finds the stories of a day, or of a week whose days are told, and puts them before its other
 * posts; topics rise in the days of `period`. Posts that the curator puts first, by their permalinks, stay there, each with
 * its story. `posts` are those of the archive, in reading order.
 */
export function createStoryteller(
  posts: readonly RenderedPost[],
  facts: readonly PostFacts[],
  subjects: Subjects,
  personOf: PersonOf,
) {
  const indexes = new Map(posts.map((post, index) => [post, index]))
  const voiceOf = ({ handle }: RenderedPost) => identityOf(personOf(handle)[0])
  return <Digest extends ArchiveDay | ArchiveWeek>(
    digest: Digest,
    period: Period,
    first: readonly string[] = [],
  ): Digest => {
    const start = Math.min(...digest.posts.map(post => indexes.get(post) ?? 0))
    const end = start + digest.posts.length
    const own = posts.slice(start, end)
    const stories = findStories({
      posts: own,
      facts: facts.slice(start, end),
      start,
      rises: riseOfTitles(own, subjects, posts, period),
      voiceOf,
      ...('days' in digest && { known: digest.days.flatMap(day => day.stories) }),
    })
    if (stories.length === 0) return digest
    const told = new Set(stories.flatMap(story => story.posts))
    const ranks = new Map(first.map((permalink, rank) => [permalink, rank]))
    const rankOf = (together: readonly RenderedPost[]) =>
      Math.min(...together.map(({ permalink }) => ranks.get(permalink) ?? first.length))
    const ordered = [
      ...stories.map(story => story.posts),
      ...digest.posts.filter(post => !told.has(post)).map(post => [post]),
    ].sort((a, b) => rankOf(a) - rankOf(b))
    return { ...digest, posts: ordered.flat(), stories }
  }
}

/** Measure how much the topics rose that several titles name. */
function riseOfTitles(
  own: readonly RenderedPost[],
  subjects: Subjects,
  posts: readonly RenderedPost[],
  period: Period,
): ReadonlyMap<string, number> {
  const seen = new Set<string>()
  const several = new Set(
    own.flatMap(({ titleTopics }) => titleTopics.filter(name => seen.size === seen.add(name).size)),
  )
  const list = [...new Set(own.flatMap(post => subjects.of(post).filter(({ name }) => several.has(name))))]
  const rising = listRising({ list }, posts, period, list.length)
  return new Map(rising.map(({ subject, rise }) => [subject.name, rise]))
}

/** Posts of a digest that stand together: those of a story, or those between two stories. */
export interface DigestPart {
  readonly story?: Story
  readonly posts: readonly RenderedPost[]
}

/** Divide posts in the order of their digest, or a page of them, by stories. */
export function divideByStories(
  posts: readonly RenderedPost[],
  stories: readonly Story[],
): readonly DigestPart[] {
  const storyOf = new Map(stories.flatMap(story => story.posts.map(post => [post, story] as const)))
  const parts: { story?: Story; posts: RenderedPost[] }[] = []
  for (const post of posts) {
    const story = storyOf.get(post)
    const last = parts.at(-1)
    if (last && last.story === story) last.posts.push(post)
    else parts.push({ ...(story && { story }), posts: [post] })
  }
  return parts
}
