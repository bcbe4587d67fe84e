import { statSync } from 'node:fs'
import path from 'node:path'
import { defaultConfigFile } from '../../load-config.ts'
import { programFolder } from '../../program.ts'
import type { WatchedFolder } from '../../serve/watch-folders.ts'
import { pagesFolder, themeFolder } from '../../theme/read-theme.ts'
import type { ServeOptions } from '../options.ts'

/** The files that a site is made of. */
export interface Sources {
  readonly folders: readonly WatchedFolder[]
  /** Tell whether a file is a source: hidden files and editors' copies (`post.md~`) are none. */
  readonly includes: (file: string) => boolean
}

/** Find the sources of a site: feeds, posts, lists, configuration, and the program with its templates and styles. */
export function findSources(
  files: readonly string[],
  { content, config = defaultConfigFile }: ServeOptions,
): Sources {
  const single = new Set([...files, config].map(file => path.resolve(file)))
  single.add(path.join(programFolder, '.eleventy.ts'))
  const deep = [
    ...['posts', 'digests', 'pages', 'static', 'media'].map(name => path.resolve(content, name)),
    ...[themeFolder, pagesFolder].map(name => path.resolve(name)),
    // Feeds named on the command line are the only ones.
    ...(files.length === 0 ? [path.resolve(content, 'feeds')] : []),
    ...['src', 'templates'].map(name => path.join(programFolder, name)),
  ]
  // Lists, such as `synonyms.txt`.
  const lists = path.resolve(content)
  const shallow = new Set([lists, ...[...single].map(file => path.dirname(file))])
  return {
    folders: [
      ...deep.map(folder => ({ folder, isDeep: true })),
      ...[...shallow].map(folder => ({ folder, isDeep: false })),
    ],
    includes(file) {
      if (single.has(file)) return true
      if (/^\.|~$/.test(path.basename(file))) return false
      const isList = path.dirname(file) === lists && file.endsWith('.txt')
      return isList || deep.some(folder => file.startsWith(folder + path.sep))
    },
  }
}

/** Describe the state of a file, without reading it: another state is another text. */
export function stateOf(file: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(file)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    return 'unreadable'
  }
}
