import { groupBy } from '../group-by.ts'
import { identityOf } from '../identity.ts'
import type { RenderedPost } from '../model.ts'
import { type Counts, countIn, type Period, riseOf, surpriseOf } from '../topics/rise.ts'
import type { Topic } from '../topics/topic.ts'
import { compareText } from './compare-text.ts'
import { dayNumber } from './day-number.ts'
import { countByMonth, type MonthCount } from './months.ts'
import { everyHandle, type PersonOf } from './people.ts'
import { postsBetween } from './posts-between.ts'
import { tagPath, topicPath } from './urls.ts'

/** What a page below `/tags/` is about: a topic, or a hashtag that is the name of none. */
export interface Subject {
  readonly name: string
  /** The name as pages show it: a hashtag's with `#`. */
  readonly label: string
  /** The topic's; '' for a hashtag. */
  readonly group: string
  readonly path: string
  /** In reading order, each once. */
  readonly posts: readonly RenderedPost[]
  /** Those of them that only quote a post that names the subject. */
  readonly quoting: ReadonlySet<RenderedPost>
}

export interface Subjects {
  /** Those with most posts first, then by name. */
  readonly list: readonly Subject[]
  /** A post's subjects: topics as it names them, then other hashtags. */
  readonly of: (post: RenderedPost) => readonly Subject[]
  /** Site paths of hashtags that name a topic, and the topic's path: one leads to the other. */
  readonly aliases: ReadonlyMap<string, string>
}

/** Tells the topic that has a name, such as a hashtag. */
export interface TopicSource {
  readonly topicOf: (name: string) => Topic | undefined
}

/** Path of the page that a hashtag leads to: that of the topic it names, else its own. */
export function subjectPath(tag: string, { topicOf }: TopicSource): string {
  const topic = topicOf(tag)
  return topic ? topicPath(topic.name) : tagPath(tag)
}

/** Names of what a post is about: topics, then hashtags that are the name of none. */
export function categoriesOf({
  topics,
  otherTags,
}: Pick<RenderedPost, 'topics' | 'otherTags'>): readonly string[] {
  return [...topics, ...otherTags]
}

/** Order subjects by their groups, those with most posts first; what is in no group comes last. */
export function inGroups(subjects: readonly Subject[]): readonly Subject[] {
  const groups = groupBy(subjects, ({ group }) => group)
  const size = (group: readonly Subject[]) => group.reduce((sum, { posts }) => sum + posts.length, 0)
  return [...groups]
    .sort(([a, one], [b, other]) => Number(a === '') - Number(b === '') || size(other) - size(one))
    .flatMap(([, group]) => group)
}

interface Draft {
  name: string
  label: string
  readonly group: string
  readonly path: string
  readonly posts: RenderedPost[]
  readonly quoting: Set<RenderedPost>
}

/** Collect the topics and hashtags of posts in reading order into one index. */
export function collectSubjects(posts: readonly RenderedPost[], { topicOf }: TopicSource): Subjects {
  const byTopic = new Map<Topic, Draft>()
  const byTag = new Map<string, Draft>()
  const aliases = new Map<string, string>()
  const ofPost = new Map<RenderedPost, readonly Draft[]>()
  for (const post of posts) {
    const drafts: Draft[] = []
    for (const name of post.topics) {
      const topic = topicOf(name)
      if (!topic) continue
      const draft = byTopic.get(topic) ?? newDraft(topic.name, topic.name, topic.group, topicPath(topic.name))
      byTopic.set(topic, draft)
      draft.posts.push(post)
      if (post.quotedTopics.includes(name)) draft.quoting.add(post)
      drafts.push(draft)
    }
    for (const tag of post.tags) {
      const topic = topicOf(tag)
      if (topic) {
        if (tagPath(tag) !== topicPath(topic.name)) aliases.set(tagPath(tag), topicPath(topic.name))
        continue
      }
      const key = identityOf(tag)
      const draft = byTag.get(key) ?? newDraft(tag, `#${tag}`, '', tagPath(tag))
      byTag.set(key, draft)
      // As the newest post spells it.
      draft.name = tag
      draft.label = `#${tag}`
      if (draft.posts.at(-1) !== post) draft.posts.push(post)
      if (!drafts.includes(draft)) drafts.push(draft)
    }
    ofPost.set(post, drafts)
  }
  const list = [...byTopic.values(), ...byTag.values()].sort(
    (one, other) => other.posts.length - one.posts.length || compareText(one.name, other.name),
  )
  return { list, aliases, of: post => ofPost.get(post) ?? [] }
}

function newDraft(name: string, label: string, group: string, path: string): Draft {
  return { name, label, group, path, posts: [], quoting: new Set() }
}

/** What a subject's page tells beside its posts. */
export interface SubjectFacts {
  /** From the first month with a post on it to the last, months without one too. */
  readonly months: readonly MonthCount[]
  /** Who says most about it, with the name of the newest post; quoting does not count. */
  readonly authors: readonly { readonly author: string; readonly handle: string; readonly posts: number }[]
  /** Subjects that posts on it are about more often than others, the least to be expected first. */
  readonly companions: readonly { readonly label: string; readonly path: string; readonly posts: number }[]
}

/** An author or companion with a single post says nothing. */
const fewestShared = 2

/** Describe a subject; of authors and companions at most `limit` each. */
export function describeSubject(
  subject: Subject,
  { list, of }: Subjects,
  allPosts: number,
  personOf: PersonOf = everyHandle,
  limit = 8,
): SubjectFacts {
  const shared = new Map<Subject, number>()
  const authors = new Map<string, { author: string; handle: string; posts: number }>()
  for (const post of subject.posts) {
    for (const other of of(post)) if (other !== subject) shared.set(other, (shared.get(other) ?? 0) + 1)
    if (subject.quoting.has(post)) continue
    const { author, handle } = post
    const key = identityOf(personOf(handle)[0])
    authors.set(key, { author, handle, posts: (authors.get(key)?.posts ?? 0) + 1 })
  }
  const rank = new Map(list.map((other, at) => [other, at]))
  const companions = Array.from(shared, ([other, posts]) => ({
    subject: other,
    posts,
    surprise: surpriseOf(posts, (subject.posts.length * other.posts.length) / allPosts),
  }))
    .filter(({ posts, surprise }) => posts >= fewestShared && surprise > 0)
    .sort((a, b) => b.surprise - a.surprise || (rank.get(a.subject) ?? 0) - (rank.get(b.subject) ?? 0))
  return {
    months: countByMonth(subject.posts),
    authors: [...authors.values()]
      .filter(({ posts }) => posts >= fewestShared)
      .sort((a, b) => b.posts - a.posts || compareText(a.handle, b.handle))
      .slice(0, limit),
    companions: companions
      .slice(0, limit)
      .map(({ subject: { label, path }, posts }) => ({ label, path, posts })),
  }
}

/** A subject that is named more often in a period than before. */
export interface RisingSubject extends Counts {
  readonly subject: Subject
  readonly rise: number
  /** Posts of each seventh of days from `before` to `to`, the oldest first: a sparkline. */
  readonly weeks: readonly number[]
}

/** A rise is told from two posts on, and where chance hardly explains it. */
const leastRise = { posts: 2, rise: 1.5 }

/**
 * List the subjects that rose in a period against the days before it, those that rose most first: none where no post is
 * from these days. Posts are in reading order.
 */
export function listRising(
  { list }: Pick<Subjects, 'list'>,
  posts: readonly RenderedPost[],
  period: Period,
  limit = 8,
): readonly RisingSubject[] {
  // Every week asks this of its subjects: of an archive's posts, only those of the period are looked at.
  const lately = (all: readonly RenderedPost[]) => postsBetween(all, period.before, period.to)
  const all = countIn(period, lately(posts))
  if (all.before === 0) return []
  return list
    .map(subject => {
      const recent = lately(subject.posts)
      const counts = countIn(period, recent)
      return { subject, ...counts, rise: riseOf(counts, all), recent }
    })
    .filter(({ now, rise }) => now >= leastRise.posts && rise >= leastRise.rise)
    .sort((a, b) => b.rise - a.rise || b.now - a.now || compareText(a.subject.name, b.subject.name))
    .slice(0, limit)
    .map(({ recent, ...rising }) => ({ ...rising, weeks: countWeeks(recent, period) }))
}

/** Count posts of the period by its weeks. */
function countWeeks(posts: readonly RenderedPost[], { before, to }: Period): readonly number[] {
  const [start, end] = [dayNumber(before), dayNumber(to)]
  const weeks = Array.from({ length: Math.ceil((end - start) / 7) }, () => 0)
  for (const { date } of posts) {
    // Counted from the end, so that the last week is whole.
    const week = weeks.length - 1 - Math.floor((end - 1 - dayNumber(date)) / 7)
    weeks[week] = (weeks[week] ?? 0) + 1
  }
  return weeks
}
