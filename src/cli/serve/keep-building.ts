import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { debounce } from '../../serve/debounce.ts'
import type { Problem } from '../../serve/state.ts'
import { type FolderWatch, watchFolders } from '../../serve/watch-folders.ts'
import { describeFailure } from '../failure.ts'
import type { ServeOptions } from '../options.ts'
import type { BuildReport } from './print-report.ts'
import { createRebuild, type Rebuilt } from './rebuild.ts'
import { findSources, stateOf } from './sources.ts'

/** Milliseconds between the last change and the build: editors save in several steps. */
const debounceTime = 80

/** Milliseconds between two tries while another process works on the folders. */
const retryTime = 500

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
  // Files as import wrote them: a change that import made asks for no build.
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
      const rebuilt = await rebuild(before !== '').catch(describeError)
      if (stop.aborted) return
      for (const file of rebuilt.touched) imported.set(path.resolve(file), stateOf(path.resolve(file)))
      watch.refresh()
      const problems = [...rebuilt.problems, ...problemsOf(watch)]
      const isReported = rebuilt.isLocked && tries > 0
      if (!isReported) await report({ ...rebuilt, problems, changed: news, isNew: before !== siteId() })
      if (!rebuilt.isLocked) return
      await wait(retryTime, undefined, { signal: stop }).catch(() => {})
    }
  }

  const builds = debounce(build, debounceTime)
  const { folders, includes } = findSources(files, options)
  const watch = watchFolders(folders, file => {
    if (!includes(file)) return
    changed.add(file)
    builds.request()
  })
  try {
    builds.request()
    await new Promise(resolve => stop.addEventListener('abort', resolve, { once: true }))
  } finally {
    watch.close()
    await builds.stop()
  }
}

function problemsOf(watch: FolderWatch): readonly Problem[] {
  return Array.from(watch.failures(), ([file, reason]) => ({
    severity: 'warning',
    place: path.relative('', file),
    message: `Cannot watch for changes: ${reason}.`,
  }))
}

/** An error outside of the build is shown like one of the build: serving goes on. */
function describeError(error: unknown): Rebuilt {
  const stack = error instanceof Error ? error.stack : undefined
  const message = describeFailure(error)?.message ?? stack ?? String(error)
  return { problems: [{ severity: 'error', place: '', message }], touched: [], isLocked: false }
}
