import { Argument, Command, CommanderError } from 'commander'
import { type DeployTarget, deployTargets } from '../config.ts'
import { type CommandFolders, withLock } from '../lock/with-lock.ts'
import { readVersion } from '../program.ts'
import { runAdd } from './add.ts'
import { type ExitCode, runBuild, runCheck, runImport, runRegenerate } from './commands.ts'
import type { Console } from './console.ts'
import { runDeployFiles } from './deploy-files.ts'
import { describeFailure } from './failure.ts'
import { runInit } from './init.ts'
import { runLinks } from './links.ts'
import { runMediaFetch } from './media.ts'
import {
  type AddOptions,
  type CheckOptions,
  type CommonOptions,
  commonCommand,
  type DeployOptions,
  type EditOptions,
  editCommand,
  type ImportOptions,
  type InitOptions,
  type LinksOptions,
  type MailOptions,
  mailCommand,
  parsePath,
  type ServeOptions,
  type SiteOptions,
  separateSides,
  withAddOptions,
  withCheckOptions,
  withImportOptions,
  withInitOptions,
  withLinksOptions,
  withServeOptions,
  withSiteOptions,
} from './options.ts'
import { runRename } from './rename.ts'
import { addTag, removeTag, renameTag, runTag, type TagChange } from './tag.ts'
import { runTopics } from './topics.ts'

/** Run a command line. Returns 0: done; 1: the input has errors; 2: the command is wrong. */
export async function run(args: readonly string[], console: Console): Promise<ExitCode | 2> {
  let exitCode: ExitCode = 0
  let isJson = false
  const program = createProgram(console, code => {
    exitCode = code
  })
  program.hook('preAction', (_, command) => {
    isJson = command.opts<CommonOptions>().json
  })
  try {
    await program.parseAsync([...separateSides(args)], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const failure = describeFailure(error)
    if (!failure) throw error
    if (isJson) console.out(`${JSON.stringify({ error: failure })}\n`)
    const isUsage = failure.kind === 'usage'
    const help = isUsage ? 'Type `npx tidings --help` for the commands.\n' : ''
    console.err(`error: ${failure.message}\n${help}`)
    return isUsage ? 2 : 1
  }
}

/** Declare the commands and their options. `finish` takes the exit code of the one that ran. */
export function createProgram(console: Console, finish: (code: ExitCode) => void): Command {
  const feeds = 'feed dumps; `-` reads standard input'
  const locked = <Result>(folders: CommandFolders, work: () => Promise<Result>) =>
    withLock(folders, text => console.err(`warning: ${text}\n`), work)
  const commands = [
    withImportOptions(commonCommand('import', 'turn feed dumps into posts in the content folder'))
      .argument('<feed...>', feeds)
      .action(async (files: string[], options: ImportOptions) =>
        finish(await locked(writePlace(options), () => runImport(files, options, console))),
      ),
    withAddOptions(commonCommand('add', 'append posts that were copied from X to the dump of their month'))
      .argument('[file]', 'what was copied; `-` reads standard input', '-')
      .action(async (file: string, options: AddOptions) =>
        finish(await runAdd(file, options, console, work => locked(writePlace(options), work))),
      ),
    withCheckOptions(commonCommand('check', 'report the problems of feed dumps'))
      .argument('<feed...>', feeds)
      .action(async (files: string[], options: CheckOptions) => {
        const check = () => runCheck(files, options, console)
        finish(await (options.fix ? locked(writePlace(options), check) : check()))
      }),
    editCommand('rename', 'give a dump another name, in its file and its posts; addresses stay')
      .argument('<old>', 'name of the dump')
      .argument('<new>', 'name that no dump has')
      .action(async (from: string, to: string, options: EditOptions) =>
        finish(await locked(writePlace(options), () => runRename([from, to], options, console))),
      ),
    createTagCommand(async (change, query, options) =>
      finish(await locked(writePlace(options), () => runTag(change, query, options, console))),
    ),
    withSiteOptions(commonCommand('build', 'turn the posts in the content folder into a site')).action(
      async (options: CommonOptions & SiteOptions) => {
        const { content, output } = options
        finish(await locked({ content, use: 'read', output }, () => runBuild(options, console)))
      },
    ),
    withSiteOptions(withImportOptions(commonCommand('regenerate', 'import, then build')))
      .argument('[feed...]', `${feeds} (default: all of content/feeds)`)
      .action(async (files: string[], options: ImportOptions & SiteOptions) =>
        finish(await locked(regeneratePlace(options), () => runRegenerate(files, options, console))),
      ),
    withInitOptions(new Command('init'))
      .description('make a new archive in a folder; files that are there stay as they are')
      .argument('[folder]', 'folder of the archive', parsePath, '.')
      .action((folder: string, options: InitOptions) => finish(runInit(folder, options, console))),
    withLinksOptions(commonCommand('links', 'list the addresses that posts cite')).action(
      async (options: LinksOptions) => {
        const { content } = options
        finish(await runLinks(options, console, read => locked({ content, use: 'read' }, read)))
      },
    ),
    new Command('media')
      .description('the pictures and films of posts')
      .addCommand(
        editCommand('fetch', 'fetch the images that posts show from the web into content/media').action(
          async (options: EditOptions) =>
            finish(await locked(writePlace(options), () => runMediaFetch(options, console))),
        ),
      ),
    commonCommand('topics', 'list the topics of the posts, and propose new ones').action(
      async (options: CommonOptions) => {
        const { content } = options
        finish(await locked({ content, use: 'read' }, () => runTopics(options, console)))
      },
    ),
    mailCommand().action(async (digest: string, options: MailOptions) => {
      // The programs that make pictures take long to load: other commands do without.
      const { runMail } = await import('./mail.ts')
      const { content } = options
      finish(await locked({ content, use: 'read' }, () => runMail(digest, options, console)))
    }),
    commonCommand('deploy-files', 'write what a host needs beside the site')
      .addArgument(new Argument('<host>', 'where the site is published').choices(deployTargets))
      .option('--dry-run', 'print the files and write nothing', false)
      .action(async (target: DeployTarget, options: DeployOptions) =>
        finish(await runDeployFiles(target, options, console)),
      ),
    withServeOptions(commonCommand('serve', 'build, show the site in the browser, and again at each change'))
      .argument('[feed...]', 'feed dumps (default: all of content/feeds)')
      .action(async (files: string[], options: ServeOptions) => {
        // No lock here: each build is a process that locks the folders, and other commands may run in between.
        const { runServe } = await import('./serve.ts')
        finish(await runServe(files, options, console))
      }),
  ]
  const program = new Command('tidings')
    .description("Turn a curator's dump of AI news posts into a published archive with exact search.")
    .version(readVersion(), '--version', 'print the version')
    .addHelpText('after', '\nExit codes: 0 done, 1 the input has errors, 2 the command is wrong.')
  for (const command of commands) program.addCommand(command)
  for (const command of [program, ...commands, ...commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().showHelpAfterError('(add --help for the options)')
    command.configureOutput({ writeOut: console.out, writeErr: console.err })
  }
  return program
}

type TagAction = (change: TagChange, query: string | undefined, options: EditOptions) => Promise<void>

function createTagCommand(act: TagAction): Command {
  const query = "what the site's search would be asked: words, `from:`, `tag:`, `since:` …"
  const add = editCommand('add', 'add a tag to the posts that a query finds')
    .argument('<tag>')
    .argument('<query>', query)
    .action((tag: string, query: string, options: EditOptions) => act(addTag(tag), query, options))
  const remove = editCommand('remove', 'remove a tag from posts')
    .argument('<tag>')
    .argument('[query]', `${query} (default: all posts)`)
    .action((tag: string, query: string | undefined, options: EditOptions) =>
      act(removeTag(tag), query, options),
    )
  const rename = editCommand('rename', 'give a tag of posts another name')
    .argument('<old>')
    .argument('<new>')
    .argument('[query]', `${query} (default: all posts)`)
    .action((from: string, to: string, query: string | undefined, options: EditOptions) =>
      act(renameTag(from, to), query, options),
    )
  const tag = new Command('tag').description('change the tags of posts, in the files of content/posts')
  return tag.addCommand(add).addCommand(remove).addCommand(rename)
}

function writePlace({ content, dryRun }: Pick<ImportOptions, 'content' | 'dryRun'>): CommandFolders {
  return { content, use: dryRun ? 'dry-run' : 'write' }
}

function regeneratePlace(options: ImportOptions): CommandFolders {
  return options.dryRun ? writePlace(options) : { ...writePlace(options), output: options.output }
}
