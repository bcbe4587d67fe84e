import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorReason, InputError, UsageError } from '../errors.ts'
import { exportName, isExport, readExport } from '../exports/read-export.ts'
import { readAssigned } from '../exports/x-archive.ts'
import { type Feed, readFeed } from '../feed/read-feed.ts'
import { decodeSource } from '../feed/source.ts'
import type { Day } from '../model.ts'
import type { Console } from './console.ts'

/** A feed read from a file or from standard input, under the name its posts will carry. */
export interface FeedFile extends Feed {
  readonly file: string
  readonly name: string
  readonly text: string
  /** Whether it is an export of X, whose posts are told apart by their ids. */
  readonly isExport: boolean
}

/** What stands for standard input on a command line. */
export const standardInput = '-'
const safeName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u

/**
 * Read feeds, dumps and exports of X; `-` is a dump on standard input. A feed is named for its file without the extension, or `as`.
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
  for (const { file, name } of named) checkFeedName(name, file)
  const twice = named.find(({ name }, index) => named.findIndex(other => other.name === name) < index)
  if (twice) {
    throw new UsageError(
      `Unexpected second feed named \`${twice.name}\`, expected different file names, or --as for each.`,
    )
  }
  const feeds: FeedFile[] = []
  for (const { file, name } of named) {
    const [label, bytes] = await readBytes(file, console)
    const source = decodeSource(label, bytes)
    const feed = isExport(file)
      ? readExport(source, { dayAt: dayInTimeZone, archive: () => readArchiveFiles(file) })
      : readFeed(source, name)
    feeds.push({ ...feed, text: source.text, file: label, name, isExport: isExport(file) })
  }
  return feeds
}

/** Throw UsageError for a name of a feed that is no plain name. */
export function checkFeedName(name: string, file: string): void {
  if (safeName.test(name)) return
  throw new UsageError(
    `Unexpected feed name \`${name}\` for \`${file}\`, expected letters, digits, \`.\`, \`_\`, \`-\`.`,
  )
}

/** Read a file that the command line names, or standard input; with what problems call it. Throws InputError. */
export async function readBytes(file: string, console: Console): Promise<[label: string, bytes: Uint8Array]> {
  if (file === standardInput) return ['<stdin>', await console.readStdin()]
  try {
    return [file, await readFile(file)]
  } catch (error) {
    const reason = fileErrorReason(error)
    if (reason === undefined) throw error
    throw new InputError(`Cannot read \`${file}\`: ${reason}.`)
  }
}

/** What stands beside X's archive; a file that is not there or not readable tells nothing. */
function readArchiveFiles(file: string) {
  const read = (name: string): unknown => {
    const beside = path.join(path.dirname(file), name)
    const json = existsSync(beside) ? readAssigned(readFileSync(beside, 'utf8'))?.json : undefined
    try {
      return json === undefined ? undefined : JSON.parse(json)
    } catch {
      return undefined
    }
  }
  const mediaPath = (name: string) => {
    const below = `tweets_media/${name}`
    return existsSync(path.join(path.dirname(file), below)) ? below : undefined
  }
  return { account: read('account.js'), notes: read('note-tweet.js'), mediaPath }
}

/** Name the day of a moment in the curator's time zone. */
function dayInTimeZone(time: number): Day {
  return new Date(time).toLocaleDateString('sv-SE')
}

/** Name a feed for its file. */
export function feedName(file: string): string {
  if (file === standardInput) return 'stdin'
  const name = path.basename(file, path.extname(file))
  return isExport(file) ? exportName(name) : name
}
