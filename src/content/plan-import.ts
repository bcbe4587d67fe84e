import { isDeepStrictEqual } from 'node:util'
import type { Day, Diagnostic, Entry, Post } from '../model.ts'
import { findDoubles } from './find-doubles.ts'
import { formatPost, parsePost } from './front-matter.ts'
import { type Incoming, prepareEntry } from './identity/incoming.ts'
import { matchEntries } from './identity/match-entries.ts'
import { findRenamedDumps } from './identity/renamed-dumps.ts'
import type { FeedOf } from './identity/signs.ts'
import { formatMark, hashContent, isAsImported } from './import-mark.ts'
import { addAliases, type Merged, mergePost, type Side } from './merge-post.ts'
import { createFileNames, createPermalinks } from './permalinks.ts'
import { planRemoval } from './plan-removal.ts'
import { comparePaths, type PostStore, type StoredPost } from './read-posts.ts'
import { hashPieces } from './three-way-merge.ts'

/** A feed as import reads it: the dump's name and the entries that hold posts. */
export interface NamedFeed {
  readonly name: string
  readonly entries: readonly Entry[]
  /** Path of the dump, for problems of its entries. */
  readonly file?: string
  /** The whole dump: a missing post whose text still stands in it is not removed. */
  readonly text?: string
}

export interface PlannedPost {
  readonly path: string
  readonly text: string
  readonly post: Post
}

/** A post written over what it was. */
export interface RewrittenPost extends PlannedPost {
  readonly was: StoredPost
  /** The dump says what it said: the program makes another post of it now, or only remembers it otherwise. */
  readonly isRenewal?: boolean
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
  /** Files of entries that cannot be read, and files that could not be read once they were written: they stay. */
  readonly unreadable: readonly StoredPost[]
  /** Of these, what could not be read once it was written. */
  readonly unwritable: readonly Pick<PlannedPost, 'path' | 'post'>[]
  /** Posts of the same dumps that the dumps no longer hold, and of dumps that are gone: they stay. */
  readonly missing: readonly StoredPost[]
  /** The same, where they are to be removed. */
  readonly removed: readonly StoredPost[]
  /** Dumps that are gone while posts of theirs are stored. Empty where `feeds` are not all dumps. */
  readonly goneDumps: ReadonlySet<string>
  /** Dumps that have another name now: old name → new name. Their posts follow. */
  readonly renamed: ReadonlyMap<string, string>
  /** Entries of one dump that another one holds as well. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface ImportChoices {
  /** Dumps whose missing posts are to be removed, but for those that were edited or written by hand. */
  readonly prune?: ReadonlySet<string>
  /** Remove those as well, and those whose text still stands in their dump. */
  readonly isForced?: boolean
  /** Names of the dumps that there are, also of those that are not imported now. */
  readonly dumps?: ReadonlySet<string>
  /** Whether the feeds are all dumps there are: posts of any other are missing. */
  readonly isComplete?: boolean
  /** The side that the conflict of a post goes to, by its path; without one it is reported and nothing of it is written. */
  readonly sideOf?: (path: string) => Side | undefined
  /** Today, to be noted in posts whose text changes. */
  readonly today?: Day | undefined
}

/**
 * Compare feeds with the posts there are, and merge what changed on either side. A stored post keeps its permalink
 * whatever happens to its entry. Pure: nothing is read or written.
 */
export function planImport(
  feeds: readonly NamedFeed[],
  { stored, unreadable }: PostStore,
  {
    prune = new Set(),
    isForced = false,
    dumps = new Set(),
    isComplete = false,
    sideOf = () => undefined,
    today,
  }: ImportChoices = {},
): ImportPlan {
  const names = new Set(feeds.map(feed => feed.name))
  const texts = new Map(feeds.map(({ name, text = '' }) => [name, text]))
  const entries = feeds.flatMap(({ name, entries }) => entries.map(entry => prepareEntry(name, entry)))
  const isThere = (feed: string) => names.has(feed) || dumps.has(feed)
  const renamed = findRenamedDumps(entries, stored, isThere)
  const isUnreadable = new Set(unreadable)
  const soundNames = new Set(stored.map(({ post }) => post.feed))
  // The slip may be in the name of the dump itself.
  const isMisspelt = (post: StoredPost) =>
    isUnreadable.has(post) && !isThere(post.post.feed) && !soundNames.has(post.post.feed)
  const feedOf = createFeedOf(entries, renamed, isMisspelt)
  const isImported = (post: StoredPost) => names.has(feedOf(post))
  const matches = matchEntries(entries, {
    stored: stored.filter(isImported),
    unreadable: unreadable.filter(isImported),
    feedOf,
  })
  const others = stored.filter(post => !isImported(post))
  const isOrphan = ({ post }: StoredPost) => isComplete && !isThere(post.feed)
  const [orphans, neighbours] = [others.filter(isOrphan), others.filter(post => !isOrphan(post))]
  const missing = [...matches.missing, ...orphans].sort(comparePaths)
  const byEntry = new Map([...matches.byEntry].filter(([, post]) => !isUnreadable.has(post)))
  const { removed, kept, aliases } = planRemoval(missing, {
    isRemovable: stored => prune.has(feedOf(stored)) && (isForced || isAsImported(stored)),
    dumpOf: stored => (isForced ? '' : (texts.get(feedOf(stored)) ?? '')),
    staying: [...entries.flatMap(incoming => byEntry.get(incoming) ?? []), ...neighbours],
  })
  const outcomes = entries.flatMap((incoming): readonly Outcome[] => {
    const was = byEntry.get(incoming)
    if (!was) return matches.byEntry.has(incoming) ? [] : [{ incoming }]
    const choices = { aliases: aliases.get(was) ?? [], side: sideOf(was.path), today }
    return [{ incoming, found: { was, merged: mergePost(was, incoming, choices) } }]
  })
  const leaving = new Set(removed)
  for (const { found } of outcomes) if (found && isMoved(found.was, found.merged)) leaving.add(found.was)
  const name = createNames(stored, unreadable, leaving)

  const plan = {
    added: [] as PlannedPost[],
    changed: [] as RewrittenPost[],
    moved: [] as (RewrittenPost & { from: string })[],
    unchanged: [] as StoredPost[],
    conflicting: [] as RewrittenPost[],
    unreadable: [...matches.byEntry.values()].filter(post => isUnreadable.has(post)),
    unwritable: [] as Pick<PlannedPost, 'path' | 'post'>[],
  }
  const fresh: Incoming[] = []
  for (const { incoming, found } of outcomes) {
    if (!found) {
      fresh.push(incoming)
      continue
    }
    const { was, merged } = found
    if (merged.kind === 'unchanged') plan.unchanged.push(was)
    else if (merged.kind === 'unwritable') {
      plan.unreadable.push(was)
      plan.unwritable.push(was)
    } else {
      const { text, post } = merged
      const rewritten = { path: was.path, text, post, was }
      if (merged.kind === 'conflict') plan.conflicting.push(rewritten)
      else if (!isMoved(was, merged)) plan.changed.push({ ...rewritten, ...renewalOf(merged) })
      else plan.moved.push({ ...rewritten, path: name.file(post), from: was.path })
    }
  }
  for (const was of others) {
    const inherited = aliases.get(was)
    const merged = inherited && addAliases(was, inherited)
    if (merged?.kind === 'written') plan.changed.push({ path: was.path, ...merged, was })
    else if (merged) plan.unwritable.push(was)
  }
  for (const incoming of fresh) {
    const planned = planNew(incoming, name.file(incoming.entry), name.permalink(incoming.entry))
    if (isReadBack(planned)) plan.added.push(planned)
    else plan.unwritable.push(planned)
  }
  const placed = outcomes.map(({ incoming, found }) => {
    const post = found ? ('post' in found.merged ? found.merged.post : found.was.post) : incoming.post('/')
    return { feed: incoming.feed, post, start: incoming.entry.start }
  })
  const diagnostics = findDoubles(feeds, placed, neighbours)
  const goneDumps = new Set(orphans.map(({ post }) => post.feed))
  return { ...plan, missing: kept, removed, goneDumps, renamed, diagnostics }
}

/** The posts there are once a plan is carried out, by path: what reading them from the folder would give. */
export function postsAfter(plan: ImportPlan, { stored }: PostStore): readonly Post[] {
  const written = [...plan.added, ...plan.changed, ...plan.moved]
  const paths = [...written, ...plan.removed].map(({ path }) => path)
  const gone = new Set([...paths, ...plan.moved.map(({ from }) => from)])
  return [...stored.filter(({ path }) => !gone.has(path)), ...written]
    .toSorted(comparePaths)
    .map(({ post }) => post)
}

/** A file whose dump cannot be read belongs to the dump that has an entry of its day and number. */
function createFeedOf(
  entries: readonly Incoming[],
  renamed: ReadonlyMap<string, string>,
  isMisspelt: (stored: StoredPost) => boolean,
): FeedOf {
  const byDayAndNumber = new Map(entries.map(({ feed, entry }) => [`${entry.date} ${entry.number}`, feed]))
  return stored => {
    const { feed, date, number } = stored.post
    const ofEntry = isMisspelt(stored) ? byDayAndNumber.get(`${date} ${number}`) : undefined
    return ofEntry ?? renamed.get(feed) ?? feed
  }
}

function renewalOf(merged: Merged): Pick<RewrittenPost, 'isRenewal'> {
  return merged.kind === 'written' && merged.isRenewal ? { isRenewal: true } : {}
}

function isMoved(was: StoredPost, merged: Merged): boolean {
  if (merged.kind !== 'written') return false
  return merged.post.date !== was.post.date || merged.post.number !== was.post.number
}

function planNew({ entry, hash, post: make }: Incoming, path: string, permalink: string): PlannedPost {
  const post = make(permalink)
  const { date, number } = entry
  const mark = { date, number, entry: hash, content: hashContent(post), base: hashPieces(post) }
  return { path, text: formatPost(post, formatMark(mark)), post }
}

function isReadBack({ text, post }: PlannedPost): boolean {
  return isDeepStrictEqual(parsePost(text), { kind: 'post', post })
}

/**
 * Make functions that name what nobody else is named. Files that are `leaving` theirs leave the name to others; an address
 * stays taken for ever, one that only leads on to a post as well.
 */
function createNames(
  stored: readonly StoredPost[],
  unreadable: readonly StoredPost[],
  leaving: ReadonlySet<StoredPost>,
) {
  const all = [...stored, ...unreadable]
  const paths = new Set(all.filter(post => !leaving.has(post)).map(({ path }) => path))
  const permalinks = new Set(all.flatMap(({ post }) => [post.permalink, ...(post.aliases ?? [])]))
  return {
    file: createFileNames(path => paths.has(path)),
    permalink: createPermalinks(permalink => permalinks.has(permalink)),
  }
}

/** What becomes of an entry: a new post, or a stored one merged with it. */
interface Outcome {
  readonly incoming: Incoming
  readonly found?: { readonly was: StoredPost; readonly merged: Merged }
}
