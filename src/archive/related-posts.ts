import { identityOf } from '../identity.ts'
import type { RenderedPost } from '../model.ts'
import { everyHandle, type PersonOf } from './people.ts'
import type { PostFacts } from './post-facts.ts'
import { indexSharedKeys } from './shared-keys.ts'
import type { Tie } from './tie.ts'

const mostRelated = 5

/** A quoted post in common outweighs links in common, and those any likeness, which is at most 3. */
const quoteWeight = 100
const linkWeight = 10

/** Of posts as much alike, those of one author are nearer: they go on. */
const authorWeight = 1.2

export interface RelatedPost {
  readonly post: RenderedPost
  readonly tie: Tie
}

/**
 * Find for each post, in reading order with its facts, up to five others on the same matter, the nearest first: those that
 * share a post of X (one quotes it, or both do), then those that share links, then those that are alike. Of two as near,
 * the one nearer in time comes first. Posts without any are not in the map.
 */
export function findRelatedPosts(
  posts: readonly RenderedPost[],
  facts: readonly PostFacts[],
  personOf: PersonOf = everyHandle,
): ReadonlyMap<RenderedPost, readonly RelatedPost[]> {
  const [sharingQuotes, sharingLinks] = (['quoted', 'linked'] as const).map(kind =>
    indexSharedKeys(facts.map(own => own[kind])),
  )
  const authors = posts.map(({ handle }) => identityOf(personOf(handle)[0]))
  const related = new Map<RenderedPost, readonly RelatedPost[]>()
  for (const [index, post] of posts.entries()) {
    const found = new Map<number, { readonly score: number; readonly tie: Tie }>()
    const add = (other: number, weight: number, tie: Tie) => {
      const before = found.get(other)
      found.set(other, { score: (before?.score ?? 0) + weight, tie: before?.tie ?? tie })
    }
    for (const other of sharingQuotes?.(index).flat() ?? [])
      add(other, quoteWeight, { kind: 'quote', topics: [] })
    for (const other of sharingLinks?.(index).flat() ?? [])
      add(other, linkWeight, { kind: 'link', topics: [] })
    const { alike = [], start = 0 } = facts[index] ?? {}
    for (const [number, likeness, , topics] of alike) {
      const other = start + number
      const isOwn = authors[index] !== '' && authors[index] === authors[other]
      const kind = topics.length === 0 ? 'words' : isOwn ? 'author' : 'topics'
      add(other, isOwn ? authorWeight * likeness : likeness, {
        kind,
        topics,
      })
    }
    found.delete(index)
    const nearest = [...found].sort(
      ([a, one], [b, other]) => other.score - one.score || Math.abs(a - index) - Math.abs(b - index) || a - b,
    )
    const best = nearest.slice(0, mostRelated).flatMap(([other, { tie }]) => {
      const post = posts[other]
      return post ? [{ post, tie }] : []
    })
    if (best.length > 0) related.set(post, best)
  }
  return related
}
