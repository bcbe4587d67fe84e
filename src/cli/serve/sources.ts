import { statSync } from 'node:fs'
import path from 'node:path'
import { defaultConfigFile } from '../../load-config.ts'
import { programFolder } from '../../program.ts'
import type { ServeOptions } from './options.ts'
import type { WatchedFolder } from './watch-folders.ts'

/** What a site is made of. */
export interface Sources {
  readonly folders: readonly WatchedFolder[]
  /** Whether a change of a file can change the site. */
  readonly holds: (file: string) => boolean
}

/** Find the sources of a site: feeds, posts, lists, configuration, and the program with its templates and styles. */
export function findSources(
  files: readonly string[],
  { content, config = defaultConfigFile }: ServeOptions,
): Sources {
  const single = new Set(
    [...files, config, path.join(content, 'synonyms.txt'), path.join(content, 'gone.txt')].map(file =>
      path.resolve(file),
    ),
  )
  single.add(path.join(programFolder, '.eleventy.ts'))
  const deep = [
    { folder: path.resolve(content, 'posts'), pattern: /\.md$/ },
    { folder: path.join(programFolder, 'src'), pattern: /\.(?:tsx?|css)$/ },
    { folder: path.join(programFolder, 'templates'), pattern: /\.(?:tsx?|css)$/ },
    // Feeds named on the command line are the only ones then.
    ...(files.length === 0 ? [{ folder: path.resolve(content, 'feeds'), pattern: /\.md$/ }] : []),
  ]
  const shallow = new Set([...single].map(file => path.dirname(file)))
  return {
    folders: [
      ...deep.map(({ folder }) => ({ folder, isDeep: true })),
      ...[...shallow].map(folder => ({ folder, isDeep: false })),
    ],
    holds: file =>
      single.has(file) ||
      (!path.basename(file).startsWith('.') &&
        deep.some(({ folder, pattern }) => file.startsWith(folder + path.sep) && pattern.test(file))),
  }
}

/** Tell one state of a file from another without reading it. */
export function stateOf(file: string): string {
  const entry = statSync(file, { throwIfNoEntry: false })
  return entry ? `${entry.ino} ${entry.size} ${entry.mtimeMs}` : 'absent'
}
