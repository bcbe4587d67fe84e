/** The stages of a run, as they are shown and profiled. */
export type Stage =
  | 'read dump'
  | 'read posts'
  | 'plan import'
  | 'write posts'
  | 'load builder'
  | 'prepare'
  | 'fetch'
  | 'render'
  | 'plan pages'
  | 'write pages'
  | 'outputs'
  | 'images'
  | 'search'
  | 'assets'
  | 'publish'
  | 'check links'

/** Receives how far the stages of a run have come. */
export interface Progress {
  /** Report that `done` of `of` units of a stage are done. The first report starts the stage, `done === of` ends it. */
  readonly show: (stage: Stage, done: number, of: number) => void
  /** Remove the progress line, until the next report. */
  readonly clear: () => void
}

export const silentProgress: Progress = { show() {}, clear() {} }

/** Run the work of a stage. The work may report how much of it is done. */
export async function during<Result>(
  { show }: Progress,
  stage: Stage,
  work: (report: (done: number, of: number) => void) => Result | Promise<Result>,
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
