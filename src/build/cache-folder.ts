import { createHash } from 'node:crypto'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Name the folder, outside of sites and posts, for what is kept of one of them: `builds` of a site, `content` of posts. */
export function cacheFolder(kind: 'builds' | 'content', owner: string): string {
  const name = createHash('sha256').update(path.resolve(owner)).digest('hex').slice(0, 16)
  return path.join(root, '.cache', kind, name)
}
