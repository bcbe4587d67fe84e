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
import type {
  Lead,
  Media,
  OwnPage,
  Person,
  Post,
  RenderedLead,
  RenderedOwnPage,
  RenderedPost,
} from '../model.ts'
import { strings } from '../pages/strings.ts'
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
  leads: readonly Lead[] = [],
  mediaOf?: (url: string) => Media | undefined,
): Archive {
  const finder = createTopicFinder(topics)
  const personOf = createPersonOf(people)
  const render = createPostRenderer(posts, { config, finder, personOf, ...(mediaOf && { mediaOf }) })
  const rendered = posts.map(render)
  return createArchive(rendered, finder, personOf, renderLeads(leads, rendered, render))
}

/** Render leads as the bodies of posts are, and find the posts that they recommend. */
export function renderLeads(
  leads: readonly Lead[],
  posts: readonly RenderedPost[],
  render: (post: Post) => RenderedPost,
): readonly RenderedLead[] {
  const byPermalink = new Map(leads.length > 0 ? posts.map(post => [post.permalink, post]) : [])
  return leads.map(({ picks, ...lead }) => {
    const { html, text, lang } = render(asPost(lead))
    return { ...lead, picks: picks.flatMap(pick => byPermalink.get(pick) ?? []), html, text, lang }
  })
}

/** Render the curator's own pages as the bodies of posts are. */
export function renderOwnPages(
  pages: readonly OwnPage[],
  render: (post: Post) => RenderedPost,
): readonly RenderedOwnPage[] {
  return pages.map(page => {
    const { html, lang } = render(asPost(page))
    const { body, ...shown } = page
    return { ...shown, html, lang }
  })
}

/** What is rendered of words that are no post: nobody's, at their own address. */
function asPost({ path, date = '', title = '', body }: Partial<Lead> & Pick<Lead, 'path' | 'body'>): Post {
  const head = { feed: '', number: 0, author: '', handle: '', tags: [] }
  return { ...head, date, title, permalink: path, body }
}

/** What a post's rendering follows from beside the posts. */
interface RenderedFrom {
  readonly config: SiteConfig
  readonly finder: TopicFinder
  readonly personOf: PersonOf
  /** The picture or film that an image's address leads to. */
  readonly mediaOf?: (url: string) => Media | undefined
}

/**
 * Create a function that renders each of an archive's posts. A mention links to its author's page where the archive has
 * one, else to X; a hashtag that names a topic links to the topic. `remember` may return the rendering of an earlier build.
 */
export function createPostRenderer(
  posts: readonly Post[],
  { config, finder, personOf, mediaOf = () => undefined }: RenderedFrom,
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
    mediaOf,
    media: {
      hrefOf: path => hrefOf(config.base, path),
      isEmbedded: config.media === 'remote',
      pictureName: strings[config.lang].picture,
    },
    topicsOf: texts => nameTopics(finder.topicsOfTexts(texts), texts.tags, finder),
  })
  return post => {
    const from = renderingKey(post, { topics: finder.topics, pageOf, mediaOf, config })
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
