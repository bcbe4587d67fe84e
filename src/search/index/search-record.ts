import type { Person, RenderedPost } from '../../model.ts'
import { type Trait, traits } from '../query/operators.ts'
import type { CatalogPost } from './catalog.ts'
import { withAddresses } from './with-addresses.ts'

/** What is indexed of one post. */
export interface SearchRecord extends CatalogPost {
  /** The post's permalink, without the site's base. */
  readonly url: string
  readonly title: string
  /** What the post is found by and shown with, lines separated by a line feed. */
  readonly text: string
}

/** Take what the search reads of a rendered post; `handles` are all of its author's. */
export function toSearchRecord(post: RenderedPost, handles: Person): SearchRecord {
  const { permalink, title, author, handle, date, lang } = post
  return {
    ...(handles.length > 1 && { handles }),
    ...{ url: permalink, title, author, handle, date, lang, tags: [...post.tags, ...post.topics] },
    text: withAddresses(post),
    has: traitsOf(post),
  }
}

function traitsOf({ links, parts }: RenderedPost): readonly Trait[] {
  const kinds = new Set<string>(parts?.map(part => part.kind))
  if (links.length > 0) kinds.add('link')
  return traits.filter(trait => kinds.has(trait))
}
