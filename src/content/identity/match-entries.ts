import { groupBy } from '../../group-by.ts'
import type { StoredPost } from '../read-posts.ts'
import type { Incoming } from './incoming.ts'
import { matchSimilar } from './match-similar.ts'
import { createSigns, type Sign } from './signs.ts'

export interface Matches {
  /** The stored post of each entry that has one. */
  readonly byEntry: ReadonlyMap<Incoming, StoredPost>
  /** Stored posts that no entry is, by path. */
  readonly missing: readonly StoredPost[]
}

/**
 * Find the stored post that each entry is: the same entry, else the same text by the same author, else a text alike. The
 * stored posts are those of the dumps the entries are from. Linear but for sorting.
 */
export function matchEntries(entries: readonly Incoming[], stored: readonly StoredPost[]): Matches {
  const byEntry = new Map<Incoming, StoredPost>()
  // The first of several with one number is the one without `-2`: shorter paths go first.
  const free = new Set(
    stored.toSorted((one, other) => one.path.length - other.path.length || comparePaths(one, other)),
  )
  const take = (incoming: Incoming, post: StoredPost) => {
    byEntry.set(incoming, post)
    free.delete(post)
  }
  const matchBy = ({ ofEntry, ofStored }: Sign) => {
    if (free.size === 0) return
    const groups = groupBy(free, ofStored)
    const next = new Map<string, number>()
    for (const incoming of entries) {
      if (byEntry.has(incoming)) continue
      const key = ofEntry(incoming)
      const at = next.get(key) ?? 0
      const post = groups.get(key)?.[at]
      if (!post) continue
      next.set(key, at + 1)
      take(incoming, post)
    }
  }
  const { within, across } = createSigns()
  within.forEach(matchBy)
  for (const [incoming, post] of matchSimilar(entries, stored, byEntry)) take(incoming, post)
  across.forEach(matchBy)
  return { byEntry, missing: [...free].sort(comparePaths) }
}

function comparePaths(one: StoredPost, other: StoredPost): number {
  return one.path < other.path ? -1 : 1
}
