import type { SiteConfig } from '../config.ts'
import { createRenderer } from '../markdown/render.ts'
import type { Post } from '../model.ts'
import { type Archive, createArchive } from './archive.ts'
import { namedIn } from './authors.ts'
import { authorPath, hrefOf, identityOf, tagPath } from './urls.ts'

/** Render posts and arrange them. A mention links to its author's page where the archive has one. */
export function renderArchive(posts: readonly Post[], config: SiteConfig): Archive {
  const authors = new Set(posts.flatMap(namedIn).map(head => identityOf(head.handle)))
  const render = createRenderer({
    authorUrl: handle =>
      authors.has(identityOf(handle)) ? hrefOf(config.base, authorPath(handle)) : undefined,
    tagUrl: tag => hrefOf(config.base, tagPath(tag)),
  })
  return createArchive(posts.map(render))
}
