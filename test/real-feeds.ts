import { existsSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')

export interface FeedFixture {
  readonly path: string
  /** The reason a test of this feed cannot run, or false. */
  readonly skip: string | false
}

/** Find one of the inputs that failed once; they lie beside the project where it is developed. */
export function realCase(name: string): FeedFixture {
  const file = path.join(root, '../shared/cases', name)
  return { path: file, skip: existsSync(file) ? false : `the case ${name} is not beside the project` }
}

/** Find a dump: the project's own sample, or a real one that lies beside the project where it is developed. */
export function realFeed(name: string): FeedFixture {
  const isOwn = name === 'sample.md'
  const file = isOwn ? path.join(root, 'content/feeds', name) : path.join(root, '../shared/feeds', name)
  return { path: file, skip: existsSync(file) ? false : `the real dump ${name} is not beside the project` }
}
