import { type Command, InvalidArgumentError } from 'commander'
import type { CommonOptions } from '../options.ts'

export interface ServeOptions extends CommonOptions {
  readonly port: number
}

/** Options of the command that serves. */
export function withServeOptions(command: Command): Command {
  return command.option(
    '--port <number>',
    'port of this machine to serve on; 0: any free one',
    parsePort,
    8080,
  )
}

function parsePort(value: string): number {
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65535)
    throw new InvalidArgumentError('Expected a number up to 65535.')
  return port
}
