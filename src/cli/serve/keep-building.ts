import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServeOptions } from './options.ts'
import { createRebuild, type Rebuilt } from './rebuild.ts'
import type { BuildReport } from './report.ts'
import { settle } from './settle.ts'
import { findSources, stateOf } from './sources.ts'
import { watchFolders } from './watch-folders.ts'

/** Milliseconds without another change before a build: editors save in several steps. */
const stillness = 80

/** Milliseconds between two tries while another process works on the folders. */
const patience = 500

/**
 * Build now, and again at each change of a source, until `stop` is aborted; report each build. `siteId` identifies the
 * site that is published, empty while there is none.
 */
export async function keepBuilding(
  files: readonly string[],
  options: ServeOptions,
  siteId: () => string,
  stop: AbortSignal,
  report: (build: BuildReport) => Promise<void>,
): Promise<void> {
  const changed = new Set<string>()
  // Posts as import left them: writing them is no change that asks for a build.
  const imported = new Map<string, string>()
  let isFirst = true
  const rebuild = createRebuild(files, options, stop)

  const build = async () => {
    const news = [...changed].filter(file => imported.get(file) !== stateOf(file))
    changed.clear()
    if (stop.aborted || (news.length === 0 && !isFirst)) return
    isFirst = false
    const before = siteId()
    for (let tries = 0; ; tries++) {
      const rebuilt = await rebuild(before !== '').catch(describeFailure)
      if (stop.aborted) return
      for (const file of rebuilt.touched) imported.set(path.resolve(file), stateOf(path.resolve(file)))
      // Folders that the build made, or that were made since.
      watch.cover()
      const isToldAlready = rebuilt.isLockedOut && tries > 0
      if (!isToldAlready) await report({ ...rebuilt, changed: news, isNew: before !== siteId() })
      if (!rebuilt.isLockedOut) return
      await wait(patience, undefined, { signal: stop }).catch(() => {})
    }
  }

  const builds = settle(build, stillness)
  const { folders, holds } = findSources(files, options)
  const watch = watchFolders(folders, file => {
    if (!holds(file)) return
    changed.add(file)
    builds.request()
  })
  try {
    builds.request()
    await new Promise(resolve => stop.addEventListener('abort', resolve, { once: true }))
  } finally {
    watch.close()
    await builds.idle()
  }
}

/** What goes wrong beside a build is shown like what goes wrong in it: serving goes on. */
function describeFailure(error: unknown): Rebuilt {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { problems: [{ severity: 'error', place: '', message }], touched: [], isLockedOut: false }
}
