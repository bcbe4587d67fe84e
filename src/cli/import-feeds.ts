import { during, type Progress } from '../build/progress.ts'
import { addGone, leftBehind, readGone } from '../content/gone.ts'
import { type ImportPlan, planImport } from '../content/plan-import.ts'
import { type PostStore, readStore } from '../content/read-posts.ts'
import { writePosts } from '../content/write-posts.ts'
import { InputError, UsageError } from '../errors.ts'
import type { Diagnostic } from '../model.ts'
import type { Console } from './console.ts'
import type { ImportOptions } from './options.ts'
import { type FeedFile, readFeeds } from './read-feeds.ts'

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

/**
 * Read feeds, plan, and (but for a dry run) write. Throws UsageError for options that do not go together, InputError
 * where more would be removed than was asked for: nothing is written then.
 */
export async function importFeeds(
  files: readonly string[],
  options: ImportOptions,
  console: Console,
  progress: Progress,
): Promise<Imported> {
  if (options.force && !options.prune) throw new UsageError('Unexpected --force without --prune.')
  try {
    const feeds = await during(progress, 'read dump', () => readFeeds(files, options.as, console))
    const store = await during(progress, 'read posts', onProgress =>
      readStore(options.content, { onProgress }),
    )
    const prune = new Set(options.prune ? feeds.filter(isWhole).map(({ name }) => name) : [])
    const plan = await during(progress, 'plan import', () =>
      planImport(feeds, store, { prune, isForced: options.force, side: sideOf(options) }),
    )
    const refusal = options.force ? undefined : refuseToPrune(plan, store)
    if (refusal !== undefined && !options.dryRun) throw new InputError(refusal)
    const left = leftBehind(plan)
    const gone = [...new Set([...(await readGone(options.content)), ...left])]
    if (!options.dryRun) {
      // First: an address that is both listed and there counts as there, should the next step not come about.
      await addGone(options.content, left)
      await during(progress, 'write posts', () => writePosts(options.content, plan))
    }
    const diagnostics = [...feeds.flatMap(feed => feed.diagnostics), ...store.diagnostics]
    return { feeds, store, plan, gone, diagnostics, ...(refusal === undefined ? {} : { refusal }) }
  } finally {
    progress.clear()
  }
}

/** A dump with errors lacks posts that nobody took out. */
function isWhole({ diagnostics }: FeedFile): boolean {
  return diagnostics.every(({ severity }) => severity !== 'error')
}

function sideOf({ ours, theirs }: ImportOptions): 'ours' | 'theirs' | undefined {
  return ours ? 'ours' : theirs ? 'theirs' : undefined
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
