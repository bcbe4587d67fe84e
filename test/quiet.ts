import type { Progress } from '../src/cli/progress.ts'

/** Progress that nobody watches. */
export const quiet: Progress = { show: () => {}, clear: () => {} }
