/** Where the time comes from; tests bring their own. */
export interface Clock {
  /** Milliseconds since the process began. */
  readonly now: () => number
  /** Do something over and over, as long as the process has other work; returns what stops it. */
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
  /** When it was begun for the first time, by the clock. */
  readonly start: number
  /** How long it went on, in sum where it was begun more than once. */
  readonly duration: number
  readonly isRunning: boolean
  /** How far it has come, in units of its own. */
  readonly done: number
  readonly of: number
}

export interface Stopwatch<Stage extends string = string> {
  /** When the watch was made, by the clock. */
  readonly start: number
  readonly record: (stage: Stage, done: number, of: number) => void
  /** All stages so far, in the order they were begun. */
  readonly stages: () => readonly StageTime<Stage>[]
}

/**
 * Measure the stages of a run. The first word of a stage begins it, the one that all is done ends it, another one after
 * that begins it again. Stages may run side by side: each is measured on its own, waiting included.
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
