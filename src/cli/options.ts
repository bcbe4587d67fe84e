import { Command, InvalidArgumentError, Option } from 'commander'
import { type DeployTarget, defaultConfig, deployTargets, languages, type SiteConfig } from '../config.ts'
import { readDay } from '../feed/dates.ts'
import type { Address } from '../load-config.ts'
import type { Day } from '../model.ts'
import { type DiagnosticFormat, diagnosticFormats } from './print-diagnostics.ts'

/** Options every command takes. */
export interface CommonOptions {
  readonly content: string
  readonly output: string
  readonly config?: string
  readonly json: boolean
  readonly quiet: boolean
}

/** Options of the commands that write a site. */
export interface SiteOptions extends Address {
  /** The file to write where the time went to. */
  readonly profile?: string
  /** Replace a site that has posts by one that has none. */
  readonly allowEmpty: boolean
}

export interface ImportOptions extends CommonOptions {
  readonly as?: string
  readonly dryRun: boolean
  /** Remove posts that their dump no longer holds; with `force`, however many. */
  readonly prune: boolean
  readonly force: boolean
  /** Paths of posts whose conflicts go to the file or to the dump; '' stands for all posts. */
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

export interface AddOptions extends CommonOptions {
  readonly as?: string
  readonly date?: Day
  /** Fill a stub instead of going on below the last entry. */
  readonly stub: boolean
  readonly edit: boolean
  readonly dryRun: boolean
}

export interface DeployOptions extends CommonOptions {
  readonly dryRun: boolean
}

export interface LinksOptions extends CommonOptions {
  /** Ask whether each address is still there. */
  readonly check: boolean
  /** Milliseconds between two requests to a host. */
  readonly pause: number
}

/** Options of the commands that edit what was imported. */
export interface EditOptions extends CommonOptions {
  readonly dryRun: boolean
}

export interface InitOptions extends Address, Pick<CommonOptions, 'json' | 'quiet'> {
  readonly lang: SiteConfig['lang']
  readonly title?: string
  /** Where it will be published. */
  readonly deploy: DeployTarget | 'none'
  /** Add a dump of posts to try it with. */
  readonly sample: boolean
}

export interface MailOptions extends Omit<CommonOptions, 'output'>, Address {
  /** A message with both parts, or the plain text alone, instead of the page. */
  readonly eml: boolean
  readonly text: boolean
  /** The file to write; without one, standard output. */
  readonly output?: string
}

export interface ServeOptions extends CommonOptions, Address {
  readonly port: number
}

export interface CheckOptions extends CommonOptions {
  readonly format: DiagnosticFormat
  /** Mend what is mechanical. */
  readonly fix: boolean
  readonly dryRun: boolean
}

const places = ['content', 'output', 'config', 'base', 'url'] as const

const defaultPlaces: { readonly [Name in (typeof places)[number]]?: string } = {
  content: 'content',
  output: '_site',
}

/** What another command is told to work on the same site: options that are not the default, as arguments. */
export function placeArguments(options: CommonOptions & Address): readonly string[] {
  return places.flatMap(name => {
    const value = options[name]
    return value === undefined || value === defaultPlaces[name] ? [] : [`--${name}`, value]
  })
}

/** A command with the options that all of them share. */
export function commonCommand(name: string, description: string): Command {
  return contentCommand(name, description).option(
    '--output <dir>',
    'folder of the finished site',
    parsePath,
    defaultPlaces.output,
  )
}

function contentCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--content <dir>', 'folder of the feeds and posts', parsePath, defaultPlaces.content)
    .option(
      '--config <file>',
      'configuration, a module (default: tidings.config.ts where there is one)',
      parsePath,
    )
    .option('--json', 'print the result as JSON', false)
    .option('--quiet', 'print problems only', false)
}

/** The command that writes mail. */
export function mailCommand(): Command {
  return withAddressOptions(contentCommand('mail', 'write the digest of a day or a week as mail, in HTML'))
    .argument('<digest>', 'a day or a week: `2024-04-18`, `2024-w16`')
    .addOption(
      new Option('--eml', 'a message to send, as HTML and plain text')
        .default(false)
        .conflicts(['text', 'json']),
    )
    .addOption(new Option('--text', 'plain text').default(false).conflicts('json'))
    .option('--output <file>', 'file to write (default: standard output)', parsePath)
}

/** Options for where a site is published. */
function withAddressOptions(command: Command): Command {
  return command
    .option('--base <path>', 'path the site is served under (default: as configured)')
    .option('--url <url>', 'address of the site (default: as configured)')
}

export function withInitOptions(command: Command): Command {
  return withAddressOptions(command)
    .addOption(
      new Option('--lang <lang>', 'language of the site and of the files')
        .choices(languages)
        .default(defaultConfig.lang),
    )
    .option('--title <title>', "title of the site (default: the folder's name)")
    .addOption(
      new Option('--deploy <host>', 'add what a host needs')
        .choices(['none', ...deployTargets])
        .default('none'),
    )
    .option('--sample', 'add a dump of posts to try it with', false)
    .option('--json', 'print the result as JSON', false)
    .option('--quiet', 'print problems only', false)
}

/** Options of the commands that import. */
export function withImportOptions(command: Command): Command {
  return command
    .option('--as <name>', 'import the one feed named as this dump, whatever its file is called')
    .option('--dry-run', 'print what would be done and write nothing', false)
    .option('--prune', 'remove posts that their dump no longer holds', false)
    .option('--force', "with --prune: also more than a fifth of a dump's posts", false)
    .addOption(sideOption('--ours [post]', 'keep posts that were changed both by hand and in the dump'))
    .addOption(sideOption('--theirs [post]', "take the dump's side of them"))
}

/** An option for all posts or, with the path of a post, for that one; it can be given for several. */
function sideOption(flags: string, description: string): Option {
  return new Option(flags, `${description} (default: all such posts)`)
    .default([])
    .preset('')
    .argParser((value: string, values: readonly string[]) => [...values, value])
}

/** What is a path of a post, and not of a feed. */
const postPath = /(?:^|[\\/])posts[\\/].*\.md$/i

/** Say that `--ours` and `--theirs` stand for all posts where what follows is no path of a post: `--ours 2024-04.md`. */
export function separateSides(args: readonly string[]): readonly string[] {
  return args.map((arg, index) =>
    /^--(?:ours|theirs)$/.test(arg) && !postPath.test(args[index + 1] ?? '') ? `${arg}=` : arg,
  )
}

/** A command that edits what was imported. */
export function editCommand(name: string, description: string): Command {
  return commonCommand(name, description).option(
    '--dry-run',
    'print what would be done and write nothing',
    false,
  )
}

/** Options of the command that lists addresses. */
export function withLinksOptions(command: Command): Command {
  return command
    .option('--check', 'request each address, politely, and report those that do not answer', false)
    .option('--pause <ms>', 'with --check: milliseconds between two requests to a host', parseCount, 1000)
}

function parseCount(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(value)
}

/** Options of the command that adds posts. */
export function withAddOptions(command: Command): Command {
  return command
    .option(
      '--date <day>',
      'day of the posts (default: the one above or beside the author, or today)',
      parseDay,
    )
    .option('--stub', "fill the first stubs of the day instead of adding below the dump's last entry", false)
    .option('--as <name>', "the dump to add to (default: the one of the day's month)")
    .option('--edit', 'open the entry in $VISUAL or $EDITOR first', false)
    .option('--dry-run', 'print what was understood and write nothing', false)
}

function parseDay(value: string): Day {
  const day = readDay(value)
  if (day === undefined) throw new InvalidArgumentError('Expected a day written `YYYY-MM-DD`.')
  return day
}

/** Options of the command that serves. */
export function withServeOptions(command: Command): Command {
  return withAddressOptions(command).option(
    '--port <number>',
    'port of this machine to serve on; 0: any free one',
    parsePort,
    8080,
  )
}

/** Options of the command that checks. */
export function withCheckOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'how problems are printed').choices(diagnosticFormats).default('text'),
    )
    .option('--fix', 'mend what is mechanical in the dumps, after showing it, and report what is left', false)
    .option('--dry-run', 'with --fix: show what would be mended and write nothing', false)
}

/** Options of the commands that write a site. */
export function withSiteOptions(command: Command): Command {
  return withAddressOptions(command)
    .addOption(
      new Option('--profile [file]', 'print where the time went, and write it to this file')
        .argParser(parseJsonPath)
        .preset('tidings-profile.json'),
    )
    .option('--allow-empty', 'replace a site that has posts by one that has none', false)
}

/** Require `.json`: `--profile` before a feed would overwrite the feed. */
function parseJsonPath(value: string): string {
  if (!value.endsWith('.json')) throw new InvalidArgumentError('Expected a file named `*.json`.')
  return value
}

export function parsePath(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Expected a path.')
  return value
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65535)
    throw new InvalidArgumentError('Expected a number up to 65535.')
  return port
}
