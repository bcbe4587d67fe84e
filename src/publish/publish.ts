import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadExchange } from './exchange.ts'
import { marker, type SitePlaces, sitePlaces } from './places.ts'
import { dropSpare, renewSpare } from './spare.ts'
import { lookAt, openStaging, type SiteLook, type Staging } from './staging.ts'
import { putBack, swapIn } from './swap.ts'
import { entryAt, removeEmptyParents } from './trees.ts'

export type { SiteLook, Staging } from './staging.ts'

/** What a writer hands back. */
export interface Written<Result> {
  /**
   * Identifier of the site: one line, the same for the same bytes. It is `base` the next time. Where it is already and
   * nothing was taken, the published site stays as it is. Empty: the next build is to start from nothing.
   */
  readonly id: string
  readonly result: Result
}

/** The output folder holds something that is not a site of ours. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError'
}

/**
 * Write a site into a folder beside the published one and let the two change places, so that readers find the old site
 * or the new one, whole. Throws ForeignFolderError for a folder with other things in it; when `write` throws, the old
 * site stays. `write` is not to throw while a part of it still writes. For one caller at a time, who may have looked at
 * the site already.
 */
export async function publish<Result>(
  output: string,
  write: (staging: Staging) => Promise<Written<Result>>,
  look?: SiteLook,
): Promise<Result> {
  const places = sitePlaces(output)
  putBack(places)
  refuseForeignFolder(places.site)
  const { staging, touched } = openStaging(places, look)
  try {
    const { id, result } = await write(staging)
    if (touched() !== undefined || id !== staging.base) {
      staging.take([marker])
      const changed = touched() ?? 'everything'
      if (changed !== 'everything') for (const file of changed) removeEmptyParents(places.tree, file)
      // The last of all: what is newer was written by somebody else.
      writeFileSync(path.join(places.tree, marker), `${id}\n`)
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

/**
 * Look at the published site and its spare copy ahead of `publish`, while nobody else publishes. `namesOf` tells what the
 * site of an identifier holds; where it does not know, there is nothing to find.
 */
export function lookAtSite(
  output: string,
  namesOf: (base: string) => readonly string[] | undefined,
): SiteLook | undefined {
  return lookAt(sitePlaces(output), namesOf)
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
  if (names.length > 0 && !names.includes(marker)) {
    throw new ForeignFolderError(
      `Unexpected files in the output folder \`${site}\` that are no site of Tidings, expected an empty folder or a new one.`,
    )
  }
}
