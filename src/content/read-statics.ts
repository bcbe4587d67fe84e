import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** A file of the curator's own: `content/static/CNAME` is the site's `/CNAME`. */
export interface StaticFile {
  /** Site path. */
  readonly path: string
  readonly file: string
  /** Hash of its bytes. */
  readonly key: string
}

/**
 * List the files below `static` of a content folder, which need not be there, in the order of their paths. Links are
 * followed. Throws what the file system throws, such as ELOOP for a link to itself.
 */
export function readStatics(contentDirectory: string): readonly StaticFile[] {
  const root = path.join(contentDirectory, 'static')
  const list = (folder: string): readonly string[] =>
    readdirSync(folder)
      .toSorted()
      .flatMap(name => {
        const file = path.join(folder, name)
        return statSync(file).isDirectory() ? list(file) : [file]
      })
  const isThere = statSync(root, { throwIfNoEntry: false })?.isDirectory() ?? false
  return (isThere ? list(root) : []).map(file => ({
    path: `/${path.relative(root, file).replaceAll(path.sep, '/')}`,
    file,
    key: createHash('sha256').update(readFileSync(file)).digest('base64url'),
  }))
}
