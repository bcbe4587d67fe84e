import type { Progress, Stage } from '../build/progress.ts'
import type { Console } from './console.ts'
import { formatProgress } from './progress-line.ts'
import { type Clock, createStopwatch, processClock, type StageTime, type Stopwatch } from './stopwatch.ts'
import { formatCount } from './summary.ts'

/** Progress that also measures the stages. */
export interface MeasuredProgress extends Progress {
  readonly stopwatch: Stopwatch<Stage>
}

/** Shows the running stages. */
interface Display {
  readonly draw: (running: readonly StageTime[]) => void
  readonly clear: () => void
}

/** Milliseconds that a run takes before its progress is shown. */
const showAfter = 500
/** Milliseconds between two redraws. */
const redrawInterval = 80

/**
 * Measure the stages of a run and, after half a second, show them: on a terminal as one line that is redrawn, elsewhere
 * as one line per stage. A quiet run only measures.
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
    if (now - stopwatch.start < showAfter || now - lastDraw < redrawInterval) return
    lastDraw = now
    display.draw(stopwatch.stages().filter(({ isRunning }) => isRunning))
  }
  return {
    stopwatch,
    show(stage, done, of) {
      stopwatch.record(stage, done, of)
      if (done === 0) lastDraw = Number.NEGATIVE_INFINITY
      draw()
      stop ??= clock.every(redrawInterval, draw)
    },
    clear() {
      stop?.()
      stop = undefined
      display.clear()
    },
  }
}

function createLine(console: Console): Display {
  let isDrawn = false
  const startOfLine = '\r\u001B[K'
  return {
    draw(running) {
      if (running.length === 0) return
      isDrawn = true
      // Some terminals wrap a line that is exactly as wide as they are.
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
