import { identityOf } from '../../identity.ts'
import type { CatalogPost } from './catalog.ts'
import type { ArchiveNames } from './shard-files.ts'

export type NamedPost = Pick<CatalogPost, 'author' | 'handle' | 'handles' | 'tags'>

/** Count the posts of each author and each tag; of several spellings of one name, the latest stands. */
export function countNames(posts: readonly NamedPost[]): ArchiveNames {
  const authors = new Map<string, readonly [handle: string, name: string, posts: number]>()
  const tags = new Map<string, readonly [tag: string, posts: number]>()
  for (const { author, handles, tags: postTags, ...post } of posts) {
    const handle = handles?.[0] ?? post.handle
    const key = identityOf(handle)
    if (key !== '') authors.set(key, [handle, author, (authors.get(key)?.[2] ?? 0) + 1])
    const spelled = new Map(postTags.map(tag => [identityOf(tag), tag]))
    for (const [key, tag] of spelled) tags.set(key, [tag, (tags.get(key)?.[1] ?? 0) + 1])
  }
  return { authors: [...authors.values()], tags: [...tags.values()] }
}
