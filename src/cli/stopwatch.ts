/** The source of time; tests pass their own. */
export interface Clock {
  /** Milliseconds since the process began. */
  readonly now: () => number
  /** Repeat an action while the process has other work. Returns the function that stops it. */
  readonly every: (milliseconds: number, action: () => void) => () => void
}

export const processClock: Clock = {
  now: () => performance.now(),
  every(milliseconds, action) {
    const timer = setInterval(action, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}

/** One stage of a run. Times are milliseconds. */
export interface StageTime<Stage extends string = string> {
  readonly stage: Stage
  /** First start, by the clock. */
  readonly start: number
  /** Sum of its runs, if it ran more than once. */
  readonly duration: number
  readonly isRunning: boolean
  /** Units of the stage, such as pages, that are done. */
  readonly done: number
  readonly of: number
}

export interface Stopwatch<Stage extends string = string> {
  /** Creation of the stopwatch, by the clock. */
  readonly start: number
  readonly record: (stage: Stage, done: number, of: number) => void
  /** All stages so far, by first start. */
  readonly stages: () => readonly StageTime<Stage>[]
}

/**
 * Measure the stages of a run. The first record of a stage starts it, `done >= of` ends it, a later record restarts it.
 * Stages may overlap; each is measured in wall-clock time.
 */
export function createStopwatch<Stage extends string>({ now }: Clock): Stopwatch<Stage> {
  const times = new Map<Stage, Omit<StageTime<Stage>, 'isRunning'> & { readonly since?: number }>()
  return {
    start: now(),
    record(stage, done, of) {
      const time = now()
      const { start = time, duration = 0, since = time } = times.get(stage) ?? {}
      const isDone = done >= of
      times.set(stage, {
        ...{ stage, start, done, of },
        ...(isDone ? { duration: duration + time - since } : { duration, since }),
      })
    },
    stages: () =>
      Array.from(times.values(), ({ since, ...stage }) => ({
        ...stage,
        duration: stage.duration + (since === undefined ? 0 : now() - since),
        isRunning: since !== undefined,
      })),
  }
}
