import { handleKey } from '../../feed/handle.ts'
import { groupBy } from '../../group-by.ts'
import { readMark } from '../import-mark.ts'
import type { StoredPost } from '../read-posts.ts'
import { textKey } from './compared-text.ts'
import type { Incoming } from './incoming.ts'
import { matchSimilar } from './match-similar.ts'

export interface Matches {
  /** The stored post of each entry that has one. */
  readonly byEntry: ReadonlyMap<Incoming, StoredPost>
  /** Stored posts that no entry is, by path. */
  readonly missing: readonly StoredPost[]
}

/**
 * A sign that an entry and a stored post are the same: both have this key. Numbers and days of stored posts are those
 * that import found, whatever the curator made of them since.
 */
interface Sign {
  readonly ofEntry: (incoming: Incoming) => string
  readonly ofStored: (stored: StoredPost) => string | undefined
}

/** The surest first. An entry that is the very same comes before a number that is: renumbering leaves the number to another. */
const signs: readonly Sign[] = [
  sign(place, sameEntry),
  sign(feedAndNumber, sameEntry),
  sign(feedOnly, sameEntry),
  sign(place, sameText),
  sign(feedAndNumber, sameText),
  sign(feedOnly, sameText),
]

/** Posts that went from one dump to another; only among dumps imported together, or each would take them from the other. */
const signsAcrossFeeds: readonly Sign[] = [sign(sameEntry), sign(sameText)]

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
  signs.forEach(matchBy)
  for (const [incoming, post] of matchSimilar(entries, stored, byEntry)) take(incoming, post)
  signsAcrossFeeds.forEach(matchBy)
  return { byEntry, missing: [...free].sort(comparePaths) }
}

interface Key {
  readonly ofEntry: (incoming: Incoming) => string
  readonly ofStored: (stored: StoredPost) => string | undefined
}

function sign(...keys: readonly (() => Key)[]): Sign {
  const made = keys.map(key => key())
  return {
    ofEntry: incoming => made.map(({ ofEntry }) => ofEntry(incoming)).join('\n'),
    ofStored: stored => {
      const values = made.map(({ ofStored }) => ofStored(stored))
      return values.includes(undefined) ? undefined : values.join('\n')
    },
  }
}

function feedOnly(): Key {
  return { ofEntry: ({ feed }) => feed, ofStored: ({ post }) => post.feed }
}

function feedAndNumber(): Key {
  return {
    ofEntry: ({ feed, entry }) => `${feed} ${entry.number}`,
    ofStored: ({ text, post }) => `${post.feed} ${(readMark(text) ?? post).number}`,
  }
}

function place(): Key {
  return {
    ofEntry: ({ feed, entry }) => `${feed} ${entry.number} ${entry.date}`,
    ofStored: ({ text, post }) => {
      const { number, date } = readMark(text) ?? post
      return `${post.feed} ${number} ${date}`
    },
  }
}

function sameEntry(): Key {
  return { ofEntry: ({ hash }) => hash, ofStored: ({ text }) => readMark(text)?.entry }
}

function sameText(): Key {
  return {
    ofEntry: incoming => {
      const { handle, body } = incoming.post('/')
      return `${handleKey(handle)} ${textKey(body)}`
    },
    ofStored: ({ post }) => `${handleKey(post.handle)} ${textKey(post.body)}`,
  }
}

function comparePaths(one: StoredPost, other: StoredPost): number {
  return one.path < other.path ? -1 : 1
}
