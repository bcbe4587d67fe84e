import path from 'node:path'
import { type Finished, launch } from '../../serve/launch.ts'
import type { Problem } from '../../serve/state.ts'
import { listFeeds } from '../list-feeds.ts'
import { placeArguments, type ServeOptions } from '../options.ts'
import {
  explainFailure,
  failureKind,
  problemsOf,
  type RunReport,
  readReport,
  touchedFiles,
} from './run-report.ts'
import { stateOf } from './sources.ts'

/** The result of one build. */
export interface Rebuilt {
  readonly problems: readonly Problem[]
  /** Files that it wrote or removed in the content folder. */
  readonly touched: readonly string[]
  /** Missing where no site was built. */
  readonly site?: RunReport['site'] | undefined
  /** Another process works on the same folders: nothing is wrong, a later try may succeed. */
  readonly isLocked: boolean
}

/**
 * Create a function that imports and builds, in child processes. With `skipsBroken`, a dump with errors is not imported
 * and its posts stay as they are; without, its sound entries are imported, so that there is a site to look at.
 */
export function createRebuild(files: readonly string[], options: ServeOptions, stop: AbortSignal) {
  const { content } = options
  const run = (args: readonly string[]) => launch([...args, '--json'], stop)
  const places = placeArguments(options)
  // The state in which a dump was last found free of errors: only changed dumps are checked again.
  const soundStates = new Map<string, string>()

  return async (skipsBroken: boolean): Promise<Rebuilt> => {
    const feeds = files.length > 0 ? files : listFeeds(content).feeds
    const states = new Map(feeds.map(file => [file, stateOf(file)]))
    const rememberSound = (checked: readonly string[], { diagnostics }: RunReport) => {
      const broken = new Set(
        diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file),
      )
      for (const file of checked) if (!broken.has(file)) soundStates.set(file, states.get(file) ?? '')
    }
    const isSound = (file: string) => soundStates.get(file) === states.get(file)

    const unchecked = skipsBroken ? feeds.filter(file => !isSound(file)) : []
    const skipped: Problem[] = []
    if (unchecked.length > 0) {
      const checked = await run(['check', ...unchecked])
      const report = readReport(checked)
      if (!report) return failed(checked)
      rememberSound(unchecked, report)
      // The import reports the problems of the other dumps.
      const diagnostics = report.diagnostics.filter(({ file }) => !isSound(file))
      skipped.push(...problemsOf({ ...report, diagnostics }))
    }
    const chosen = skipsBroken ? feeds.filter(isSound) : feeds
    const built = await run(chosen.length > 0 ? ['regenerate', ...chosen, ...places] : ['build', ...places])
    const report = readReport(built)
    if (!report) return failed(built, skipped)
    rememberSound(chosen, report)
    return {
      problems: [...skipped, ...problemsOf(report)],
      touched: touchedFiles(report).map(file => path.join(content, file)),
      site: report.site,
      isLocked: false,
    }
  }
}

function failed(finished: Finished, skipped: readonly Problem[] = []): Rebuilt {
  return {
    problems: [...skipped, explainFailure(finished)],
    touched: [],
    isLocked: failureKind(finished) === 'locked',
  }
}
