import { handleKey } from '../feed/handle.ts'
import { groupBy } from '../group-by.ts'
import type { Post } from '../model.ts'
import { textKey } from './identity/compared-text.ts'
import type { StoredPost } from './read-posts.ts'

/** What becomes of stored posts that their dump no longer holds. */
export interface Removal {
  readonly removed: readonly StoredPost[]
  readonly kept: readonly StoredPost[]
  /** Addresses of removed posts that are to lead to another one: the same text by the same author, which stays. */
  readonly aliases: ReadonlyMap<StoredPost, readonly string[]>
}

/**
 * Remove missing posts that `isRemovable` says may go. One whose text stays, a second time in its dump or in another one,
 * leaves its address to that post; of several, to the first of `staying`.
 */
export function planRemoval(
  missing: readonly StoredPost[],
  isRemovable: (post: StoredPost) => boolean,
  staying: readonly StoredPost[],
): Removal {
  const removed = missing.filter(isRemovable)
  if (removed.length === 0) return { removed, kept: missing, aliases: new Map() }
  const byText = groupBy(staying, ({ post }) => keyOf(post))
  const heirs = removed.flatMap(({ post }) => {
    const heir = byText.get(keyOf(post))?.[0]
    return heir ? [{ heir, addresses: [post.permalink, ...(post.aliases ?? [])] }] : []
  })
  const aliases = Array.from(
    groupBy(heirs, ({ heir }) => heir),
    ([heir, left]) => [heir, left.flatMap(({ addresses }) => addresses)] as const,
  )
  return { removed, kept: missing.filter(post => !isRemovable(post)), aliases: new Map(aliases) }
}

function keyOf({ handle, body }: Post): string {
  return `${handleKey(handle)} ${textKey(body)}`
}
