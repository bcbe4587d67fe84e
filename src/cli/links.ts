import path from 'node:path'
import { z } from 'zod'
import { readCacheFile, writeCacheFile } from '../build/cache-file.ts'
import { projectCache } from '../build/cache-folder.ts'
import { during } from '../build/progress.ts'
import { type PostStore, readStore, type StoredPost } from '../content/read-posts.ts'
import { groupBy } from '../group-by.ts'
import { outgoingLinksOf } from '../markdown/outgoing-links.ts'
import { checkLinks, type LinkReport } from './check-links.ts'
import { type ExitCode, exitCode } from './commands.ts'
import type { Console } from './console.ts'
import type { LinksOptions } from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { createProgress } from './progress.ts'
import { plural } from './summary.ts'

/** An address as posts write it. */
interface CitedAddress {
  readonly url: string
  /** The newest first. */
  readonly posts: readonly StoredPost[]
  readonly report?: LinkReport | undefined
}

const aDay = 24 * 60 * 60 * 1000
/** So long a report counts; one of trouble is looked at again the next day. */
const lifetime = { ok: 7 * aDay, moved: 7 * aDay, broken: aDay, unclear: aDay } as const
const timeout = 15_000
/** Reports between two writings of the cache: a check that is ended goes on where it was. */
const reportsAtOnce = 20

const cacheVersion = 'links 1'
const cachedReports = z.record(
  z.string(),
  z.object({
    state: z.enum(['ok', 'moved', 'broken', 'unclear']),
    status: z.number().optional(),
    to: z.string().optional(),
    reason: z.string().optional(),
    checked: z.number(),
  }),
)

/**
 * List the addresses that posts cite; with `check`, ask whether each is still there. `locked` runs work while the posts
 * stay as they are: requests come after it. What is found at an address is no error.
 */
export async function runLinks(
  options: LinksOptions,
  console: Console,
  locked: (read: () => Promise<PostStore>) => Promise<PostStore>,
): Promise<ExitCode> {
  const progress = createProgress(console, options.quiet)
  const { stored, diagnostics } = await locked(() => readStore(options.content))
  const cited = citedBy(stored)
  const reports = options.check
    ? await during(progress, 'check links', onProgress =>
        reportLinks(
          cited.map(({ url }) => url),
          options.pause,
          onProgress,
        ),
      ).finally(progress.clear)
    : undefined
  const links = cited.map(link => ({ ...link, report: reports?.get(link.url) }))
  if (options.json) {
    const told = links.map(({ url, posts, report }) => ({
      url,
      posts: posts.map(({ path, post: { permalink, title } }) => ({ path, permalink, title })),
      ...(report && { report: { ...report, checked: new Date(report.checked).toISOString() } }),
    }))
    console.out(`${JSON.stringify({ links: told, diagnostics }, undefined, 2)}\n`)
  } else {
    console.err(printDiagnostics(diagnostics, 'text'))
    const shown = options.check ? links.filter(({ report }) => report?.state !== 'ok') : links
    if (!options.quiet) console.out(shown.map(printLink).join(''))
    if (!options.quiet)
      console.out(`${options.check ? summarise(links) : plural(links.length, 'address', 'addresses')}\n`)
  }
  return options.check ? 0 : exitCode(diagnostics)
}

function citedBy(stored: readonly StoredPost[]): readonly CitedAddress[] {
  const newest = stored.toSorted((one, other) => (one.post.date < other.post.date ? 1 : -1))
  const pairs = newest.flatMap(stored =>
    outgoingLinksOf(stored.post)
      .filter(url => URL.canParse(url))
      .map(url => ({ url, stored })),
  )
  return Array.from(
    groupBy(pairs, ({ url }) => url),
    ([url, found]) => ({
      url,
      posts: found.map(({ stored }) => stored),
    }),
  )
}

/** Report on addresses from the cache, and request the others. */
async function reportLinks(
  urls: readonly string[],
  pause: number,
  onProgress: (done: number, of: number) => void,
): Promise<ReadonlyMap<string, LinkReport>> {
  const file = path.join(projectCache(), 'links.json')
  const cached = cachedReports.safeParse(readCacheFile(file, cacheVersion))
  const reports = new Map(Object.entries(cached.success ? cached.data : {}) as [string, LinkReport][])
  const now = Date.now()
  const old = urls.filter(url => {
    const report = reports.get(url)
    return !report || report.checked + lifetime[report.state] < now
  })
  const save = () => writeCacheFile(file, cacheVersion, Object.fromEntries(reports))
  let done = 0
  await checkLinks(old, {
    pause,
    timeout,
    onReport(url, report) {
      reports.set(url, report)
      onProgress(++done, old.length)
      if (done % reportsAtOnce === 0) save()
    },
  })
  if (done > 0) save()
  return reports
}

function printLink({ url, posts, report }: CitedAddress): string {
  const found = report ? `${report.status ?? report.reason ?? ''}  ` : ''
  const to = report?.to === undefined ? '' : ` → ${report.to}`
  const rows = posts.map(({ path, post }) => `    ${path}  ${post.title}\n`)
  return `${report ? `${report.state.padEnd(7)}  ` : ''}${found}${url}${to}\n${rows.join('')}`
}

function summarise(links: readonly CitedAddress[]): string {
  const count = (state: LinkReport['state']) => links.filter(({ report }) => report?.state === state).length
  const counts = (['ok', 'moved', 'broken', 'unclear'] as const).map(state => `${count(state)} ${state}`)
  return `${plural(links.length, 'address', 'addresses')}: ${counts.join(', ')}`
}
