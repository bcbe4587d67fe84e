import { groupBy } from '../group-by.ts'
import { memoize } from '../memoize.ts'
import type { Post } from '../model.ts'
import { postKey, textKey } from './identity/compared-text.ts'
import type { StoredPost } from './read-posts.ts'

/** What becomes of stored posts that their dump no longer holds. */
export interface Removal {
  readonly removed: readonly StoredPost[]
  readonly kept: readonly StoredPost[]
  /** Addresses of removed posts that are to lead to another one: the same text by the same author, which stays. */
  readonly aliases: ReadonlyMap<StoredPost, readonly string[]>
}

export interface RemovalChoices {
  /** Whether a missing post may go. */
  readonly isRemovable: (stored: StoredPost) => boolean
  /** The text of the dump that a post was in; '' where there is none. */
  readonly dumpOf: (stored: StoredPost) => string
  /** Posts that stay. */
  readonly staying: readonly StoredPost[]
}

/**
 * Remove missing posts that may go. One whose text stays, a second time in its dump or in another one, leaves its address
 * to that post; of several, to the first of `staying`. One whose text still stands in its dump, but in no post of its own,
 * is kept: its header was not recognised, and it is part of the entry above.
 */
export function planRemoval(
  missing: readonly StoredPost[],
  { isRemovable, dumpOf, staying }: RemovalChoices,
): Removal {
  const candidates = missing.filter(isRemovable)
  if (candidates.length === 0) return { removed: [], kept: missing, aliases: new Map() }
  const byText = groupBy(staying, ({ post }) => postKey(post))
  const keyOfDump = memoize(textKey)
  const isSwallowed = (stored: StoredPost) => {
    const key = keyOfFirstLine(stored.post)
    return key.length >= shortestFound && keyOfDump(dumpOf(stored)).includes(key)
  }
  const removed = new Set(
    candidates.filter(stored => byText.has(postKey(stored.post)) || !isSwallowed(stored)),
  )
  const heirs = [...removed].flatMap(({ post }) => {
    const heir = byText.get(postKey(post))?.[0]
    return heir ? [{ heir, addresses: [post.permalink, ...(post.aliases ?? [])] }] : []
  })
  const aliases = Array.from(
    groupBy(heirs, ({ heir }) => heir),
    ([heir, left]) => [heir, left.flatMap(({ addresses }) => addresses)] as const,
  )
  return {
    removed: [...removed],
    kept: missing.filter(stored => !removed.has(stored)),
    aliases: new Map(aliases),
  }
}

/** Characters of a first line that are not found in a dump by chance. */
const shortestFound = 8

function keyOfFirstLine({ body }: Post): string {
  const [line = ''] = body.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split('\n')
  return textKey(line)
}
