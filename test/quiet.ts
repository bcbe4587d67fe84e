import type { Progress } from '../src/build/progress.ts'

/** Progress that nobody watches. */
export const quiet: Progress = { show: () => {}, clear: () => {} }
