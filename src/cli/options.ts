import { Command, InvalidArgumentError, Option } from 'commander'
import { type DiagnosticFormat, diagnosticFormats } from './print-diagnostics.ts'

/** Options every command takes. */
export interface CommonOptions {
  readonly content: string
  readonly output: string
  readonly config?: string
  readonly json: boolean
  readonly quiet: boolean
}

export interface ImportOptions extends CommonOptions {
  readonly as?: string
  readonly dryRun: boolean
}

export interface CheckOptions extends CommonOptions {
  readonly format: DiagnosticFormat
}

/** A command with the options that all of them share. */
export function commonCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--content <dir>', 'folder of the feeds and posts', parsePath, 'content')
    .option('--output <dir>', 'folder of the finished site', parsePath, '_site')
    .option(
      '--config <file>',
      'configuration, a module (default: tidings.config.ts where there is one)',
      parsePath,
    )
    .option('--json', 'print the result as JSON', false)
    .option('--quiet', 'print problems only', false)
}

/** Options of the commands that import. */
export function withImportOptions(command: Command): Command {
  return command
    .option('--as <name>', 'import the one feed named as this dump, whatever its file is called')
    .option('--dry-run', 'print what would be done and write nothing', false)
}

export function withFormatOption(command: Command): Command {
  return command.addOption(
    new Option('--format <format>', 'how problems are printed').choices(diagnosticFormats).default('text'),
  )
}

function parsePath(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Expected a path.')
  return value
}
