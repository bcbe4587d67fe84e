import { Command, CommanderError } from 'commander'
import { ChangedFileError } from '../content/read-posts.ts'
import { ForeignFolderError } from '../publish/publish.ts'
import { type ExitCode, runBuild, runCheck, runImport, runRegenerate } from './commands.ts'
import type { Console } from './console.ts'
import { explainFileError, InputError, UsageError } from './errors.ts'
import { guard, type Workplace } from './guard.ts'
import {
  type CheckOptions,
  type CommonOptions,
  commonCommand,
  type ImportOptions,
  type ProfileOption,
  withFormatOption,
  withImportOptions,
  withProfileOption,
} from './options.ts'
import { type ServeOptions, withServeOptions } from './serve/options.ts'

/** Run a command line. Returns 0: done; 1: the input has errors; 2: the command is wrong. */
export async function run(args: readonly string[], console: Console): Promise<ExitCode | 2> {
  let exitCode: ExitCode = 0
  const program = createProgram(console, code => {
    exitCode = code
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof UsageError) {
      console.err(`error: ${error.message}\nType \`npm run tidings -- --help\` for the commands.\n`)
      return 2
    }
    const sentence =
      error instanceof InputError || error instanceof ForeignFolderError || error instanceof ChangedFileError
        ? error.message
        : explainFileError(error)
    if (sentence === undefined) throw error
    console.err(`error: ${sentence}\n`)
    return 1
  }
}

function createProgram(console: Console, finish: (code: ExitCode) => void): Command {
  const feeds = 'feed dumps; `-` reads standard input'
  const commands = [
    withImportOptions(commonCommand('import', 'turn feed dumps into posts in the content folder'))
      .argument('<feed...>', feeds)
      .action(async (files: string[], options: ImportOptions) =>
        finish(await guard(importPlace(options), console, () => runImport(files, options, console))),
      ),
    withFormatOption(commonCommand('check', 'report the problems of feed dumps, write nothing'))
      .argument('<feed...>', feeds)
      .action(async (files: string[], options: CheckOptions) =>
        finish(await runCheck(files, options, console)),
      ),
    withProfileOption(commonCommand('build', 'turn the posts in the content folder into a site')).action(
      async (options: CommonOptions & ProfileOption) => {
        const { content, output } = options
        finish(await guard({ content, use: 'read', output }, console, () => runBuild(options, console)))
      },
    ),
    withProfileOption(withImportOptions(commonCommand('regenerate', 'import, then build')))
      .argument('[feed...]', `${feeds} (default: all of content/feeds)`)
      .action(async (files: string[], options: ImportOptions & ProfileOption) =>
        finish(await guard(regeneratePlace(options), console, () => runRegenerate(files, options, console))),
      ),
    withServeOptions(commonCommand('serve', 'build, show the site in the browser, and again at each change'))
      .argument('[feed...]', 'feed dumps (default: all of content/feeds)')
      .action(async (files: string[], options: ServeOptions) => {
        // The builds lock the folders, each in a process of its own; between them others may work.
        const { runServe } = await import('./serve.ts')
        finish(await runServe(files, options, console))
      }),
  ]
  const program = new Command('tidings')
    .description("Turn a curator's dump of AI news posts into a published archive with exact search.")
    .addHelpText('after', '\nExit codes: 0 done, 1 the input has errors, 2 the command is wrong.')
  for (const command of commands) program.addCommand(command)
  for (const command of [program, ...commands]) {
    command.exitOverride().showHelpAfterError('(add --help for the options)')
    command.configureOutput({ writeOut: console.out, writeErr: console.err })
  }
  return program
}

function importPlace({ content, dryRun }: ImportOptions): Workplace {
  return { content, use: dryRun ? 'look' : 'write' }
}

function regeneratePlace(options: ImportOptions): Workplace {
  return options.dryRun ? importPlace(options) : { ...importPlace(options), output: options.output }
}
