import { createHash } from 'node:crypto'
import path from 'node:path'
import { type KeptByKey, openKept } from '../cache/kept-by-key.ts'
import { programVersion } from '../cache/program-version.ts'
import type { KnownPost } from '../content/read-posts.ts'
import { forgetCaches } from './forget-caches.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Open what is known of a content folder's posts; undefined where nobody can tell the program's version. */
export function openPostCache(contentDirectory: string): KeptByKey<KnownPost> | undefined {
  if (programVersion === undefined) return undefined
  const folder = postCacheFolder(contentDirectory)
  const kept = openKept<KnownPost>(path.join(folder, 'posts'), programVersion)
  return {
    ...kept,
    save() {
      kept.save()
      forgetCaches(folder, contentDirectory)
    },
  }
}

export function postCacheFolder(contentDirectory: string): string {
  const name = createHash('sha256').update(path.resolve(contentDirectory)).digest('hex').slice(0, 16)
  return path.join(root, '.cache/content', name)
}
