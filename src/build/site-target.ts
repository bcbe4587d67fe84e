import { statSync } from 'node:fs'
import type { SiteLook } from '../publish/publish.ts'
import { openThread } from '../thread.ts'
import type { LookRequest } from './look-at-site-thread.ts'
import { type BuildCache, buildCacheOf, recordFile } from './site-record.ts'

/** Where a site is written, and what is known of the one that is there. */
export interface SiteTarget {
  readonly output: string
  readonly cache?: BuildCache | undefined
  /** What a look at the site finds that began earlier. */
  readonly look?: Promise<SiteLook | undefined>
}

/** Bytes of a record from which on a site has so many files, some thousands, that looking at them is worth a thread. */
const LOOK_FROM = 200_000

/**
 * Choose where to write a site. Where there is a large one, a thread begins to look whether it is as it was left: that
 * takes as long as reading the posts, beside which it is done. For who has locked the site.
 */
export function openTarget(output: string, cache = buildCacheOf(output), lookFrom = LOOK_FROM): SiteTarget {
  const record = cache && statSync(recordFile(cache.folder), { throwIfNoEntry: false })
  return cache && record && record.size >= lookFrom
    ? { output, cache, look: lookBeside({ output, cache }) }
    : { output, cache }
}

/** A look that fails is one that is still to be taken. */
async function lookBeside(request: LookRequest): Promise<SiteLook | undefined> {
  const thread = openThread<LookRequest, SiteLook | undefined>('build/look-at-site-thread')
  try {
    return await thread.ask(request)
  } catch {
    return undefined
  } finally {
    await thread.close()
  }
}
