import { createFingerprint, type Fingerprint } from '../cache/fingerprint.ts'
import type { KeptByKey } from '../cache/kept-by-key.ts'
import type { SiteConfig } from '../config.ts'
import { createRenderer } from '../markdown/render.ts'
import type { Post, RenderedPost } from '../model.ts'
import { type Archive, createArchive } from './archive.ts'
import { namedIn } from './authors.ts'
import { authorPath, hrefOf, identityOf, tagPath } from './urls.ts'

/** What rendering adds to a post, and the answers it depends on beside the post. */
export interface Rendering extends Pick<RenderedPost, 'html' | 'text' | 'lang' | 'links'> {
  /** Handles that were looked for, and whether the archive had a page of theirs. */
  readonly authors: readonly (readonly [handle: string, isKnown: boolean])[]
}

export interface RenderOptions {
  /** Renderings of earlier builds; those of this one are added. */
  readonly kept?: KeptByKey<Rendering> | undefined
  readonly fingerprint?: Fingerprint
}

/** Render posts and arrange them. */
export function renderArchive(posts: readonly Post[], config: SiteConfig): Archive {
  return createArchive(posts.map(createPostRenderer(posts, config)))
}

/**
 * Make a function that renders each of an archive's posts. A mention links to its author's page where the archive has
 * one. A rendering that was kept is taken where the post is the same and every author it mentions is known, or unknown,
 * as before.
 */
export function createPostRenderer(
  posts: readonly Post[],
  config: SiteConfig,
  { kept, fingerprint = createFingerprint() }: RenderOptions = {},
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
    const [month, key] = [post.date.slice(0, 'YYYY-MM'.length), fingerprint(post)]
    const known = kept.get(month, key)
    if (known?.authors.every(([handle, wasKnown]) => isKnown(handle) === wasKnown)) {
      const { authors, ...rendering } = known
      const rendered = { ...post, ...rendering }
      fingerprint.derive(rendered, [post, authors])
      return rendered
    }
    asked.clear()
    const rendered = render(post)
    const { html, text, lang, links } = rendered
    const answers = Array.from(asked, handle => [handle, isKnown(handle)] as const)
    kept.set(month, key, { html, text, lang, links, authors: answers })
    fingerprint.derive(rendered, [post, answers])
    return rendered
  }
}
