import { writeFile } from 'node:fs/promises'
import type { Console } from './console.ts'
import type { MeasuredProgress } from './progress.ts'
import type { StageTime } from './stopwatch.ts'

/** Where the time of a run went, in seconds. */
export interface Profile {
  /** From the start of the process on. */
  readonly seconds: number
  /** Stages may overlap: the search index is made beside the pages. */
  readonly stages: readonly {
    readonly stage: string
    /** When it began, after the start of the process. */
    readonly start: number
    readonly seconds: number
    /** Posts or pages, where the stage counts them. */
    readonly count?: number
  }[]
}

/** Make the profile of a run that ends now; what was before its first stage is the stage `start`. Times in milliseconds. */
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

/** One row for each stage: its seconds, its share of the whole and what it counted. */
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

/** Write the profile of a run to a file, if one is named, and print it as a table. Throws what the file system throws. */
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
