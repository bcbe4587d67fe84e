import type { Console } from './console.ts'
import { formatProgress } from './progress-line.ts'
import { type Clock, createStopwatch, processClock, type StageTime, type Stopwatch } from './stopwatch.ts'
import { formatCount } from './summary.ts'

/** What a run is made of, as it is shown and profiled. */
export type Stage =
  | 'read dump'
  | 'read posts'
  | 'plan import'
  | 'write posts'
  | 'load builder'
  | 'prepare'
  | 'render'
  | 'arrange'
  | 'plan pages'
  | 'write pages'
  | 'outputs'
  | 'images'
  | 'search'
  | 'assets'
  | 'publish'

/** Tells how far the stages of a run have come. */
export interface Progress {
  /** Tell how much of a stage is done. The first word begins it, the one that all is done ends it. */
  readonly show: (stage: Stage, done: number, of: number) => void
  /** Take the line away, until the next word. */
  readonly clear: () => void
}

/** Progress that remembers where the time went. */
export interface MeasuredProgress extends Progress {
  readonly stopwatch: Stopwatch<Stage>
}

/** Shows what is running; `clear` takes it away. */
interface Display {
  readonly draw: (running: readonly StageTime[]) => void
  readonly clear: () => void
}

/** Milliseconds that a run may take before anything is shown of it. */
const patience = 500
/** Milliseconds between two redraws: often enough to look alive, too seldom to cost time. */
const interval = 80

/**
 * Measure the stages of a run and, once it takes half a second, show them: on a terminal as one line drawn over and
 * over, elsewhere as a line for each stage, where quiet is asked for not at all.
 */
export function createProgress(
  console: Console,
  isQuiet: boolean,
  clock: Clock = processClock,
): MeasuredProgress {
  const stopwatch = createStopwatch<Stage>(clock)
  if (isQuiet) return { stopwatch, show: stopwatch.record, clear: () => {} }
  const display = console.isTerminal ? createLine(console) : createList(console)
  let lastDraw = Number.NEGATIVE_INFINITY
  let stop: (() => void) | undefined
  const draw = () => {
    const now = clock.now()
    if (now - stopwatch.start < patience || now - lastDraw < interval) return
    lastDraw = now
    display.draw(stopwatch.stages().filter(({ isRunning }) => isRunning))
  }
  return {
    stopwatch,
    show(stage, done, of) {
      stopwatch.record(stage, done, of)
      if (done === 0) lastDraw = Number.NEGATIVE_INFINITY
      draw()
      stop ??= clock.every(interval, draw)
    },
    clear() {
      stop?.()
      stop = undefined
      display.clear()
    },
  }
}

/** Do the work of a stage, which may tell how much of it is done. */
export async function during<Result>(
  { show }: Progress,
  stage: Stage,
  work: (tell: (done: number, of: number) => void) => Result | Promise<Result>,
): Promise<Result> {
  let all = 1
  show(stage, 0, all)
  try {
    return await work((done, of) => {
      all = of
      show(stage, done, of)
    })
  } finally {
    show(stage, all, all)
  }
}

function createLine(console: Console): Display {
  let isDrawn = false
  const startOfLine = '\r\u001B[K'
  return {
    draw(running) {
      if (running.length === 0) return
      isDrawn = true
      // A line as wide as the terminal would break in some of them.
      console.err(`${startOfLine}${formatProgress(running, console.columns - 1)}`)
    },
    clear() {
      if (isDrawn) console.err(startOfLine)
      isDrawn = false
    },
  }
}

function createList(console: Console): Display {
  const listed = new Set<string>()
  return {
    draw(running) {
      for (const { stage, of } of running) {
        if (!listed.has(stage)) console.err(of > 1 ? `${stage} (${formatCount(of)}) …\n` : `${stage} …\n`)
        listed.add(stage)
      }
    },
    clear: () => {},
  }
}
