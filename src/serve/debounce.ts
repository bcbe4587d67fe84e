/** Requests runs of a job. */
export interface Debounced {
  readonly request: () => void
  /** Cancel what is requested, and resolve when no run is under way. */
  readonly stop: () => Promise<void>
}

/**
 * Debounce a job: run it `delay` milliseconds after the last request. Runs never overlap; requests during a run lead to
 * one more run. The job must not reject.
 */
export function debounce(job: () => Promise<void>, delay: number): Debounced {
  let timer: NodeJS.Timeout | undefined
  let run: Promise<void> | undefined
  let isRequestedAgain = false

  const start = () => {
    timer = undefined
    run = job().finally(() => {
      run = undefined
      if (isRequestedAgain) request()
    })
  }
  const request = () => {
    isRequestedAgain = run !== undefined
    if (run) return
    clearTimeout(timer)
    timer = setTimeout(start, delay)
  }
  return {
    request,
    async stop() {
      clearTimeout(timer)
      await run
      // Set by a request during the run.
      clearTimeout(timer)
    },
  }
}
