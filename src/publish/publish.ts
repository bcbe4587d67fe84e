import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { InputError } from '../errors.ts'
import { loadExchange } from './exchange.ts'
import { findForeignFiles, formatMarker } from './foreign-files.ts'
import { marker, type SitePaths, sitePaths } from './site-paths.ts'
import { dropSpare, renewSpare } from './spare.ts'
import { openStaging, type Staging } from './staging.ts'
import { restoreSite, swapTrees } from './swap.ts'
import { entryAt, removeEmptyParents } from './trees.ts'

export type { Staging } from './staging.ts'

/** The result of writing a site. */
export interface Written<Result> {
  /**
   * Identifier of the site: one line, the same for the same bytes. It is the `base` of the next build. If it equals the
   * present `base` and nothing was removed, the published site stays as it is. Empty: the next build starts from nothing.
   */
  readonly id: string
  /**
   * Everything in the site, by paths below its folder; a name that ends with `/` is a folder and everything in it. The
   * next build refuses to replace a site that holds anything else. Absent: it replaces whatever is there.
   */
  readonly names?: readonly string[]
  readonly result: Result
}

/** The output folder is no site of this program, or holds files that no build published. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError'
}

/**
 * Write a site into a staging folder beside the published one and swap the two, so that readers find the complete old site
 * or the complete new one. Throws ForeignFolderError if the output folder holds anything else. If `write` throws, the old
 * site stays. `write` must not throw while it is still writing. The caller holds the lock of the site.
 */
export async function publish<Result>(
  output: string,
  write: (staging: Staging) => Promise<Written<Result>>,
): Promise<Result> {
  const paths = sitePaths(output)
  restoreSite(paths)
  refuseForeignFolder(paths.site)
  const { staging, touched } = openStaging(paths)
  try {
    const { id, names = [], result } = await write(staging)
    if (touched() !== undefined || id !== staging.base) {
      staging.remove([marker])
      const changed = touched() ?? 'everything'
      if (changed !== 'everything') for (const file of changed) removeEmptyParents(paths.tree, file)
      refuseMissing(paths.tree, names, changed)
      // Written last: any file that is newer was changed by somebody else.
      writeFileSync(path.join(paths.tree, marker), formatMarker(id, names))
      swapTrees(paths, await loadExchange())
      renewOrDrop(paths, changed, id)
    }
    return result
  } catch (error) {
    // Free the space of a complete second site: the disk may be full. Where a few files changed, the next build mends them.
    if (touched() === 'everything') dropQuietly(paths)
    throw error
  }
}

/** Throw InputError where a tree lacks a file that the build counts among those it wrote: nothing is published then. */
function refuseMissing(
  tree: string,
  names: readonly string[],
  changed: ReadonlySet<string> | 'everything',
): void {
  const written = changed === 'everything' ? names : names.filter(name => changed.has(name))
  const missing = written.filter(name => !entryAt(path.join(tree, name)))
  if (missing.length === 0) return
  throw new InputError(
    `Cannot publish the site: of ${written.length} files that the build wrote, ${missing.length} are not on the disk, such as \`${missing[0]}\`.`,
  )
}

/** Restore the old site if a process was killed between its two renames. Every command does so before it builds. */
export function recoverSite(output: string): void {
  restoreSite(sitePaths(output))
}

/** Update the spare, or remove it if that fails (on a full disk): a missing spare costs the next build time and nothing else. */
function renewOrDrop(paths: SitePaths, changed: ReadonlySet<string> | 'everything', id: string): void {
  try {
    renewSpare(paths, changed, id)
  } catch {
    dropQuietly(paths)
  }
}

/** Ignore failures: without its `copyOf`, the next build compares what is left with the site. */
function dropQuietly(paths: SitePaths): void {
  try {
    dropSpare(paths)
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
