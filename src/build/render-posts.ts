import { type Archive, createArchive } from '../archive/archive.ts'
import { namedIn } from '../archive/authors.ts'
import { monthOf } from '../archive/months.ts'
import { createPersonOf, type PersonOf } from '../archive/people.ts'
import { subjectPath } from '../archive/subjects.ts'
import { authorPath, hrefOf } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { identityOf } from '../identity.ts'
import { createRenderer } from '../markdown/render.ts'
import type { Remember } from '../memoize.ts'
import type { Person, Post, RenderedPost } from '../model.ts'
import type { Topic } from '../topics/topic.ts'
import { createTopicFinder, nameTopics, type TopicFinder } from '../topics/topics-of.ts'
import { createFingerprint, type Fingerprint } from './fingerprint.ts'
import { renderingKey } from './keys.ts'

/** What rendering adds to a post. */
export type Rendering = Omit<RenderedPost, keyof Post>

/** Render posts and arrange them. */
export function renderArchive(
  posts: readonly Post[],
  config: SiteConfig,
  topics: readonly Topic[] = [],
  people: readonly Person[] = [],
): Archive {
  const finder = createTopicFinder(topics)
  const personOf = createPersonOf(people)
  const render = createPostRenderer(posts, config, finder, personOf)
  return createArchive(posts.map(render), finder, personOf)
}

/**
 * Create a function that renders each of an archive's posts. A mention links to its author's page where the archive has
 * one, else to X; a hashtag that names a topic links to the topic. `remember` may return the rendering of an earlier build.
 */
export function createPostRenderer(
  posts: readonly Post[],
  config: SiteConfig,
  finder: TopicFinder,
  personOf: PersonOf,
  remember: Remember<Rendering> = (_group, _from, make) => make(),
  fingerprint: Fingerprint = createFingerprint(),
): (post: Post) => RenderedPost {
  const named = new Set(posts.flatMap(namedIn).map(({ handle }) => identityOf(handle)))
  const known = new Set([...named].flatMap(personOf).map(identityOf))
  /** The handle of an author's page, where the archive has one. */
  const pageOf = (handle: string) => (known.has(identityOf(handle)) ? personOf(handle)[0] : undefined)
  const render = createRenderer({
    authorUrl(handle) {
      const page = pageOf(handle)
      return page && hrefOf(config.base, authorPath(page))
    },
    tagUrl: tag => hrefOf(config.base, subjectPath(tag, finder)),
    topicsOf: texts => nameTopics(finder.topicsOfTexts(texts), texts.tags, finder),
  })
  return post => {
    const from = renderingKey(post, finder.topics, pageOf)
    const rendering = remember(monthOf(post), from, () => addedTo(post, render(post)))
    const rendered = { ...post, ...rendering }
    fingerprint.remember(rendered, fingerprint(from))
    return rendered
  }
}

/** The fields that rendering added or changed: all of them, so that a new one is cached like the others. */
function addedTo(post: Post, rendered: RenderedPost): Rendering {
  const before = new Map<string, unknown>(Object.entries(post))
  const added = Object.entries(rendered).filter(([name, value]) => before.get(name) !== value)
  return Object.fromEntries(added) as unknown as Rendering
}
