import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { SiteSource } from '../build/prepare-source.ts'
import { during, type Progress } from '../build/progress.ts'
import { readBesidePosts, readSource } from '../build/read-source.ts'
import { type SiteTarget, siteTarget } from '../build/site-cache.ts'
import type { SiteResult } from '../build/write-site.ts'
import { postsAfter } from '../content/plan-import.ts'
import { InputError, UsageError } from '../errors.ts'
import { loadConfig } from '../load-config.ts'
import { collectMedia } from '../media/collect-media.ts'
import { readMediaFolder } from '../media/media-folder.ts'
import type { Diagnostic } from '../model.ts'
import { sitePaths } from '../publish/site-paths.ts'
import type { Console } from './console.ts'
import { type FixedFeed, fixFeeds, printFixed } from './fix-feeds.ts'
import { type ChosenFeeds, type Imported, importFeeds } from './import-feeds.ts'
import { listFeeds } from './list-feeds.ts'
import {
  type CheckOptions,
  type CommonOptions,
  type ImportOptions,
  placeArguments,
  type SiteOptions,
} from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { planAsJson, printConflicts, printMissing, printPlan } from './print-plan.ts'
import { writeProfile } from './profile.ts'
import { createProgress } from './progress.ts'
import { readFeeds } from './read-feeds.ts'
import { countFeeds, plural, summariseBuild, summariseFeeds, summarisePlan } from './summary.ts'

/** 0: done; 1: the input has errors (what is sound was done all the same). */
export type ExitCode = 0 | 1

/** Report the problems of feeds; with `fix`, mend those that are mechanical first. */
export async function runCheck(
  files: readonly string[],
  options: CheckOptions,
  console: Console,
): Promise<ExitCode> {
  if (options.dryRun && !options.fix) throw new UsageError('Unexpected --dry-run without --fix.')
  const isShown = !options.json && options.format === 'text' && !options.quiet
  const show = (fixed: FixedFeed) => console.out(isShown ? printFixed(fixed) : '')
  const fixed = options.fix ? await fixFeeds(files, options.dryRun, console, show) : undefined
  const known = await readMediaFolder(options.content)
  const feeds = (await readFeeds(files, undefined, console)).map(feed => collectMedia(feed, known).feed)
  const diagnostics = feeds.flatMap(feed => feed.diagnostics)
  const counts = countFeeds(feeds, diagnostics)
  const format = options.json ? 'json' : options.format
  if (format === 'json') {
    console.out(`${JSON.stringify({ ...counts, ...(fixed && { fixed }), diagnostics }, undefined, 2)}\n`)
  } else {
    console.out(printDiagnostics(diagnostics, format))
    if (format === 'text' && !options.quiet) console.out(`${summariseFeeds(counts)}\n`)
  }
  return exitCode(diagnostics)
}

/** Write the posts of feeds into the content folder. */
export async function runImport(
  files: readonly string[],
  options: ImportOptions,
  console: Console,
): Promise<ExitCode> {
  const chosen = { files, isComplete: false }
  const imported = await importFeeds(chosen, options, console, createProgress(console, options.quiet))
  printImport(imported, options, console)
  return exitCodeOf(imported)
}

/** Write the site of the posts in the content folder. */
export async function runBuild(options: CommonOptions & SiteOptions, console: Console): Promise<ExitCode> {
  const progress = createProgress(console, options.quiet)
  const target = siteTarget(options.output)
  if (!options.allowEmpty && !existsSync(options.content))
    throw new InputError(
      `Cannot find the folder \`${options.content}\`: \`tidings init\` makes an archive, \`--content\` names another folder.`,
    )
  const { source, diagnostics } = await during(progress, 'read posts', onProgress =>
    readSource(options, onProgress),
  ).finally(progress.clear)
  if (!options.json) console.err(printDiagnostics(diagnostics, 'text'))
  const site = await buildSiteOf(source, target, options.allowEmpty, console, progress)
  await writeProfile(options.profile, progress, console, options.quiet)
  if (options.json) console.out(`${JSON.stringify({ ...site, diagnostics }, undefined, 2)}\n`)
  else if (!options.quiet)
    console.out(`${plural(source.posts.length, 'post')}; ${summariseSite(site, options)}`)
  return exitCode(diagnostics)
}

/** Import, then build. Without a feed named: all of the content folder's `feeds`. */
export async function runRegenerate(
  files: readonly string[],
  options: ImportOptions & SiteOptions,
  console: Console,
): Promise<ExitCode> {
  const progress = createProgress(console, options.quiet)
  const target = options.dryRun ? undefined : siteTarget(options.output)
  const config = await loadConfig(options.config, options)
  const chosen = chooseFeeds(files, options.content, console)
  const imported = await importFeeds(chosen, options, console, progress)
  if (!target) {
    printImport(imported, options, console)
    return exitCodeOf(imported)
  }
  const posts = postsAfter(imported.plan, imported.store)
  const { source: beside, diagnostics: invalid } = await readBesidePosts(options.content, posts)
  if (!options.json) {
    console.err(printDiagnostics([...imported.diagnostics, ...invalid], 'text'))
    console.err(printConflicts(imported.plan))
  }
  const source = { posts, config, gone: imported.gone, ...beside }
  const site = await buildSiteOf(source, target, options.allowEmpty, console, progress)
  await writeProfile(options.profile, progress, console, options.quiet)
  if (options.json) {
    console.out(`${JSON.stringify({ ...describeImport(imported, invalid), site }, undefined, 2)}\n`)
  } else if (!options.quiet) {
    console.out(`${summariseImport(imported)}; ${summariseSite(site, options)}`)
    console.out(printMissing(imported.plan, options.prune))
  }
  return exitCodeOf(imported, invalid)
}

async function buildSiteOf(
  source: SiteSource,
  target: SiteTarget,
  isEmptyAllowed: boolean,
  console: Console,
  progress: Progress,
): Promise<SiteResult> {
  try {
    refuseEmpty(source, target, isEmptyAllowed)
    // Eleventy and Pagefind take most of a second to load: commands that write no site do without.
    const { writeSite } = await during(progress, 'load builder', () => import('../build/write-site.ts'))
    const site = await writeSite(source, target, progress)
    progress.clear()
    for (const warning of site.warnings) console.err(`warning: ${warning}\n`)
    return site
  } finally {
    progress.clear()
  }
}

/** Choose the dumps to import: those named, or all of the content folder. Throws InputError where there is none. */
function chooseFeeds(files: readonly string[], content: string, console: Console): ChosenFeeds {
  if (files.length > 0) return { files, isComplete: false }
  const { feeds, others } = listFeeds(content)
  for (const file of others) console.err(`warning: \`${file}\` is no dump: expected *.md or *.txt\n`)
  if (feeds.length > 0) return { files: feeds, isComplete: true }
  throw new InputError(
    `Cannot find a feed in \`${path.join(content, 'feeds')}\`: expected \`*.md\` or \`*.txt\` files.`,
  )
}

/** Throw InputError where a site that has posts would be replaced by one that has none: its posts are elsewhere, or lost. */
function refuseEmpty({ posts }: SiteSource, { output }: SiteTarget, isAllowed: boolean): void {
  const { site } = sitePaths(output)
  if (isAllowed || posts.length > 0 || !existsSync(site)) return
  // Each year with a post has a folder, and nothing else is called so.
  if (!readdirSync(site).some(name => /^\d{4}$/.test(name))) return
  throw new InputError(
    `Cannot replace the site of posts in \`${output}\` by one without a post. Add --allow-empty if that is meant.`,
  )
}

function printImport(imported: Imported, options: ImportOptions, console: Console): void {
  if (options.json) {
    console.out(`${JSON.stringify(describeImport(imported), undefined, 2)}\n`)
    return
  }
  console.err(printDiagnostics(imported.diagnostics, 'text'))
  if (options.dryRun) console.out(printPlan(imported.plan))
  console.err(printConflicts(imported.plan))
  if (imported.refusal !== undefined) console.err(`error: ${imported.refusal}\n`)
  if (options.quiet) return
  console.out(`${summariseImport(imported)}${options.dryRun ? '; nothing written' : ''}\n`)
  console.out(printMissing(imported.plan, options.prune))
}

function summariseImport({ feeds, plan, diagnostics }: Imported): string {
  return `${summariseFeeds(countFeeds(feeds, diagnostics))}; ${summarisePlan(plan)}`
}

function summariseSite(site: SiteResult, options: CommonOptions & SiteOptions): string {
  const { seconds, output } = site
  const look = ['npx tidings serve', ...placeArguments(options)].join(' ')
  return `site written in ${seconds.toFixed(1)} s\n${summariseBuild(site)}\nSite: ${output}\nLook at it: ${look}\n`
}

function describeImport({ feeds, plan, diagnostics, refusal }: Imported, others: readonly Diagnostic[] = []) {
  return {
    ...countFeeds(feeds, diagnostics),
    ...planAsJson(plan),
    ...(refusal === undefined ? {} : { refusal }),
    diagnostics: [...diagnostics, ...others],
  }
}

/** 1 as well where a conflict waits for the curator. */
function exitCodeOf({ plan, diagnostics, refusal }: Imported, others: readonly Diagnostic[] = []): ExitCode {
  const isHeldUp = plan.conflicting.length > 0 || refusal !== undefined
  return isHeldUp ? 1 : exitCode([...diagnostics, ...others])
}

/** 1 where a diagnostic is an error. */
export function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}
