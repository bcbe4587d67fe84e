import path from 'node:path'
import { listFeeds } from '../list-feeds.ts'
import { type Finished, launch } from './launch.ts'
import type { ServeOptions } from './options.ts'
import {
  explainFailure,
  failureKind,
  problemsOf,
  type RunReport,
  readReport,
  touchedFiles,
} from './run-report.ts'
import { stateOf } from './sources.ts'
import type { Problem } from './state.ts'

/** What one build came to. */
export interface Rebuilt {
  readonly problems: readonly Problem[]
  /** Files that it wrote or removed in the content folder. */
  readonly touched: readonly string[]
  /** Missing where no site was built. */
  readonly site?: RunReport['site'] | undefined
  /** Another process works on the same folders: there is nothing wrong, and it is to be tried again. */
  readonly isLockedOut: boolean
}

/**
 * Make a function that imports and builds, in processes of their own. `isHeld`: a dump with errors is not imported, and
 * the posts it had before stay as they are; otherwise what is sound of it is, so that there is something to see.
 */
export function createRebuild(files: readonly string[], options: ServeOptions, stop: AbortSignal) {
  const { content, output, config } = options
  const run = (args: readonly string[]) => launch([...args, '--json'], stop)
  const places = [
    ...['--content', content, '--output', output],
    ...(config === undefined ? [] : ['--config', config]),
  ]
  // Dumps by the state in which they were found without errors: reading a hundred months for each save takes its time.
  const sound = new Map<string, string>()

  return async (isHeld: boolean): Promise<Rebuilt> => {
    const feeds = files.length > 0 ? files : await listFeeds(content)
    const states = new Map(feeds.map(file => [file, stateOf(file)]))
    const learn = (checked: readonly string[], { diagnostics }: RunReport) => {
      const broken = new Set(diagnostics.filter(isError).map(({ file }) => file))
      for (const file of checked) if (!broken.has(file)) sound.set(file, states.get(file) ?? '')
    }
    const isSound = (file: string) => sound.get(file) === states.get(file)

    const doubtful = isHeld ? feeds.filter(file => !isSound(file)) : []
    const held: Problem[] = []
    if (doubtful.length > 0) {
      const checked = await run(['check', ...doubtful])
      const report = readReport(checked)
      if (!report) return failed(checked)
      learn(doubtful, report)
      // The others are reported when they are imported.
      const diagnostics = report.diagnostics.filter(({ file }) => !isSound(file))
      held.push(...problemsOf({ ...report, diagnostics }))
    }
    const chosen = isHeld ? feeds.filter(isSound) : feeds
    const built = await run(chosen.length > 0 ? ['regenerate', ...chosen, ...places] : ['build', ...places])
    const report = readReport(built)
    if (!report) return failed(built, held)
    learn(chosen, report)
    return {
      problems: [...held, ...problemsOf(report)],
      touched: touchedFiles(report).map(file => path.join(content, file)),
      site: report.site,
      isLockedOut: false,
    }
  }
}

function isError({ severity }: Pick<Problem, 'severity'>): boolean {
  return severity === 'error'
}

function failed(finished: Finished, held: readonly Problem[] = []): Rebuilt {
  return {
    problems: [...held, explainFailure(finished)],
    touched: [],
    isLockedOut: failureKind(finished) === 'locked',
  }
}
