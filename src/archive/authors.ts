import { identityOf } from '../identity.ts'
import type { PartHead, Post, RenderedPost } from '../model.ts'
import { compareText } from './compare-text.ts'
import { authorPath } from './urls.ts'

/** Somebody who wrote a post of the archive, or is quoted in one. */
export interface Author {
  /** Handle without regard to case: the author's identity. */
  readonly key: string
  /** As the newest of the author's own posts spells it; of the posts that quote them, if there is none. */
  readonly handle: string
  /** From the same post as the handle. */
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
export function collectAuthors(posts: readonly RenderedPost[]): readonly Author[] {
  const drafts = new Map<string, AuthorDraft>()
  for (const post of posts) {
    for (const head of namedIn(post)) addHead(drafts, head, post)
  }
  return [...drafts.values()]
    .map(finishAuthor)
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

function addHead(drafts: Map<string, AuthorDraft>, head: PartHead, post: RenderedPost): void {
  const key = identityOf(head.handle)
  const draft: AuthorDraft = drafts.get(key) ?? {
    key,
    names: new Set(),
    posts: new Set(),
    quotedIn: new Set(),
  }
  drafts.set(key, draft)
  if (head.author !== '') draft.names.add(head.author)
  if (key === identityOf(post.handle)) {
    draft.posts.add(post)
    if (head.kind === 'post') draft.newestOwn = head
  } else {
    draft.quotedIn.add(post)
    draft.newestQuote = head
  }
}

function finishAuthor(draft: AuthorDraft): Author {
  const head = draft.newestOwn ?? draft.newestQuote
  const handle = head?.handle ?? draft.key
  const name = head?.author || handle
  return {
    key: draft.key,
    handle,
    name,
    otherNames: [...draft.names].filter(other => other !== name),
    path: authorPath(handle),
    posts: [...draft.posts],
    quotedIn: [...draft.quotedIn],
  }
}
