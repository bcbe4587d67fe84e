import { groupBy } from '../../group-by.ts'
import { comparePaths, type StoredPost } from '../read-posts.ts'
import type { Incoming } from './incoming.ts'
import { matchSimilar } from './match-similar.ts'
import { createSigns, type FeedOf, type Sign } from './signs.ts'

export interface Matches {
  /** The stored post of each entry that has one; it may be unreadable. */
  readonly byEntry: ReadonlyMap<Incoming, StoredPost>
  /** Stored posts that no entry is, by path. */
  readonly missing: readonly StoredPost[]
}

/** The stored posts that entries may be: those of the dumps the entries are from. */
export interface Candidates {
  readonly stored: readonly StoredPost[]
  readonly unreadable: readonly StoredPost[]
  readonly feedOf: FeedOf
}

/**
 * Find the stored post that each entry is: the same entry, else the same text by the same author, else a text alike, else
 * what has its number, day and author. Linear but for sorting.
 */
export function matchEntries(
  entries: readonly Incoming[],
  { stored, unreadable, feedOf }: Candidates,
): Matches {
  const byEntry = new Map<Incoming, StoredPost>()
  // The first of several with one number is the one without `-2`: shorter paths go first. Sound files go before others.
  const all = [stored, unreadable].flatMap(posts => posts.toSorted(byLength))
  const free = new Set(all)
  const assign = (incoming: Incoming, post: StoredPost) => {
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
      const index = next.get(key) ?? 0
      const post = groups.get(key)?.[index]
      if (!post) continue
      next.set(key, index + 1)
      assign(incoming, post)
    }
  }
  const { within, across, inPlace } = createSigns(feedOf, new Set(unreadable))
  within.forEach(matchBy)
  for (const [incoming, post] of matchSimilar(entries, all, byEntry, feedOf)) assign(incoming, post)
  across.forEach(matchBy)
  inPlace.forEach(matchBy)
  const isSound = new Set(stored)
  return { byEntry, missing: [...free].filter(post => isSound.has(post)).sort(comparePaths) }
}

function byLength(one: StoredPost, other: StoredPost): number {
  return one.path.length - other.path.length || comparePaths(one, other)
}
