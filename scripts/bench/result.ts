import type { Archives } from './archives.ts'
import type { SubjectResult } from './compare.ts'

/** A measured figure, and what the project asks of it. NaN where it could not be measured. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: '' | 's' | 'MB' | 'KB' | 'MB/s' | 'files'
  readonly required?: { readonly atMost: number } | { readonly atLeast: number }
}

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What a row of the bench found. */
export interface RowResult {
  /** What was measured, on what. */
  readonly title: string
  readonly figures: readonly Figure[]
  readonly subjects: readonly SubjectResult[]
  /** What else there is to tell, between figures and subjects. */
  readonly tables?: readonly Table[]
}

export interface RowOptions {
  /** A folder of its own, removed afterwards. */
  readonly folder: string
  /** Archives that the rows of one run share. */
  readonly archives: Archives
  /** Posts of the large corpus. */
  readonly posts: number
  /** Runs of each subject; absent: as many as the row thinks fit. */
  readonly runs: number | undefined
}

/** One row of the bench: prepare what is to be measured, measure it, check that the work was done. */
export type Row = (options: RowOptions) => Promise<RowResult>
