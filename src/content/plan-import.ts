import type { Entry, Post } from '../model.ts'
import { formatPost } from './front-matter.ts'
import { type Incoming, prepareEntry } from './identity/incoming.ts'
import { matchEntries } from './identity/match-entries.ts'
import { formatMark, hashContent, isAsImported } from './import-mark.ts'
import { addAliases, type Merged, mergePost, type Side } from './merge-post.ts'
import { nameFile, namePermalink } from './naming.ts'
import { planRemoval } from './plan-removal.ts'
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

/** A post written over what it was. */
export interface RewrittenPost extends PlannedPost {
  readonly was: StoredPost
}

/** What an import will do, decided before anything is written. */
export interface ImportPlan {
  readonly added: readonly PlannedPost[]
  readonly changed: readonly RewrittenPost[]
  /** Posts whose day or number changed: their file moves (perhaps to where another moves away from), their permalink stays. */
  readonly moved: readonly (RewrittenPost & { readonly from: string })[]
  /** As they are in the folder, edited by hand or not. */
  readonly unchanged: readonly StoredPost[]
  /** Posts changed both by hand and in the dump: they stay; `text` is what taking the dump's side would write. */
  readonly conflicting: readonly RewrittenPost[]
  /** Posts of the same dumps that the dumps no longer hold: they stay. */
  readonly missing: readonly StoredPost[]
  /** The same, where they are to be removed. */
  readonly removed: readonly StoredPost[]
}

export interface ImportChoices {
  /** Dumps whose missing posts are to be removed, but for those that were edited or written by hand. */
  readonly prune?: ReadonlySet<string>
  /** Remove those as well. */
  readonly isForced?: boolean
  /** The side that conflicts go to; without one they are reported and nothing is written of them. */
  readonly side?: Side | undefined
}

/**
 * Compare feeds with the posts there are, and merge what changed on either side. A stored post keeps its permalink
 * whatever happens to its entry. Pure: nothing is read or written.
 */
export function planImport(
  feeds: readonly NamedFeed[],
  { stored, unreadable }: PostStore,
  { prune = new Set(), isForced = false, side }: ImportChoices = {},
): ImportPlan {
  const names = new Set(feeds.map(feed => feed.name))
  const entries = feeds.flatMap(({ name, entries }) => entries.map(entry => prepareEntry(name, entry)))
  const { byEntry, missing } = matchEntries(
    entries,
    stored.filter(({ post }) => names.has(post.feed)),
  )
  const others = stored.filter(({ post }) => !names.has(post.feed))
  const { removed, kept, aliases } = planRemoval(
    missing,
    stored => prune.has(stored.post.feed) && (isForced || isAsImported(stored)),
    [...entries.flatMap(incoming => byEntry.get(incoming) ?? []), ...others],
  )
  const outcomes = entries.map(incoming => {
    const was = byEntry.get(incoming)
    return was
      ? { incoming, was, merged: mergePost(was, incoming, aliases.get(was) ?? [], side) }
      : { incoming }
  })
  const leaving = new Set(removed)
  for (const { was, merged } of outcomes) if (was && isMoved(was, merged)) leaving.add(was)
  const claim = createClaims(stored, unreadable, leaving)

  const plan = {
    added: [] as PlannedPost[],
    changed: [] as RewrittenPost[],
    moved: [] as (RewrittenPost & { from: string })[],
    unchanged: [] as StoredPost[],
    conflicting: [] as RewrittenPost[],
  }
  const fresh: Incoming[] = []
  for (const { incoming, was, merged } of outcomes) {
    if (!was) fresh.push(incoming)
    else if (merged.kind === 'unchanged') plan.unchanged.push(was)
    else {
      const { text, post } = merged
      const rewritten = { path: was.path, text, post, was }
      if (merged.kind === 'conflict') plan.conflicting.push(rewritten)
      else if (!isMoved(was, merged)) plan.changed.push(rewritten)
      else plan.moved.push({ ...rewritten, path: claim.path(post), from: was.path })
    }
  }
  for (const was of others) {
    const inherited = aliases.get(was)
    if (inherited) plan.changed.push({ path: was.path, ...addAliases(was, inherited), was })
  }
  for (const incoming of fresh) {
    plan.added.push(planNew(incoming, claim.path(incoming.entry), claim.permalink(incoming.entry)))
  }
  return { ...plan, missing: kept, removed }
}

/** The posts there are once a plan is carried out, by path: what reading them from the folder would give. */
export function postsAfter(plan: ImportPlan, { stored }: PostStore): readonly Post[] {
  const written = [...plan.added, ...plan.changed, ...plan.moved]
  const paths = [...written, ...plan.removed].map(({ path }) => path)
  const gone = new Set([...paths, ...plan.moved.map(({ from }) => from)])
  return [...stored.filter(({ path }) => !gone.has(path)), ...written]
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ post }) => post)
}

/** Files that no post has once a plan is carried out. A file that one post moves away from may be where another moves to. */
export function filesLeft({ added, moved, removed }: ImportPlan): readonly string[] {
  const taken = new Set([...added, ...moved].map(({ path }) => path))
  const left = [...moved.map(({ from }) => from), ...removed.map(({ path }) => path)]
  return left.filter(path => !taken.has(path))
}

function isMoved(was: StoredPost, merged: Merged): boolean {
  if (merged.kind !== 'written') return false
  return merged.post.date !== was.post.date || merged.post.number !== was.post.number
}

function planNew({ entry, hash, post: make }: Incoming, path: string, permalink: string): PlannedPost {
  const post = make(permalink)
  const { date, number } = entry
  const mark = formatMark({ date, number, entry: hash, content: hashContent(post) })
  return { path, text: formatPost(post, mark), post }
}

/**
 * Hand out places that nobody has. Files that are `leaving` theirs leave it to others; an address stays taken for ever,
 * one that only leads on to a post as well.
 */
function createClaims(
  stored: readonly StoredPost[],
  unreadable: readonly string[],
  leaving: ReadonlySet<StoredPost>,
) {
  const paths = new Set([...unreadable, ...stored.filter(post => !leaving.has(post)).map(({ path }) => path)])
  const permalinks = new Set(stored.flatMap(({ post }) => [post.permalink, ...(post.aliases ?? [])]))
  const claim = (taken: Set<string>, name: string) => {
    taken.add(name)
    return name
  }
  return {
    path: (post: Pick<Post, 'date' | 'number'>) =>
      claim(
        paths,
        nameFile(post, path => paths.has(path)),
      ),
    permalink: (post: Pick<Post, 'date' | 'number'>) =>
      claim(
        permalinks,
        namePermalink(post, permalink => permalinks.has(permalink)),
      ),
  }
}
