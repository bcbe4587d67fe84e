import { type Archive, createArchive } from '../archive/archive.ts'
import { namedIn } from '../archive/authors.ts'
import { monthOf } from '../archive/months.ts'
import { authorPath, hrefOf, identityOf, tagPath } from '../archive/urls.ts'
import type { SiteConfig } from '../config.ts'
import { createRenderer } from '../markdown/render.ts'
import { headerOf, type Post, type RenderedPost } from '../model.ts'
import { createFingerprint, type Fingerprint } from './cache/fingerprint.ts'
import type { KeptByKey } from './cache/kept-by-key.ts'
import { createLateFields } from './late-fields.ts'

/** What rendering adds to a post, but for its content, and the answers it depends on beside the post. */
export interface RenderingFacts extends Pick<RenderedPost, 'htmlBytes' | 'lang' | 'links'> {
  /** Handles that were looked for, and whether the archive had a page of theirs. */
  readonly authors: readonly (readonly [handle: string, isKnown: boolean])[]
}

/** What a post's page and its index show: most builds need it of a few posts only. */
export type RenderingContent = Pick<RenderedPost, 'html' | 'text'>

/** Renderings of earlier builds, by month and fingerprint of the post; those of this one are added. */
export interface KeptRenderings {
  readonly facts: KeptByKey<RenderingFacts>
  readonly contents: KeptByKey<RenderingContent>
}

/** Render posts and arrange them. */
export function renderArchive(posts: readonly Post[], config: SiteConfig): Archive {
  const render = createPostRenderer(posts, config)
  return createArchive(posts.map(post => render(post)))
}

/**
 * Make a function that renders each of an archive's posts. A mention links to its author's page where the archive has
 * one. A rendering that was kept is taken where the post is the same and every author it mentions is known, or unknown,
 * as before; its content is read where it is asked for.
 */
export function createPostRenderer(
  posts: readonly Post[],
  config: SiteConfig,
  kept?: KeptRenderings,
  fingerprint: Fingerprint = createFingerprint(),
): (post: Post) => RenderedPost {
  const authors = new Set(posts.flatMap(namedIn).map(head => identityOf(head.handle)))
  const isKnown = (handle: string) => authors.has(identityOf(handle))
  const asked = new Set<string>()
  const render = createRenderer({
    authorUrl: handle => {
      asked.add(handle)
      return isKnown(handle) ? hrefOf(config.base, authorPath(handle)) : undefined
    },
    tagUrl: tag => hrefOf(config.base, tagPath(tag)),
  })
  if (!kept) return render
  return post => {
    const [month, key] = [monthOf(post), fingerprint(post)]
    const known = kept.facts.get(month, key)
    if (known?.authors.every(([handle, wasKnown]) => isKnown(handle) === wasKnown)) {
      const contentKey = fingerprint([post, known.authors])
      kept.contents.hold(month, contentKey)
      const rendered = renderLater(post, known, () => kept.contents.get(month, contentKey) ?? render(post))
      fingerprint.know(rendered, contentKey)
      return rendered
    }
    asked.clear()
    const rendered = render(post)
    const { html, text, htmlBytes, lang, links } = rendered
    const answers = Array.from(asked, handle => [handle, isKnown(handle)] as const)
    kept.facts.set(month, key, { htmlBytes, lang, links, authors: answers })
    const contentKey = fingerprint([post, answers])
    kept.contents.set(month, contentKey, { html, text })
    fingerprint.know(rendered, contentKey)
    return rendered
  }
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
