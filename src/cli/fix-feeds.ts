import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { writeWhole } from '../content/durable-files.ts'
import { type MendedFeed, mendFeed } from '../edit-feed/mend-feed.ts'
import { UsageError } from '../errors.ts'
import { isExport } from '../exports/read-export.ts'
import type { Console } from './console.ts'
import { feedName, readBytes, standardInput } from './read-feeds.ts'

/** A dump that `check --fix` mends. */
export interface FixedFeed {
  readonly file: string
  readonly written: boolean
  /** The encoding that it was in, where it is UTF-8 now. */
  readonly encoding?: MendedFeed['encoding']
  /** How its lines end now, where some ended otherwise. */
  readonly lineEnd?: MendedFeed['lineEnd']
  /** Unified diff of its text; empty where only the bytes differ. */
  readonly diff: string
}

/** Mend dumps in place, each in one step, after `show` was told how; a dry run only tells. Exports stay as they are. */
export async function fixFeeds(
  files: readonly string[],
  isDryRun: boolean,
  console: Console,
  show: (fixed: FixedFeed) => void,
): Promise<readonly FixedFeed[]> {
  if (files.includes(standardInput))
    throw new UsageError('Unexpected --fix for standard input, expected files.')
  const fixed: FixedFeed[] = []
  for (const file of files.filter(file => !isExport(file))) {
    const [, bytes] = await readBytes(file, console)
    const mended = mendFeed(file, feedName(file), bytes)
    if (!mended) continue
    const { before, after, bytes: next, ...what } = mended
    const diff =
      before === after
        ? ''
        : createTwoFilesPatch(file, file, before, after, '', '', {
            context: 1,
            headerOptions: FILE_HEADERS_ONLY,
          })
    const feed = { file, written: !isDryRun, ...what, diff }
    show(feed)
    if (!isDryRun) await writeWhole(file, next)
    fixed.push(feed)
  }
  return fixed
}

/** Print what is mended in a dump. */
export function printFixed({ file, written, encoding, lineEnd, diff }: FixedFeed): string {
  const changes = [
    ...(encoding === undefined ? [] : [`from ${encoding} to UTF-8`]),
    ...(lineEnd === undefined ? [] : [`all lines end in ${lineEnd}`]),
    ...(diff === '' ? [] : ['as above']),
  ].join(', ')
  return `${diff}${file}: ${written ? 'mended' : 'can be mended'}, ${changes}\n`
}
