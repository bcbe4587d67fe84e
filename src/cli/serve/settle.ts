/** Asks for runs of a job. */
export interface Settled {
  readonly request: () => void
  /** Resolve when no run is under way or asked for. */
  readonly idle: () => Promise<void>
}

/**
 * Run a job once requests have been still for a while, never two runs at once; a request during a run leads to one more.
 * `delay` is in milliseconds. The job must not reject.
 */
export function settle(job: () => Promise<void>, delay: number): Settled {
  let timer: NodeJS.Timeout | undefined
  let run: Promise<void> | undefined
  let isAskedAgain = false

  const start = () => {
    timer = undefined
    run = job().finally(() => {
      run = undefined
      if (isAskedAgain) request()
    })
  }
  const request = () => {
    isAskedAgain = run !== undefined
    if (run) return
    clearTimeout(timer)
    timer = setTimeout(start, delay)
  }
  return {
    request,
    async idle() {
      clearTimeout(timer)
      await run
      clearTimeout(timer)
    },
  }
}
