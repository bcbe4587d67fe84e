/** How good the answers to drawn queries are, and the table that tells it. */
import type { Shown } from './search-page.ts'
import type { DrawnQuery } from './search-queries.ts'

export interface Score {
  readonly recall: number
  /** Share of the truth among the first results, as many as the truth has. */
  readonly rPrecision: number
  readonly isExact: boolean
}

/**
 * Compare an answer with the truth. Where no more than so many results were looked at, all of them are asked to be in
 * the truth where it is larger.
 */
export function score(
  { truth }: DrawnQuery,
  { state, paths }: Shown,
  looked = Number.POSITIVE_INFINITY,
): Score {
  const size = Math.min(truth.size, looked)
  const found = new Set(paths)
  const share = (held: readonly string[]): number => held.filter(path => truth.has(path)).length / size
  return {
    recall: share([...found]),
    rPrecision: share(paths.slice(0, size)),
    isExact: state === 'exact' && found.size === size,
  }
}

export interface ClassScore {
  readonly name: string
  readonly queries: number
  readonly recall: number
  readonly rPrecision: number
  /** Share of the queries that were answered with the truth and nothing else. */
  readonly exact: number
}

/** Mean scores by class, in the order of the queries. */
export function scoreByClass(scores: ReadonlyMap<DrawnQuery, Score>): readonly ClassScore[] {
  const classes = [...new Set([...scores.keys()].map(query => query.class))]
  return classes.map(name => {
    const of = [...scores].filter(([query]) => query.class === name).map(([, each]) => each)
    return {
      name,
      queries: of.length,
      recall: mean(of.map(each => each.recall)),
      rPrecision: mean(of.map(each => each.rPrecision)),
      exact: mean(of.map(each => (each.isExact ? 1 : 0))),
    }
  })
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
