import { handleKey } from '../feed/handle.ts'
import { groupBy } from '../group-by.ts'
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

/** The posts there are once a plan is carried out, by path: what reading them from the folder would give. */
export function postsAfter(plan: ImportPlan, { stored }: PostStore): readonly Post[] {
  const written = [...plan.added, ...plan.changed, ...plan.moved]
  const gone = new Set([...written.map(({ path }) => path), ...plan.moved.map(({ from }) => from)])
  return [...stored.filter(({ path }) => !gone.has(path)), ...written]
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ post }) => post)
}

interface MatchedEntry {
  readonly entry: Entry
  readonly match?: StoredPost
}

/** Signs that a stored post of the same dump and number is an entry's own, the surest first. */
const signs: readonly ((entry: Entry, post: Post) => boolean)[] = [
  (entry, post) => isSameDay(entry, post) && isSameAuthor(entry, post),
  isSameDay,
  isSameAuthor,
]

/** Pair entries with stored posts; paired posts leave `pending`. */
function matchEntries(
  feed: string,
  entries: readonly Entry[],
  pending: Map<string, StoredPost[]>,
): MatchedEntry[] {
  const matches = new Map<Entry, StoredPost>()
  for (const isMatch of signs) {
    for (const entry of entries) {
      const candidates = pending.get(numberKey(feed, entry.number))
      if (!candidates || matches.has(entry)) continue
      const index = candidates.findIndex(({ post }) => isMatch(entry, post))
      const [match] = index < 0 ? [] : candidates.splice(index, 1)
      if (match) matches.set(entry, match)
    }
  }
  return entries.map(entry => {
    const match = matches.get(entry)
    return match ? { entry, match } : { entry }
  })
}

function isSameDay(entry: Entry, post: Post): boolean {
  return post.date === entry.date
}

function isSameAuthor({ parts: [own] }: Entry, post: Post): boolean {
  return handleKey(post.handle) === handleKey(own.handle)
}

function planPost(feed: string, entry: Entry, { path, permalink }: PostPlace): PlannedPost {
  const post = makePost(feed, entry, permalink)
  return { path, text: formatPost(post), post }
}

/** The first of several with one number is the one without `-2`: shorter paths go first. */
function groupByNumber(stored: readonly StoredPost[]): Map<string, StoredPost[]> {
  const inOrder = stored.toSorted((one, other) => one.path.length - other.path.length)
  const groups = groupBy(inOrder, ({ post }) => numberKey(post.feed, post.number))
  return new Map(Array.from(groups, ([key, group]) => [key, [...group]]))
}

function numberKey(feed: string, number: number): string {
  return `${number} ${feed}`
}
