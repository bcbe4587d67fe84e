import path from 'node:path'
import type { KnownPost } from '../content/read-posts.ts'
import { type KeptByKey, openKept } from './cache/kept-by-key.ts'
import { programVersion } from './cache/program-version.ts'
import { cacheFolder } from './cache-folder.ts'
import { forgetCaches } from './forget-caches.ts'

/** Open what is known of a content folder's posts; undefined where nobody can tell the program's version. */
export function openPostCache(contentDirectory: string): KeptByKey<KnownPost> | undefined {
  if (programVersion === undefined) return undefined
  const folder = cacheFolder('content', contentDirectory)
  const kept = openKept<KnownPost>(path.join(folder, 'posts'), programVersion)
  return {
    ...kept,
    save() {
      kept.save()
      forgetCaches(folder, contentDirectory)
    },
  }
}
