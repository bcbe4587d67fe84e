import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from './list-files.ts'

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
  const found = existsSync(root) ? listFiles(root, { hasHidden: true }) : []
  return (
    found
      // Git keeps no empty folder: `tidings init` writes this file into it.
      .filter(({ kind, path: name }) => kind !== 'folder' && path.basename(name) !== '.gitkeep')
      .map(({ path: name }) => {
        const file = path.join(root, name)
        return {
          path: `/${name}`,
          file,
          key: createHash('sha256').update(readFileSync(file)).digest('base64url'),
        }
      })
  )
}
