import type { SiteConfig } from '../config.ts'
import type { PostLine, PostPage } from '../pages/plan-pages.ts'
import type { SiteFacts } from '../pages/site.ts'
import { openThread } from '../thread.ts'
import type { PostPagesRequest } from './post-pages-thread.ts'

/** Pages of posts that a thread writes beside this one, run by run. */
export interface PostPages {
  /** Runs of pages that the thread has not begun, the last ones first: who takes one is to write it. */
  rest(): Iterable<readonly PostPage[]>
  /** Wait until the thread has written what it began. Throws what failed. */
  end(): Promise<void>
  /** End the thread, whatever it is doing. */
  close(): Promise<void>
}

export interface PostPagesOptions {
  readonly config: SiteConfig
  readonly facts: SiteFacts
  /** Folder of the site. */
  readonly output: string
  /** Told of the pages that the thread has written. */
  readonly onWritten?: (pages: number) => void
}

/**
 * So many pages are rendered in a run: Eleventy takes the time of sixty to begin one. The last runs hold down to a quarter,
 * so that both threads end at about the same time.
 */
const PAGES_IN_RUN = 1000

/** The next run is handed over while one is being written. */
const RUNS_AHEAD = 2

/**
 * Have a thread write pages of posts, half of the pages that most sites have; their templates need little beside the post
 * itself. Nothing where they are too few to share.
 */
export function openPostPages(
  pages: readonly PostPage[],
  { config, facts, output, onWritten }: PostPagesOptions,
  pagesInRun = PAGES_IN_RUN,
): PostPages | undefined {
  if (pages.length <= pagesInRun) return undefined
  let left = pages
  const runSize = () => {
    const share = Math.ceil(left.length / (2 * RUNS_AHEAD))
    return Math.min(pagesInRun, Math.max(share, Math.ceil(pagesInRun / 4)))
  }
  const takeFirst = (): readonly PostPage[] => {
    const run = left.slice(0, runSize())
    left = left.slice(run.length)
    return run
  }
  const takeLast = (): readonly PostPage[] => {
    const run = left.slice(-runSize())
    left = left.slice(0, -run.length)
    return run
  }
  const thread = openThread<PostPagesRequest, void>('build/post-pages-thread')
  const writeNext = async (): Promise<void> => {
    const run = takeFirst()
    if (run.length === 0) return
    await thread.ask({ posts: run.map(asData), config, facts, output })
    onWritten?.(run.length)
    await writeNext()
  }
  const written = Promise.all(Array.from({ length: RUNS_AHEAD }, writeNext))
  // Whoever waits for the end is told.
  written.catch(() => {})
  return {
    *rest() {
      for (let run = takeLast(); run.length > 0; run = takeLast()) yield run
    },
    async end() {
      await written
    },
    close: () => thread.close(),
  }
}

/** A page without what its template does not show, such as the whole of the posts it leads to. */
function asData({ path, post, previous, next, related }: PostPage): PostPage {
  return {
    path,
    post: { ...post },
    ...(previous && { previous: lineOf(previous) }),
    ...(next && { next: lineOf(next) }),
    related: related.map(lineOf),
  }
}

function lineOf({ permalink, title, author, handle, date, lang }: PostLine): PostLine {
  return { permalink, title, author, handle, date, lang }
}
