import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorReason, InputError, UsageError } from '../errors.ts'
import { type Feed, readFeed } from '../feed/read-feed.ts'
import { decodeSource } from '../feed/source.ts'
import type { Console } from './console.ts'

/** A feed read from a file or from standard input, under the name its posts will carry. */
export interface FeedFile extends Feed {
  readonly file: string
  readonly name: string
  readonly text: string
}

const standardInput = '-'
const safeName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u

/**
 * Read feeds; `-` is standard input. A feed is named for its file without the extension, or `as`.
 * Throws UsageError for names that cannot be told apart, InputError for a file that cannot be read.
 */
export async function readFeeds(
  files: readonly string[],
  as: string | undefined,
  console: Console,
): Promise<FeedFile[]> {
  const named = files.map(file => ({ file, name: as ?? feedName(file) }))
  if (as !== undefined && files.length !== 1) {
    throw new UsageError(`Unexpected ${files.length} feeds with --as, expected one.`)
  }
  for (const { file, name } of named) {
    if (!safeName.test(name)) {
      throw new UsageError(
        `Unexpected feed name \`${name}\` for \`${file}\`, expected letters, digits, \`.\`, \`_\`, \`-\`.`,
      )
    }
  }
  const twice = named.find(({ name }, index) => named.findIndex(other => other.name === name) < index)
  if (twice) {
    throw new UsageError(
      `Unexpected second feed named \`${twice.name}\`, expected different file names, or --as for each.`,
    )
  }
  const feeds: FeedFile[] = []
  for (const { file, name } of named) {
    const isStdin = file === standardInput
    const bytes = isStdin ? await console.readStdin() : await readFeedFile(file)
    const label = isStdin ? '<stdin>' : file
    const source = decodeSource(label, bytes)
    feeds.push({ ...readFeed(source, name), text: source.text, file: label, name })
  }
  return feeds
}

async function readFeedFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const reason = fileErrorReason(error)
    if (reason === undefined) throw error
    throw new InputError(`Cannot read \`${file}\`: ${reason}.`)
  }
}

/** Name a feed for its file. */
export function feedName(file: string): string {
  return file === standardInput ? 'stdin' : path.basename(file, path.extname(file))
}
