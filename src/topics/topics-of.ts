import { parseBody } from '../markdown/grammar.ts'
import type { PostTexts, PostTopics } from '../markdown/render.ts'
import { findSections } from '../markdown/sections.ts'
import { visibleText } from '../markdown/visible-text.ts'
import type { Post } from '../model.ts'
import { createNameFinder, type NamedPlace } from './find-names.ts'
import { nameKey } from './name-units.ts'
import type { FoundTopic, Topic } from './topic.ts'

/** What topics follow from. */
export type NamingPost = Pick<Post, 'title' | 'tags' | 'parts' | 'body'>

/** The answers of one list of topics. */
export interface TopicFinder {
  readonly topics: readonly Topic[]
  /** Find the topics of a post in the order they are named: its own first, then those that only a quoted post names. */
  readonly topicsOf: (post: NamingPost) => readonly FoundTopic[]
  /** The same, of its visible texts. */
  readonly topicsOfTexts: (texts: PostTexts) => readonly FoundTopic[]
  /** The topic that a hashtag or any other word is a name of. */
  readonly topicOf: (name: string) => Topic | undefined
  /** Find the places of names in a text. */
  readonly findNames: (text: string) => readonly NamedPlace[]
}

/** Make a finder of these topics. Pure: the same post has the same topics. */
export function createTopicFinder(topics: readonly Topic[]): TopicFinder {
  const findNames = createNameFinder(topics)
  const byName = new Map<string, Topic>()
  for (const topic of topics) {
    for (const { text } of topic.names) if (!byName.has(nameKey(text))) byName.set(nameKey(text), topic)
  }
  const topicOf = (name: string) => byName.get(nameKey(name))
  const topicsIn = (texts: readonly string[]) =>
    texts.flatMap(text => findNames(withoutAddresses(text)).map(({ topic }) => topic))
  const topicsOfTexts = ({ title, tags, own, quoted }: PostTexts): readonly FoundTopic[] => {
    // A post that says nothing of its own has its title from the post that it quotes.
    const isQuoted = quoted.some(text => text.includes(title.replace(/…\P{L}*$/u, '')))
    const inTitle = topicsIn([title])
    const named = new Set([
      ...(isQuoted ? [] : inTitle),
      ...topicsIn(own),
      ...tags.flatMap(tag => topicOf(tag) ?? []),
    ])
    const onlyQuoted = new Set(topicsIn(quoted).filter(topic => !named.has(topic)))
    return [
      ...Array.from(named, topic => ({ topic, isQuoted: false, isInTitle: inTitle.includes(topic) })),
      ...Array.from(onlyQuoted, topic => ({ topic, isQuoted: true, isInTitle: inTitle.includes(topic) })),
    ]
  }
  return {
    topics,
    topicOf,
    findNames,
    topicsOfTexts,
    topicsOf: post => topicsOfTexts({ ...textsOf(post), title: post.title, tags: post.tags }),
  }
}

/** Name the topics that were found in a post with these hashtags, as a rendered post has them. */
export function nameTopics(
  found: readonly FoundTopic[],
  tags: readonly string[],
  { topicOf }: Pick<TopicFinder, 'topicOf'>,
): PostTopics {
  return {
    topics: found.map(({ topic }) => topic.name),
    quotedTopics: found.filter(({ isQuoted }) => isQuoted).map(({ topic }) => topic.name),
    titleTopics: found.filter(({ isInTitle }) => isInTitle).map(({ topic }) => topic.name),
    otherTags: tags.filter(tag => topicOf(tag) === undefined),
  }
}

/** The visible text of a post's parts, bylines left out: who writes of a topic is not the topic. */
export function textsOf(post: Pick<Post, 'parts' | 'body'>): {
  own: readonly string[]
  quoted: readonly string[]
} {
  const sections = findSections(parseBody(post.body), post, post.body)
  const textOf = (isQuote: boolean) =>
    sections
      .filter(({ head }) => (head?.kind === 'quote') === isQuote)
      .map(({ children }) => children.map(visibleText).join('\n'))
  return { own: textOf(false), quoted: textOf(true) }
}

/** Blank web addresses: a link to a site names it to nobody. */
export function withoutAddresses(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)[!-~]+/giu, address => ' '.repeat(address.length))
}
