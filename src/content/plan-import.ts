import { handleKey } from '../feed/handle.ts'
import type { Entry, Post } from '../model.ts'
import { formatPost } from './front-matter.ts'
import { makePost } from './make-post.ts'
import { type PostPlace, placePost } from './naming.ts'
import type { PostStore, StoredPost } from './read-posts.ts'

/** A feed as import takes it: the dump's name and the entries that hold posts. */
export interface NamedFeed {
  readonly name: string
  readonly entries: readonly Entry[]
}

export interface PlannedPost {
  readonly path: string
  readonly text: string
  readonly post: Post
}

/** What an import will do, decided before anything is written. */
export interface ImportPlan {
  readonly added: readonly PlannedPost[]
  readonly changed: readonly PlannedPost[]
  /** Posts whose date changed: their file moves, their permalink stays. */
  readonly moved: readonly (PlannedPost & { readonly from: string })[]
  readonly unchanged: readonly PlannedPost[]
  /** Posts of the same dumps that the dumps no longer hold: they stay. */
  readonly missing: readonly StoredPost[]
}

/**
 * Compare feeds with the posts there are. An entry is the same post as a stored one of the same dump and number: the
 * one of the same day first, else the one of the same author. Pure: nothing is read or written.
 */
export function planImport(feeds: readonly NamedFeed[], { stored, unreadable }: PostStore): ImportPlan {
  const taken = new Set([...unreadable, ...stored.flatMap(({ path, post }) => [path, post.permalink])])
  const isTaken = ({ path, permalink }: PostPlace) => taken.has(path) || taken.has(permalink)
  const claim = (place: PostPlace) => {
    taken.add(place.path).add(place.permalink)
    return place
  }
  const pending = groupByNumber(stored)
  const plan = {
    added: [] as PlannedPost[],
    changed: [] as PlannedPost[],
    moved: [] as (PlannedPost & { from: string })[],
    unchanged: [] as PlannedPost[],
  }
  for (const { name, entries } of feeds) {
    for (const { entry, match } of matchEntries(name, entries, pending)) {
      if (!match) {
        const place = claim(placePost(entry.date, entry.number, isTaken))
        plan.added.push(planPost(name, entry, place))
        continue
      }
      const { permalink } = match.post
      if (match.post.date === entry.date) {
        const planned = planPost(name, entry, { path: match.path, permalink })
        plan[planned.text === match.text ? 'unchanged' : 'changed'].push(planned)
      } else {
        const { path } = placePost(entry.date, entry.number, place => taken.has(place.path))
        claim({ path, permalink })
        plan.moved.push({ ...planPost(name, entry, { path, permalink }), from: match.path })
      }
    }
  }
  const names = new Set(feeds.map(feed => feed.name))
  const missing = [...pending.values()].flat().filter(({ post }) => names.has(post.feed))
  return { ...plan, missing: missing.toSorted((one, other) => (one.path < other.path ? -1 : 1)) }
}

interface MatchedEntry {
  readonly entry: Entry
  readonly match?: StoredPost
}

/** Pair entries with stored posts, those of the same day first; paired posts leave `pending`. */
function matchEntries(
  feed: string,
  entries: readonly Entry[],
  pending: Map<string, StoredPost[]>,
): MatchedEntry[] {
  const take = (entry: Entry, isMatch: (post: Post) => boolean): StoredPost | undefined => {
    const candidates = pending.get(numberKey(feed, entry.number)) ?? []
    const index = candidates.findIndex(({ post }) => isMatch(post))
    return index < 0 ? undefined : candidates.splice(index, 1)[0]
  }
  const sameDay = entries.map(entry => take(entry, post => post.date === entry.date))
  return entries.map((entry, index) => {
    const [{ handle }] = entry.parts
    const match = sameDay[index] ?? take(entry, post => handleKey(post.handle) === handleKey(handle))
    return match ? { entry, match } : { entry }
  })
}

function planPost(feed: string, entry: Entry, { path, permalink }: PostPlace): PlannedPost {
  const post = makePost(feed, entry, permalink)
  return { path, text: formatPost(post), post }
}

function groupByNumber(stored: readonly StoredPost[]): Map<string, StoredPost[]> {
  const groups = new Map<string, StoredPost[]>()
  for (const one of stored) {
    const key = numberKey(one.post.feed, one.post.number)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

function numberKey(feed: string, number: number): string {
  return `${number} ${feed}`
}
