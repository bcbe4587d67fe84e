import { readGone } from '../content/gone.ts'
import { readPosts } from '../content/read-posts.ts'
import { readStatics } from '../content/read-statics.ts'
import { loadConfig } from '../load-config.ts'
import { readSynonyms } from '../search/index/read-synonyms.ts'
import type { SiteSource } from './prepare-source.ts'

/** Where the source of a site is. */
export interface SourceOptions {
  /** Folder of posts, relative to the working folder. */
  readonly content: string
  /** Configuration file, expected to be there; absent: `tidings.config.ts`, or the defaults without one. */
  readonly config?: string
}

/**
 * Read all that a site is made of from a content folder and a configuration file. Throws an error that lists the files
 * and lines that cannot be read.
 */
export async function readSource({ content, config }: SourceOptions): Promise<SiteSource> {
  const { posts, diagnostics: unreadable } = await readPosts(content)
  const { groups, diagnostics: invalid } = await readSynonyms(content)
  const problems = [...unreadable, ...invalid].filter(({ severity }) => severity === 'error')
  if (problems.length > 0) {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
    throw new Error(`expected sound files in \`${content}\`\n${lines.join('\n')}`)
  }
  return {
    posts,
    config: await loadConfig(config),
    synonyms: groups,
    gone: await readGone(content),
    statics: readStatics(content),
  }
}
