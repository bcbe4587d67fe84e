import path from 'node:path'
import { during, type Progress } from '../build/progress.ts'
import { addGone, leftBehind, readGone } from '../content/gone.ts'
import type { Side } from '../content/merge-post.ts'
import { placeExports } from '../content/place-export.ts'
import { type ImportChoices, type ImportPlan, planImport } from '../content/plan-import.ts'
import { type PostStore, readStore } from '../content/read-posts.ts'
import { writePosts } from '../content/write-posts.ts'
import { InputError, UsageError } from '../errors.ts'
import { rules } from '../feed/rules.ts'
import { collectMedia } from '../media/collect-media.ts'
import { addMedia, readMediaFolder } from '../media/media-folder.ts'
import type { Diagnostic } from '../model.ts'
import type { Console } from './console.ts'
import { listFeeds } from './list-feeds.ts'
import type { ImportOptions } from './options.ts'
import { type FeedFile, feedName, readFeeds } from './read-feeds.ts'

export interface Imported {
  readonly feeds: readonly FeedFile[]
  /** The posts there were before. */
  readonly store: PostStore
  readonly plan: ImportPlan
  /** Addresses of removed posts, those of this import among them. */
  readonly gone: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** Why nothing would be written, where a dry run found that. */
  readonly refusal?: string
}

/** More of a dump's posts than this are not removed on one word: a dump cut short looks the same. */
const mostPruned = 1 / 5

/** The dumps that a command imports. */
export interface ChosenFeeds {
  readonly files: readonly string[]
  /** Whether these are all dumps that there are. */
  readonly isComplete: boolean
}

/**
 * Read feeds, plan, and (but for a dry run) write. Throws UsageError for options that do not go together, InputError
 * where more would be removed than was asked for: nothing is written then.
 */
export async function importFeeds(
  { files, isComplete }: ChosenFeeds,
  options: ImportOptions,
  console: Console,
  progress: Progress,
): Promise<Imported> {
  if (options.force && !options.prune) throw new UsageError('Unexpected --force without --prune.')
  const chosenSides = chooseSides(options)
  try {
    const read = await during(progress, 'read dump', () => readFeeds(files, options.as, console))
    const store = await during(progress, 'read posts', onProgress =>
      readStore(options.content, { onProgress }),
    )
    const { sideOf, unknown } = chosenSides(store)
    const exports = placeExports(
      read.filter(feed => feed.isExport),
      store.stored,
    )
    const known = await readMediaFolder(options.content)
    const collected = [...read.filter(feed => !feed.isExport), ...exports].map(feed =>
      collectMedia(feed, known),
    )
    const feeds = collected.map(({ feed }) => feed)
    if (unknown !== undefined)
      throw new UsageError(`Unexpected \`${unknown}\`, expected the path of a post, \`posts/….md\`.`)
    const dumps = new Set([
      ...feeds.map(({ name }) => name),
      ...listFeeds(options.content).feeds.map(feedName),
    ])
    const choices = { dumps, isComplete, isForced: options.force, sideOf, today: console.today() }
    const prune = options.prune ? chooseDumpsToPrune(feeds, store, choices) : new Set<string>()
    const plan = await during(progress, 'plan import', () => planImport(feeds, store, { ...choices, prune }))
    const refusal = options.force ? undefined : refuseToPrune(plan, store)
    if (refusal !== undefined && !options.dryRun) throw new InputError(refusal)
    const left = leftBehind(plan)
    const gone = [...new Set([...(await readGone(options.content)), ...left])]
    if (!options.dryRun) {
      // First: an address that is both listed and there counts as there, should the next step not come about.
      await addGone(options.content, left)
      await addMedia(
        options.content,
        known,
        collected.flatMap(({ media }) => media),
      )
      await during(progress, 'write posts', () => writePosts(options.content, plan))
    }
    const diagnostics = [
      ...feeds.flatMap(feed => feed.diagnostics),
      ...plan.diagnostics,
      ...store.diagnostics,
      ...plan.unwritable.map(({ path: file }) => reportUnwritable(path.join(options.content, file))),
    ]
    return { feeds, store, plan, gone, diagnostics, ...(refusal === undefined ? {} : { refusal }) }
  } finally {
    progress.clear()
  }
}

/** A dump with errors lacks posts that nobody took out. */
function isSound({ diagnostics }: FeedFile): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error')
}

/** The dumps that are sound and, where all dumps are known and sound, those whose dump is gone. */
function chooseDumpsToPrune(
  feeds: readonly FeedFile[],
  { stored }: PostStore,
  { dumps, isComplete }: Required<Pick<ImportChoices, 'dumps' | 'isComplete'>>,
): ReadonlySet<string> {
  const sound = feeds.filter(isSound).map(({ name }) => name)
  if (!isComplete || sound.length < feeds.length) return new Set(sound)
  return new Set([...sound, ...stored.map(({ post }) => post.feed).filter(name => !dumps.has(name))])
}

/**
 * Choose the side of each post's conflict: that of the option which names the post, else that of the option without a
 * path. Throws UsageError where both options are without one. `unknown` is a path that no stored post has.
 */
function chooseSides({ content, ours, theirs }: ImportOptions) {
  if (ours.includes('') && theirs.includes(''))
    throw new UsageError('Unexpected --ours and --theirs for all posts, expected a path for one of them.')
  const all: Side | undefined = ours.includes('') ? 'ours' : theirs.includes('') ? 'theirs' : undefined
  const toPath = (given: string) => {
    const below = path.relative(content, given)
    return (below.startsWith('..') ? path.normalize(given) : below).replaceAll(path.sep, '/')
  }
  const named = (paths: readonly string[], side: Side) =>
    paths.filter(given => given !== '').map(given => [toPath(given), side] as const)
  const byPath = new Map([...named(ours, 'ours'), ...named(theirs, 'theirs')])
  return ({ stored }: PostStore) => {
    const known = new Set(stored.map(({ path }) => path))
    return {
      sideOf: (file: string): Side | undefined => byPath.get(file) ?? all,
      unknown: [...byPath.keys()].find(file => !known.has(file)),
    }
  }
}

function reportUnwritable(file: string): Diagnostic {
  const message = 'Unexpected front matter that cannot be written and read back, expected plain `key: value`'
  const rule = 'front-matter'
  return { rule, severity: rules[rule].severity, file, line: 1, column: 1, message }
}

function refuseToPrune({ removed }: ImportPlan, { stored }: PostStore): string | undefined {
  for (const feed of new Set(removed.map(({ post }) => post.feed))) {
    const ofFeed = (posts: PostStore['stored']) => posts.filter(({ post }) => post.feed === feed).length
    const [leaving, all] = [ofFeed(removed), ofFeed(stored)]
    if (leaving > all * mostPruned) {
      return `Cannot remove ${leaving} of the ${all} posts of \`${feed}\`: that is more than a fifth. Look at the plan with --dry-run, then add --force to --prune.`
    }
  }
  return undefined
}
