import type { Fingerprint } from '../cache/fingerprint.ts'
import type { KeptByKey } from '../cache/kept-by-key.ts'
import type { SiteConfig } from '../config.ts'
import { createLateFields } from '../late-fields.ts'
import { createRenderer } from '../markdown/render.ts'
import { headerOf, type Post, type RenderedPost } from '../model.ts'
import { type Archive, createArchive } from './archive.ts'
import { namedIn } from './authors.ts'
import { authorPath, hrefOf, identityOf, tagPath } from './urls.ts'

/** What rendering adds to a post, but for its content, and the answers it depends on beside the post. */
export interface RenderingFacts extends Pick<RenderedPost, 'htmlBytes' | 'lang' | 'links'> {
  /** Handles that were looked for, and whether the archive had a page of theirs. */
  readonly authors: readonly (readonly [handle: string, isKnown: boolean])[]
}

/** What a post's page and its index show: most builds need it of a few posts only. */
export type RenderingContent = Pick<RenderedPost, 'html' | 'text'>

/** All that rendering adds to a post. */
export type Rendering = RenderingFacts & RenderingContent

/** Renderings of earlier builds, by month and fingerprint of the post; those of this one are added. */
export interface KeptRenderings {
  readonly facts: KeptByKey<RenderingFacts>
  readonly contents: KeptByKey<RenderingContent>
}

/** What a rendering depends on beside the post. */
export interface Surroundings {
  /** Identities of all whom the archive has a page of. */
  readonly authors: readonly string[]
  readonly base: string
}

export function surroundingsOf(posts: readonly Post[], { base }: SiteConfig): Surroundings {
  return { authors: [...new Set(posts.flatMap(namedIn).map(head => identityOf(head.handle)))], base }
}

/** Render posts and arrange them. */
export function renderArchive(posts: readonly Post[], config: SiteConfig): Archive {
  const render = createPostRenderer(surroundingsOf(posts, config))
  return createArchive(posts.map(post => withRendering(post, render(post))))
}

/** Make a function that renders posts. A mention links to its author's page where the archive has one. */
export function createPostRenderer({ authors, base }: Surroundings): (post: Post) => Rendering {
  const known = new Set(authors)
  const asked = new Map<string, boolean>()
  const render = createRenderer({
    authorUrl: handle => {
      const isKnown = known.has(identityOf(handle))
      asked.set(handle, isKnown)
      return isKnown ? hrefOf(base, authorPath(handle)) : undefined
    },
    tagUrl: tag => hrefOf(base, tagPath(tag)),
  })
  return post => {
    asked.clear()
    const { html, text, htmlBytes, lang, links } = render(post)
    return { html, text, htmlBytes, lang, links, authors: [...asked] }
  }
}

/** Gives posts the renderings of earlier builds. */
export interface RenderingStore {
  /** The rendering that was kept, where the post is the same and every author it mentions is known, or unknown, as before. */
  recall(post: Post): RenderedPost | undefined
  /** Keep a rendering. */
  keep(post: Post, rendering: Rendering): RenderedPost
}

/** Open the renderings that were kept. The content of one is read where it is asked for, or else rendered again. */
export function openRenderings(
  { authors }: Surroundings,
  kept: KeptRenderings | undefined,
  fingerprint: Fingerprint,
  render: (post: Post) => Rendering,
): RenderingStore {
  if (!kept) return { recall: () => undefined, keep: withRendering }
  const known = new Set(authors)
  const keysOf = (post: Post) => [post.date.slice(0, 'YYYY-MM'.length), fingerprint(post)] as const
  return {
    recall(post) {
      const [month, key] = keysOf(post)
      const facts = kept.facts.get(month, key)
      if (!facts?.authors.every(([handle, wasKnown]) => known.has(identityOf(handle)) === wasKnown))
        return undefined
      const contentKey = fingerprint([post, facts.authors])
      kept.contents.hold(month, contentKey)
      const rendered = renderLater(post, facts, () => kept.contents.get(month, contentKey) ?? render(post))
      fingerprint.know(rendered, contentKey)
      return rendered
    },
    keep(post, rendering) {
      const [month, key] = keysOf(post)
      const { html, text, htmlBytes, lang, links, authors } = rendering
      kept.facts.set(month, key, { htmlBytes, lang, links, authors })
      const contentKey = fingerprint([post, authors])
      kept.contents.set(month, contentKey, { html, text })
      const rendered = withRendering(post, rendering)
      fingerprint.know(rendered, contentKey)
      return rendered
    },
  }
}

function withRendering(post: Post, { html, text, htmlBytes, lang, links }: Rendering): RenderedPost {
  return { ...post, html, htmlBytes, text, lang, links }
}

const withContent = createLateFields<LateContent>(['body', 'html', 'text'])

/** A rendered post whose content is read when it is first asked for. */
function renderLater(
  post: Post,
  { htmlBytes, lang, links }: RenderingFacts,
  read: () => RenderingContent,
): RenderedPost {
  const facts = { ...headerOf(post), htmlBytes, lang, links }
  return withContent(facts, new LateContent(post, read))
}

class LateContent {
  readonly #post: Post
  readonly #read: () => RenderingContent
  #content: RenderingContent | undefined

  constructor(post: Post, read: () => RenderingContent) {
    this.#post = post
    this.#read = read
  }

  get body(): string {
    return this.#post.body
  }

  get html(): string {
    return this.#readOnce().html
  }

  get text(): string {
    return this.#readOnce().text
  }

  #readOnce(): RenderingContent {
    this.#content ??= this.#read()
    return this.#content
  }
}
