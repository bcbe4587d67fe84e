import { identityOf } from '../identity.ts'
import type { PartHead, Post, RenderedPost } from '../model.ts'
import { compareText } from './compare-text.ts'
import { everyHandle, type PersonOf } from './people.ts'
import { authorPath } from './urls.ts'

/** Somebody who wrote a post of the archive, or is quoted in one. */
export interface Author {
  /** Handle of the page without regard to case: the author's identity. */
  readonly key: string
  /** That of the page: as the newest of the author's own posts spells it; of the posts that quote them, if there is none. */
  readonly handle: string
  /** Others that the curator says are the same person's. */
  readonly otherHandles: readonly string[]
  /** From the newest of those posts. */
  readonly name: string
  /** Other names the archive knows them by, in order of first appearance. */
  readonly otherNames: readonly string[]
  readonly path: string
  /** Their own posts, in reading order. */
  readonly posts: readonly RenderedPost[]
  /** Posts of others in which they are quoted, in reading order. */
  readonly quotedIn: readonly RenderedPost[]
}

/** List whom a post names as authors: its own first. An author without a handle has no identity, and is left out. */
export function namedIn(post: Post): readonly PartHead[] {
  const own: PartHead = { kind: 'post', author: post.author, handle: post.handle }
  return [own, ...(post.parts ?? [])].filter(head => head.handle !== '')
}

/** Collect the authors of posts in reading order: those with most posts first, then most quoted, then by handle. */
export function collectAuthors(
  posts: readonly RenderedPost[],
  personOf: PersonOf = everyHandle,
): readonly Author[] {
  const drafts = new Map<string, AuthorDraft>()
  const keyOf = (handle: string) => identityOf(personOf(handle)[0])
  for (const post of posts) {
    const own = keyOf(post.handle)
    for (const head of namedIn(post)) addHead(drafts, head, keyOf(head.handle), post, own)
  }
  return [...drafts.values()]
    .map(draft => finishAuthor(draft, personOf))
    .sort(
      (a, b) =>
        b.posts.length - a.posts.length || b.quotedIn.length - a.quotedIn.length || compareText(a.key, b.key),
    )
}

interface AuthorDraft {
  readonly key: string
  readonly names: Set<string>
  readonly posts: Set<RenderedPost>
  readonly quotedIn: Set<RenderedPost>
  newestOwn?: PartHead
  newestQuote?: PartHead
}

function addHead(
  drafts: Map<string, AuthorDraft>,
  head: PartHead,
  key: string,
  post: RenderedPost,
  own: string,
): void {
  const draft: AuthorDraft = drafts.get(key) ?? {
    key,
    names: new Set(),
    posts: new Set(),
    quotedIn: new Set(),
  }
  drafts.set(key, draft)
  if (head.author !== '') draft.names.add(head.author)
  if (key === own) {
    draft.posts.add(post)
    if (head.kind === 'post') draft.newestOwn = head
  } else {
    draft.quotedIn.add(post)
    draft.newestQuote = head
  }
}

function finishAuthor(draft: AuthorDraft, personOf: PersonOf): Author {
  const head = draft.newestOwn ?? draft.newestQuote
  const [handle, ...otherHandles] = personOf(head?.handle ?? draft.key)
  const name = head?.author || handle
  return {
    key: draft.key,
    handle,
    otherHandles,
    name,
    otherNames: [...draft.names].filter(other => other !== name),
    path: authorPath(handle),
    posts: [...draft.posts],
    quotedIn: [...draft.quotedIn],
  }
}
