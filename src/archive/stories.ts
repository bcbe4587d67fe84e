import { groupBy } from '../group-by.ts'
import type { RenderedPost } from '../model.ts'
import type { PostFacts } from './post-facts.ts'
import { groupByKeys } from './shared-keys.ts'
import type { Tie, TieKind } from './tie.ts'

/*
 * A story is what several posts of a day or a week say of one matter. To leave a post out is a pity, to put a wrong one
 * in is an error: each fact by itself has to be as good as certain. The limits were chosen on real days, read through.
 */

/** Two voices whose titles name a topic that rose speak of one matter if their posts are so alike. */
const leastLikeness = 0.65
const leastWords = 2

/** A topic that rose by so much is a matter by itself, if so many titles name it. */
const strongRise = 4
const leastTitles = 3

/** A reason names no more topics than these. */
const mostTopics = 2

/** Posts on one matter. */
export interface Story {
  /** The one that cites most, or says most: its title is the story's headline. Then the others in reading order. */
  readonly posts: readonly [RenderedPost, ...RenderedPost[]]
  /** Why they stand together, each kind once. */
  readonly ties: readonly Tie[]
}

/** Posts of a day or a week. */
export interface StoryInput {
  /** A run of the archive's posts in reading order, with the facts of each. */
  readonly posts: readonly RenderedPost[]
  readonly facts: readonly PostFacts[]
  /** The index of the first among all posts. */
  readonly start: number
  /** How much topics rose, by their names. */
  readonly rises: ReadonlyMap<string, number>
  /** The author's identity. */
  readonly voiceOf: (post: RenderedPost) => string
  /** Stories that are parts of these: those of the days of a week. */
  readonly known?: readonly Story[]
}

/** Find the stories among posts, those of most posts first, then in reading order. */
export function findStories(input: StoryInput): readonly Story[] {
  const { posts } = input
  const tied = [...tieKnown(input), ...tieByKeys(input), ...tieByTopics(input)]
  if (tied.length === 0) return []
  // The least index of a group stands for it.
  const groups = posts.map((_, index) => index)
  const ties = new Map<number, readonly Tie[]>()
  for (const { members, tie } of tied) {
    const joined = new Set(members.map(index => groups[index] ?? index))
    const group = Math.min(...joined)
    ties.set(group, [...[...joined].flatMap(old => ties.get(old) ?? []), tie])
    for (const [index, old] of groups.entries()) if (joined.has(old)) groups[index] = group
  }
  return [...groupBy(posts.keys(), index => groups[index])]
    .filter(([, members]) => members.length > 1)
    .sort(([, one], [, other]) => other.length - one.length || one[0] - other[0])
    .flatMap(([group = 0, members]) => {
      const voices = members.flatMap(index => posts[index] ?? [])
      const [lead] = voices.toSorted(
        (a, b) => b.links.length - a.links.length || b.text.length - a.text.length,
      )
      const others = voices.filter(post => post !== lead)
      return lead ? [{ posts: [lead, ...others] as const, ties: mergeTies(ties.get(group) ?? []) }] : []
    })
}

/** Posts of one matter, by their indexes, and the reason. */
interface Group {
  readonly members: readonly number[]
  readonly tie: Tie
}

function tieKnown({ posts, known = [] }: StoryInput): readonly Group[] {
  const indexes = new Map(posts.map((post, index) => [post, index]))
  return known.flatMap(story =>
    story.ties.map(tie => ({ members: story.posts.flatMap(post => indexes.get(post) ?? []), tie })),
  )
}

/** Posts with a quoted post in common are of one matter. A link may be cited in passing: it has to be what both are about. */
function tieByKeys({ posts, facts }: StoryInput): readonly Group[] {
  const quotes = [...groupByKeys(facts.map(({ quoted }) => quoted)).values()]
  const links = [...groupByKeys(facts.map(({ linked }) => linked))]
  return [
    ...quotes.map((members): Group => ({ members, tie: { kind: 'quote', topics: [] } })),
    ...links.flatMap(([link, members]) =>
      pairsOf(members)
        .filter(pair => isMatter(link, pair, facts) || titlesShare(pair, posts).length > 0)
        .map((members): Group => ({ members, tie: { kind: 'link', topics: [] } })),
    ),
  ]
}

/** Whether a link is all that both posts cite, or one of several that both do; the address of a whole site is no matter. */
function isMatter(link: string, pair: Pair, facts: readonly PostFacts[]): boolean {
  const [one = [], other = []] = pair.map(index => facts[index]?.linked ?? [])
  const isAll = one.length === 1 && other.length === 1
  return link.includes('/') && (isAll || one.filter(key => other.includes(key)).length > 1)
}

/** Posts of several voices whose titles name a topic that rose, if it rose very much, or the posts are alike. */
function tieByTopics({ posts, facts, start, rises, voiceOf, known }: StoryInput): readonly Group[] {
  const naming = groupByKeys(posts.map(({ titleTopics }) => titleTopics.filter(topic => rises.has(topic))))
  const strong = [...naming].filter(
    ([topic, members]) =>
      known === undefined &&
      (rises.get(topic) ?? 0) >= strongRise &&
      members.length >= leastTitles &&
      new Set(members.map(index => posts[index]).map(post => post && voiceOf(post))).size > 1,
  )
  const alike = facts.flatMap((own, index) =>
    own.alike.flatMap(([number, likeness, words]): readonly Group[] => {
      if (likeness < leastLikeness || words < leastWords) return []
      const other = own.start + number - start
      const [post, another] = [posts[index], posts[other]]
      if (!post || !another || voiceOf(post) === voiceOf(another)) return []
      const members: Pair = [index, other]
      const topics = titlesShare(members, posts).filter(topic => rises.has(topic))
      return topics.length > 0 ? [{ members, tie: { kind: 'topics', topics } }] : []
    }),
  )
  return [
    ...strong.map(([topic, members]): Group => ({ members, tie: { kind: 'topics', topics: [topic] } })),
    ...alike,
  ]
}

type Pair = readonly [number, number]

function pairsOf(members: readonly number[]): readonly Pair[] {
  return members.flatMap((one, at) => members.slice(at + 1).map((other): Pair => [one, other]))
}

/** List the topics that the titles of both posts name. */
function titlesShare(pair: Pair, posts: readonly RenderedPost[]): readonly string[] {
  const [one = [], other = []] = pair.map(index => posts[index]?.titleTopics)
  return one.filter(topic => other.includes(topic))
}

const kinds: readonly TieKind[] = ['quote', 'link', 'topics']

function mergeTies(ties: readonly Tie[]): readonly Tie[] {
  const byKind = groupBy(ties, ({ kind }) => kind)
  return kinds.flatMap(kind => {
    const same = byKind.get(kind)
    return same
      ? [{ kind, topics: [...new Set(same.flatMap(({ topics }) => topics))].slice(0, mostTopics) }]
      : []
  })
}
