import { identityOf } from '../identity.ts'
import type { RenderedPost } from '../model.ts'
import { compareText } from './compare-text.ts'
import { tagPath } from './urls.ts'

export interface Tag {
  /** The tag without regard to case and width: its identity. */
  readonly key: string
  /** As the newest post spells it, without `#`. */
  readonly name: string
  readonly path: string
  /** In reading order, each once. */
  readonly posts: readonly RenderedPost[]
}

/** Collect the tags of posts in reading order: those with most posts first, then by name. */
export function collectTags(posts: readonly RenderedPost[]): readonly Tag[] {
  const drafts = new Map<string, { name: string; posts: Set<RenderedPost> }>()
  for (const post of posts) {
    for (const name of post.tags) {
      const key = identityOf(name)
      drafts.set(key, { name, posts: (drafts.get(key)?.posts ?? new Set()).add(post) })
    }
  }
  return [...drafts]
    .map(([key, { name, posts }]) => ({ key, name, path: tagPath(name), posts: [...posts] }))
    .sort((a, b) => b.posts.length - a.posts.length || compareText(a.key, b.key))
}
