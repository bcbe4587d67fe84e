import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/** What a folder of feeds holds, by path, in order of names. */
export interface FeedFolder {
  readonly feeds: readonly string[]
  /** Files that are no dumps. */
  readonly others: readonly string[]
}

/** What a dump is called. */
export const feedPattern = /\.(?:md|markdown|txt)$/i

/**
 * List the dumps of a content folder, also those in folders below `feeds` and behind symbolic links. Hidden files are
 * left out. Returns none where the folder of feeds does not exist.
 */
export function listFeeds(content: string): FeedFolder {
  const folder = path.join(content, 'feeds')
  const files: string[] = []
  const visited = new Set<string>()
  const visit = (folder: string) => {
    const real = realpathSync(folder)
    if (visited.has(real)) return
    visited.add(real)
    for (const name of readdirSync(folder).sort()) {
      if (name.startsWith('.')) continue
      const file = path.join(folder, name)
      if (statSync(file).isDirectory()) visit(file)
      else files.push(file)
    }
  }
  if (existsSync(folder)) visit(folder)
  const isFeed = (file: string) => feedPattern.test(file)
  return { feeds: files.filter(isFeed), others: files.filter(file => !isFeed(file)) }
}
