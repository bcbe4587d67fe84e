import { existsSync } from 'node:fs'
import path from 'node:path'
import { type FoundFile, listFiles } from '../content/list-files.ts'
import { isExport } from '../exports/read-export.ts'

/** What a folder of feeds holds, by path, in order of names. */
export interface FeedFolder {
  readonly feeds: readonly string[]
  /** Files that are no dumps. */
  readonly others: readonly string[]
}

/** What a dump is called. */
export const feedPattern = /\.(?:md|markdown|txt)$/i

/** What lies beside dumps and exports: pictures of posts, files of X's archive. */
const besideFeed = /(?:^|\/)(?:account|note-tweet)\.js$|\.(?:png|jpe?g|gif|webp|avif|svg|mp4)$/i

/**
 * List the dumps and exports of a content folder, also those in folders below `feeds` and behind symbolic links. Hidden files are
 * left out. Returns none where the folder of feeds does not exist.
 */
export function listFeeds(content: string): FeedFolder {
  const folder = path.join(content, 'feeds')
  const found = existsSync(folder) ? listFiles(folder).filter(({ kind }) => kind !== 'folder') : []
  const isFeed = ({ path: file, kind }: FoundFile) =>
    kind === 'file' && (feedPattern.test(file) || isExport(file))
  const named = (files: readonly FoundFile[]) => files.map(file => path.join(folder, file.path))
  return {
    feeds: named(found.filter(isFeed)),
    others: named(found.filter(file => !isFeed(file) && !besideFeed.test(file.path))),
  }
}
