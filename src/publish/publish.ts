import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadExchange } from './exchange.ts'
import { findForeignFiles, formatMarker } from './foreign-files.ts'
import { marker, type SitePlaces, sitePlaces } from './places.ts'
import { dropSpare, renewSpare } from './spare.ts'
import { openStaging, type Staging } from './staging.ts'
import { putBack, swapIn } from './swap.ts'
import { entryAt, removeEmptyParents } from './trees.ts'

export type { Staging } from './staging.ts'

/** What a writer hands back. */
export interface Written<Result> {
  /**
   * Identifier of the site: one line, the same for the same bytes. It is `base` the next time. Where it is already and
   * nothing was removed, the published site stays as it is. Empty: the next build is to start from nothing.
   */
  readonly id: string
  /**
   * All that the site holds, by paths below its folder; a name with `/` at its end is a folder with all in it. The next
   * publication refuses to replace a site that holds anything else. Absent: it replaces whatever is there.
   */
  readonly names?: readonly string[]
  readonly result: Result
}

/** The output folder holds something that is not a site of ours, or not of the site that was published. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError'
}

/**
 * Write a site into a folder beside the published one and let the two change places, so that readers find the old site
 * or the new one, whole. Throws ForeignFolderError for a folder with other things in it; when `write` throws, the old
 * site stays. `write` is not to throw while a part of it still writes. For one caller at a time.
 */
export async function publish<Result>(
  output: string,
  write: (staging: Staging) => Promise<Written<Result>>,
): Promise<Result> {
  const places = sitePlaces(output)
  putBack(places)
  refuseForeignFolder(places.site)
  const { staging, touched } = openStaging(places)
  try {
    const { id, names = [], result } = await write(staging)
    if (touched() !== undefined || id !== staging.base) {
      staging.remove([marker])
      const changed = touched() ?? 'everything'
      if (changed !== 'everything') for (const file of changed) removeEmptyParents(places.tree, file)
      // The last of all: what is newer was written by somebody else.
      writeFileSync(path.join(places.tree, marker), formatMarker(id, names))
      swapIn(places, await loadExchange())
      renewOrDrop(places, changed, id)
    }
    return result
  } catch (error) {
    // A few files of a spare are left in doubt until the next build; a whole site is worth its space on a full disk.
    if (touched() === 'everything') dropQuietly(places)
    throw error
  }
}

/** Put the old site back where a process was killed while it had none: what any command does before it builds. */
export function recoverSite(output: string): void {
  putBack(sitePlaces(output))
}

/** A spare that cannot be made costs the next build time, nothing else; on a full disk what is there of it goes. */
function renewOrDrop(places: SitePlaces, changed: ReadonlySet<string> | 'everything', id: string): void {
  try {
    renewSpare(places, changed, id)
  } catch {
    dropQuietly(places)
  }
}

/** What cannot be removed is in doubt, and the next build looks again. */
function dropQuietly(places: SitePlaces): void {
  try {
    dropSpare(places)
  } catch {}
}

function refuseForeignFolder(site: string): void {
  if (!entryAt(site)) return
  const names = readdirSync(site)
  if (names.length === 0) return
  if (!names.includes(marker)) {
    throw new ForeignFolderError(
      `Unexpected files in the output folder \`${site}\` that are no site of Tidings, expected an empty folder or a new one.`,
    )
  }
  const foreign = findForeignFiles(site)
  if (foreign.length > 0) {
    const [shown, more] = [foreign.slice(0, 5), foreign.length - 5]
    throw new ForeignFolderError(
      `Unexpected \`${shown.join('`, `')}\`${more > 0 ? ` and ${more} more` : ''} in the output folder \`${site}\`, expected only files of the published site, which is replaced as a whole. Move files of your own to \`static\` in the content folder: they are copied to the root of every site.`,
    )
  }
}
