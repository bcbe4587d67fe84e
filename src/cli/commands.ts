import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { SiteConfig } from '../config.ts'
import { type ImportPlan, planImport, postsAfter } from '../content/plan-import.ts'
import { type PostStore, readPosts, readStore } from '../content/read-posts.ts'
import { writePosts } from '../content/write-posts.ts'
import type { Diagnostic, Post } from '../model.ts'
import { readSynonyms } from '../search/read-synonyms.ts'
import type { SynonymGroup } from '../search/synonyms.ts'
import type { Console } from './console.ts'
import { InputError } from './errors.ts'
import { loadConfig } from './load-config.ts'
import type { CheckOptions, CommonOptions, ImportOptions } from './options.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { createProgress } from './progress.ts'
import { type FeedFile, readFeeds } from './read-feeds.ts'
import { countFeeds, plural, summariseFeeds, summarisePlan } from './summary.ts'
import type { SiteResult } from './write-site.ts'

/** 0: done; 1: the input has errors (what is sound was done all the same). */
export type ExitCode = 0 | 1

/** Report the problems of feeds; write nothing. */
export async function runCheck(
  files: readonly string[],
  options: CheckOptions,
  console: Console,
): Promise<ExitCode> {
  const feeds = await readFeeds(files, undefined, console)
  const diagnostics = feeds.flatMap(feed => feed.diagnostics)
  const counts = countFeeds(feeds, diagnostics)
  const format = options.json ? 'json' : options.format
  if (format === 'json') {
    console.out(`${JSON.stringify({ ...counts, diagnostics }, undefined, 2)}\n`)
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
  const imported = await importFeeds(files, options, console)
  printImport(imported, options, console)
  return exitCode(imported.diagnostics)
}

/** Write the site of the posts in the content folder. */
export async function runBuild(options: CommonOptions, console: Console): Promise<ExitCode> {
  const config = await loadConfig(options.config)
  const { posts, diagnostics: unreadable } = await readPosts(options.content)
  const { groups, diagnostics: invalid } = await readSynonyms(options.content)
  const diagnostics = [...unreadable, ...invalid]
  if (!options.json) console.err(printDiagnostics(diagnostics, 'text'))
  const site = await buildSiteOf(posts, groups, config, options, console)
  if (options.json) console.out(`${JSON.stringify({ ...site, diagnostics }, undefined, 2)}\n`)
  else if (!options.quiet) console.out(`${plural(posts.length, 'post')}; ${summariseSite(site, options)}`)
  return exitCode(diagnostics)
}

/** Import, then build. Without a feed named: all of the content folder's `feeds`. */
export async function runRegenerate(
  files: readonly string[],
  options: ImportOptions,
  console: Console,
): Promise<ExitCode> {
  const config = await loadConfig(options.config)
  const chosen = files.length > 0 ? files : await listFeeds(options.content)
  const imported = await importFeeds(chosen, options, console)
  if (options.dryRun) {
    printImport(imported, options, console)
    return exitCode(imported.diagnostics)
  }
  const { groups, diagnostics: invalid } = await readSynonyms(options.content)
  if (!options.json) console.err(printDiagnostics([...imported.diagnostics, ...invalid], 'text'))
  const posts = postsAfter(imported.plan, imported.store)
  const site = await buildSiteOf(posts, groups, config, options, console)
  if (options.json) {
    console.out(`${JSON.stringify({ ...describeImport(imported, invalid), site }, undefined, 2)}\n`)
  } else if (!options.quiet) {
    console.out(`${summariseImport(imported)}; ${summariseSite(site, options)}`)
    console.out(describeMissing(imported.plan))
  }
  return exitCode([...imported.diagnostics, ...invalid])
}

interface Imported {
  readonly feeds: readonly FeedFile[]
  /** The posts there were before. */
  readonly store: PostStore
  readonly plan: ImportPlan
  readonly diagnostics: readonly Diagnostic[]
}

async function importFeeds(
  files: readonly string[],
  options: ImportOptions,
  console: Console,
): Promise<Imported> {
  const progress = createProgress(console, options.quiet)
  progress.show('reading')
  const feeds = await readFeeds(files, options.as, console)
  const store = await readStore(options.content)
  progress.show('importing')
  const plan = planImport(feeds, store)
  if (!options.dryRun) await writePosts(options.content, plan)
  progress.clear()
  return {
    feeds,
    store,
    plan,
    diagnostics: [...feeds.flatMap(feed => feed.diagnostics), ...store.diagnostics],
  }
}

async function buildSiteOf(
  posts: readonly Post[],
  synonyms: readonly SynonymGroup[],
  config: SiteConfig,
  options: CommonOptions,
  console: Console,
): Promise<SiteResult> {
  const progress = createProgress(console, options.quiet)
  // Eleventy and Pagefind take most of a second to load: commands that write no site do without.
  const { writeSite } = await import('./write-site.ts')
  try {
    const site = await writeSite(posts, synonyms, config, options.output, progress)
    progress.clear()
    for (const warning of site.warnings) console.err(`warning: ${warning}\n`)
    return site
  } finally {
    progress.clear()
  }
}

async function listFeeds(contentDirectory: string): Promise<string[]> {
  const directory = path.join(contentDirectory, 'feeds')
  const names = await readdir(directory)
  const feeds = names.filter(name => name.endsWith('.md') && !name.startsWith('.')).sort()
  if (feeds.length === 0)
    throw new InputError(`Cannot find a feed in \`${directory}\`: expected \`*.md\` files.`)
  return feeds.map(name => path.join(directory, name))
}

function printImport(imported: Imported, options: ImportOptions, console: Console): void {
  if (options.json) {
    console.out(`${JSON.stringify(describeImport(imported), undefined, 2)}\n`)
    return
  }
  console.err(printDiagnostics(imported.diagnostics, 'text'))
  if (options.dryRun) console.out(describePlan(imported.plan))
  if (options.quiet) return
  console.out(`${summariseImport(imported)}${options.dryRun ? '; nothing written' : ''}\n`)
  console.out(describeMissing(imported.plan))
}

function summariseImport({ feeds, plan, diagnostics }: Imported): string {
  return `${summariseFeeds(countFeeds(feeds, diagnostics))}; ${summarisePlan(plan)}`
}

function summariseSite({ seconds, output }: SiteResult, options: CommonOptions): string {
  const look = `npx eleventy-dev-server --input=${options.output}`
  return `site written in ${seconds.toFixed(1)} s\nSite: ${output}\nLook at it: ${look}\n`
}

function describePlan(plan: ImportPlan): string {
  return [
    ...plan.added.map(({ path }) => `+ ${path}\n`),
    ...plan.changed.map(({ path }) => `~ ${path}\n`),
    ...plan.moved.map(({ from, path }) => `> ${from} → ${path}\n`),
  ].join('')
}

function describeMissing({ missing }: ImportPlan): string {
  return missing.map(({ path }) => `kept, no longer in the dump: ${path}\n`).join('')
}

function describeImport({ feeds, plan, diagnostics }: Imported, others: readonly Diagnostic[] = []) {
  const paths = (posts: readonly { readonly path: string }[]) => posts.map(({ path }) => path)
  return {
    ...countFeeds(feeds, diagnostics),
    added: paths(plan.added),
    changed: paths(plan.changed),
    moved: plan.moved.map(({ from, path }) => ({ from, to: path })),
    unchanged: plan.unchanged.length,
    missing: paths(plan.missing),
    diagnostics: [...diagnostics, ...others],
  }
}

function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
}
