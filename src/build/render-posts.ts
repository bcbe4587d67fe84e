import { type Archive, createArchive } from '../archive/archive.ts'
import { namedIn } from '../archive/authors.ts'
import { monthOf } from '../archive/months.ts'
import { subjectPath } from '../archive/subjects.ts'
import { authorPath, hrefOf } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { identityOf } from '../identity.ts'
import { createRenderer } from '../markdown/render.ts'
import type { Remember } from '../memoize.ts'
import type { Post, RenderedPost } from '../model.ts'
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
): Archive {
  const finder = createTopicFinder(topics)
  const render = createPostRenderer(posts, config, finder)
  return createArchive(
    posts.map(post => render(post)),
    finder,
  )
}

/**
 * Create a function that renders each of an archive's posts. A mention links to its author's page where the archive has
 * one, else to X; a hashtag that names a topic links to the topic. `remember` may return the rendering of an earlier build.
 */
export function createPostRenderer(
  posts: readonly Post[],
  config: SiteConfig,
  finder: TopicFinder,
  remember: Remember<Rendering> = (_group, _from, make) => make(),
  fingerprint: Fingerprint = createFingerprint(),
): (post: Post) => RenderedPost {
  const authors = new Set(posts.flatMap(namedIn).map(head => identityOf(head.handle)))
  const isKnown = (handle: string) => authors.has(identityOf(handle))
  const render = createRenderer({
    authorUrl: handle => (isKnown(handle) ? hrefOf(config.base, authorPath(handle)) : undefined),
    tagUrl: tag => hrefOf(config.base, subjectPath(tag, finder)),
    topicsOf: texts => nameTopics(finder.topicsOfTexts(texts), texts.tags, finder),
  })
  return post => {
    const from = renderingKey(post, finder.topics, isKnown)
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
