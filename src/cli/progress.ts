import type { Console } from './console.ts'

/** Tells how far a stage has come. */
export interface Progress {
  /** Show a stage, with a count where there is one. */
  readonly show: (stage: string, count?: number) => void
  /** Take the line away. */
  readonly clear: () => void
}

/** Milliseconds between two redraws: often enough to look alive, too seldom to cost time. */
const interval = 80

/** Draw one line on a terminal, over and over; draw nothing where output is piped or quiet is asked for. */
export function createProgress(console: Console, isQuiet: boolean): Progress {
  if (!console.isTerminal || isQuiet) return { show: () => {}, clear: () => {} }
  let lastDraw = 0
  let lastStage = ''
  return {
    show(stage, count) {
      const now = performance.now()
      if (stage === lastStage && now - lastDraw < interval) return
      lastDraw = now
      lastStage = stage
      const line = count === undefined ? `${stage} …` : `${stage} … ${count}`
      console.err(`\r\u001B[K${line.slice(0, console.columns - 1)}`)
    },
    clear: () => console.err('\r\u001B[K'),
  }
}
