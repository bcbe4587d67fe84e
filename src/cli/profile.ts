import { writeFile } from 'node:fs/promises'
import type { Console } from './console.ts'
import type { MeasuredProgress } from './progress.ts'
import type { StageTime } from './stopwatch.ts'

/** Times of a run by stage, in seconds. */
export interface Profile {
  /** Since the start of the process. */
  readonly seconds: number
  /** Stages may overlap: the search index is made while pages are written. */
  readonly stages: readonly {
    readonly stage: string
    /** Start of the stage, since the start of the process. */
    readonly start: number
    readonly seconds: number
    /** Number of posts or pages, in a stage that counts them. */
    readonly count?: number
  }[]
}

/** Make the profile of a run from its times in milliseconds. The time before the first stage is the stage `start`. */
export function makeProfile(begin: number, stages: readonly StageTime[], end: number): Profile {
  return {
    seconds: toSeconds(end),
    stages: [
      { stage: 'start', start: 0, seconds: toSeconds(begin) },
      ...stages.map(({ stage, start, duration, of }) => ({
        stage,
        start: toSeconds(start),
        seconds: toSeconds(duration),
        ...(of > 1 ? { count: of } : {}),
      })),
    ],
  }
}

/** Format a profile as a table: for each stage its seconds, its share of the run and its count. */
export function formatProfile({ seconds, stages }: Profile): string {
  const rows = [...stages, { stage: 'all', seconds, count: undefined }]
  const width = Math.max(...rows.map(({ stage }) => stage.length))
  return rows
    .map(({ stage, seconds: own, count }) => {
      const share = `${Math.round((own / seconds) * 100)} %`
      return `${stage.padEnd(width)} ${own.toFixed(2).padStart(8)} s ${share.padStart(6)}${count === undefined ? '' : `  ${count}`}\n`
    })
    .join('')
}

/** Write the profile of a run that ends now to a file, and print it as a table. Does nothing without a file. */
export async function writeProfile(
  file: string | undefined,
  { stopwatch }: MeasuredProgress,
  console: Console,
  isQuiet: boolean,
): Promise<void> {
  if (file === undefined) return
  const profile = makeProfile(stopwatch.start, stopwatch.stages(), performance.now())
  await writeFile(file, `${JSON.stringify(profile, undefined, 2)}\n`)
  if (!isQuiet) console.err(formatProfile(profile))
}

function toSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000
}
